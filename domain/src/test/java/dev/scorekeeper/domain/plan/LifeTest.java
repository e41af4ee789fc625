package dev.scorekeeper.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifeTest {
  private static final Verdict PLANNED = new Verdict.Planned();
  private static final Verdict DONE = new Verdict.Implemented(new Size(2, 5));

  private final List<Fact> facts = new ArrayList<>();
  private PlanHistory history = PlanHistory.UNKNOWN;
  private long hour;

  private LifeTest with(String id, String category, Verdict verdict, String file) {
    facts.add(new Fact.DomainVerdict(id, verdict));
    facts.add(
        new Fact.DomainProfile(
            id, "Name of " + id, category, Optional.of(file).filter(path -> !path.isEmpty())));
    return this;
  }

  private void then() {
    history = history.then(at(hour++), Facts.of(Outcome.ASSESSED, facts), Cause.CHANGE);
    facts.clear();
  }

  private static Instant at(long hour) {
    return Instant.ofEpochSecond(3600 * hour);
  }

  private List<Life> lives() {
    return Life.of(history.spans());
  }

  @Test
  void aDomainThatIsRenamedGoesOnItsLife() {
    with("old", "shop", PLANNED, "").then();
    with("old", "shop", DONE, "a.json").then();
    with("new", "shop", DONE, "a.json").then();

    assertThat(lives()).hasSize(1);
    Life life = lives().get(0);
    assertThat(life.id()).isEqualTo("new");
    assertThat(life.formerly()).containsExactly("old");
    assertThat(life.stays())
        .extracting(Life.Stay::status)
        .containsExactly(Status.PLANNED, Status.IMPLEMENTED, Status.IMPLEMENTED);
    assertThat(life.changes())
        .extracting(Change.OfDomain::event)
        .containsExactly(Event.FOUND, Event.DELIVERED, Event.RENAMED);
    assertThat(life.everPlanned()).isTrue();
    assertThat(life.first()).isEqualTo(at(0));
  }

  @Test
  void anIdThatComesBackAfterARenamingHasALifeOfItsOwn() {
    with("old", "shop", DONE, "a.json").then();
    with("new", "shop", DONE, "a.json").then();
    with("new", "shop", DONE, "a.json").with("old", "shop", PLANNED, "").then();

    assertThat(lives()).extracting(Life::id).containsExactly("new", "old");
    assertThat(lives().get(1).stays()).hasSize(1);
    assertThat(lives().get(1).first()).isEqualTo(at(2));
  }

  @Test
  void whatIsGoneIsNothingNowAndHasTheCategoryThatItHadLast() {
    with("a", "shop", PLANNED, "").then();
    with("a", "stock", PLANNED, "").then();
    then();

    Life life = lives().get(0);
    assertThat(life.now()).isEmpty();
    assertThat(life.category()).isEqualTo("stock");
    assertThat(life.name()).isEqualTo("Name of a");
    assertThat(life.stays().get(0).until()).contains(at(2));
  }

  @Test
  void whatOnlyRepeatsTheCatalogNeverCounted() {
    with("a", "", new Verdict.Cataloged(new Size(1, 1)), "").then();

    assertThat(lives().get(0).everCounted()).isFalse();
    assertThat(lives().get(0).now()).isPresent();
  }
}
