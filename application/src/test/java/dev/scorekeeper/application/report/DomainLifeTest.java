package dev.scorekeeper.application.report;

import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.scorekeeper.application.backfill.Project;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The life of a domain {@code cart}, of which a run is told every hour. */
class DomainLifeTest {
  private static final StreamId STREAM = new StreamId("shop", "default");

  private final Project project = Project.untracked();
  private int runs;

  private DomainLifeTest then(SomeFacts facts) {
    project.record(++runs, facts.assessed());
    return this;
  }

  private static SomeFacts none() {
    return SomeFacts.none();
  }

  private DomainLife life(String domain) {
    project.now(time(10));
    OpenWorkspace opened = project.open();
    Subject subject =
        new Show(opened, project.streams(opened), project.snapshots(), project.clock(), project)
            .run(domain, false);
    assertThat(project.leftOpen()).isZero();
    return ((Subject.OfDomain) subject).life();
  }

  private static List<String> what(DomainLife life) {
    return life.stages().stream()
        .map(stage -> stage.event().text() + stage.other().map(" "::concat).orElse(""))
        .toList();
  }

  @Test
  void beginsAsFoundWhereTheHistoryBegins() {
    DomainLife life = then(none().planned("cart")).life("cart");

    assertThat(life.stream()).isEqualTo(STREAM);
    assertThat(life.id()).isEqualTo("cart");
    assertThat(life.stages()).hasSize(1);
    DomainLife.Stage stage = life.stages().get(0);
    assertThat(stage.event()).isEqualTo(Event.FOUND);
    assertThat(stage.verdict()).contains(new Verdict.Planned());
    assertThat(stage.since()).isEqualTo(time(1));
    assertThat(stage.until()).isEmpty();
    assertThat(stage.cause()).isEqualTo(Cause.FIRST);
    assertThat(stage.source().orElseThrow().run().run().observedAt()).isEqualTo(time(1));
    assertThat(stage.source().orElseThrow().note()).isEmpty();
  }

  @Test
  void oneThatCameLaterBeginsAsWhatItCameAs() {
    then(none().planned("till"));

    then(none().planned("till").planned("cart"));
    then(none().planned("till").planned("cart").implemented("menu", 1, 1));
    then(none().planned("cart").restating("till", 1, 1).restating("shelf", 1, 1));

    assertThat(what(life("cart"))).containsExactly("planned");
    assertThat(what(life("menu"))).startsWith("added");
    assertThat(what(life("shelf"))).containsExactly("cataloged");
    assertThat(what(life("till"))).containsExactly("found", "cataloged");
  }

  @Test
  void stagesAreWhatHappenedOneAfterTheOther() {
    then(none().planned("cart"));
    then(none().implemented("cart", 1, 2));
    then(none().implemented("cart", 2, 2));
    then(none().implemented("cart", 2, 1));
    then(none().broken("cart", Verdict.Reason.MISSING));
    then(none().broken("cart", Verdict.Reason.MALFORMED));
    then(none().implemented("cart", 2, 1));

    DomainLife life = life("cart");

    assertThat(what(life))
        .containsExactly("found", "delivered", "grew", "shrank", "broke", "changed", "repaired");
    assertThat(life.stages().get(2).verdict()).contains(new Verdict.Implemented(new Size(2, 2)));
    assertThat(life.stages().get(2).since()).isEqualTo(time(3));
    assertThat(life.stages().get(2).until()).contains(time(4));
  }

  @Test
  void lessOfOneAndMoreOfTheOtherIsLess() {
    then(none().implemented("cart", 2, 2));
    then(none().implemented("cart", 1, 9));
    then(none().implemented("cart", 3, 8));

    assertThat(what(life("cart"))).containsExactly("found", "shrank", "shrank");
  }

  @Test
  void oneThatIsGoneHasAStageWithoutAVerdictThatLasts() {
    then(none().implemented("cart", 1, 1)).then(none());

    DomainLife life = life("cart");

    assertThat(what(life)).containsExactly("found", "lost");
    DomainLife.Stage gone = life.stages().get(1);
    assertThat(gone.verdict()).isEmpty();
    assertThat(gone.since()).isEqualTo(time(2));
    assertThat(gone.until()).isEmpty();
    assertThat(gone.cause()).isEqualTo(Cause.CHANGE);
    assertThat(gone.lasted(life.now())).isEqualTo(Duration.ofHours(8));
  }

  @Test
  void oneThatOnlyRestatedTheCatalogIsJustGone() {
    then(none().restating("cart", 1, 1)).then(none());

    assertThat(what(life("cart"))).containsExactly("found", "uncataloged");
  }

  @Test
  void oneThatReturnedWasGoneMeanwhile() {
    then(none().planned("cart"));
    then(none());
    then(none());
    then(none().planned("cart"));

    DomainLife life = life("cart");

    assertThat(what(life)).containsExactly("found", "dropped", "returned");
    assertThat(life.stages().get(1).since()).isEqualTo(time(2));
    assertThat(life.stages().get(1).until()).contains(time(4));
  }

  @Test
  void oneThatWasRenamedSaysSoUnderBothIds() {
    then(none().implementedBy("c.json", "cart", 1, 1));
    then(none().implementedBy("c.json", "basket", 1, 1));

    assertThat(what(life("cart"))).containsExactly("found", "renamed basket");
    assertThat(what(life("basket"))).containsExactly("found", "renamed cart");
    assertThat(life("basket").totals()).containsOnlyKeys(Verdict.Status.IMPLEMENTED);
  }

  @Test
  void whatOtherRulesSayIsReassessedAndNoChange() {
    then(none().planned("cart"));
    project
        .histories()
        .history()
        .log()
        .record(
            number(2).on(STREAM).by(new Ruleset(Ruleset.CURRENT_RULES, false, "others")).run(),
            none().implemented("cart", 1, 1).assessed());

    DomainLife life = life("cart");

    assertThat(what(life)).containsExactly("found", "reassessed");
    assertThat(life.stages().get(1).cause()).isEqualTo(Cause.RULESET);
  }

  @Test
  void theProfileIsAsItWasLast() {
    then(none().implementedBy("old.json", "cart", 1, 1));
    then(none().implementedBy("new.json", "cart", 1, 1).planned("till")).then(none());

    DomainLife life = life("cart");

    assertThat(life.profile())
        .isEqualTo(
            new Fact.DomainProfile("cart", "The cart", "orchestration", Optional.of("new.json")));
    assertThat(what(life)).containsExactly("found", "lost");
  }

  @Test
  void totalsAddUpForHowLongItWasWhat() {
    then(none().planned("cart")); // 1
    then(none().implemented("cart", 1, 1)); // 2
    then(none().planned("cart")); // 3
    then(none()); // 4, gone
    then(none().implemented("cart", 1, 1)); // 5, until 10
    then(none().implemented("cart", 2, 2)); // 6

    assertThat(life("cart").totals())
        .containsExactly(
            entry(Status.IMPLEMENTED, Duration.ofHours(6)),
            entry(Status.PLANNED, Duration.ofHours(2)));
  }

  @Test
  void nowIsTheLastMomentWhereThatIsLaterThanTheClock() {
    then(none().planned("cart"));
    assertThat(life("cart").now()).isEqualTo(time(10));

    project.record(20, none().planned("cart").assessed());
    assertThat(life("cart").now()).isEqualTo(time(20));
  }

  @Test
  void anotherDomainsLifeIsNoPartOfIt() {
    then(none().planned("cart"));
    then(none().planned("cart").implemented("till", 1, 1));

    assertThat(life("cart").stages()).hasSize(1);
    assertThat(life("cart").profile())
        .isEqualTo(new Fact.DomainProfile("cart", "The cart", "orchestration", Optional.empty()));
    assertThat(life("cart").stages().get(0).until()).isEqualTo(Optional.empty());
  }
}
