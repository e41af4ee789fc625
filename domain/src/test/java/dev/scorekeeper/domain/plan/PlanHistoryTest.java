package dev.scorekeeper.domain.plan;

import static dev.scorekeeper.domain.history.Told.moment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Told;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.storedassessment.Written;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class PlanHistoryTest {
  @Property(tries = 100)
  void cutAndContinuedTheySayWhatTheyWouldHave(@ForAll("histories") List<Told> history) {
    for (int i = 1; i < history.size(); i++) {
      List<Span> whole = Told.spans(history.subList(0, i + 1)).all();
      Told next = history.get(i);
      PlanHistory lives =
          history.subList(0, i).stream().anyMatch(Told::assessed)
              ? PlanHistory.at(history.get(i - 1).moment().at(), whole)
              : PlanHistory.UNKNOWN;

      Ledger cut =
          Ledger.of(
              lives.then(next.moment().at(), next.facts(), Cause.CHANGE).spans(),
              history.get(0).moment().at(),
              next.moment().at());
      Ledger uncut = Ledger.of(whole, history.get(0).moment().at(), next.moment().at());

      assertThat(cut.opening()).isEqualTo(uncut.opening());
      assertThat(cut.closing()).isEqualTo(uncut.closing());
    }
  }

  @Provide
  Arbitrary<List<Told>> histories() {
    return Told.histories();
  }

  @Test
  void theFirstStateIsWhereTheyBegin() {
    Facts planned =
        Written.facts(
            Outcome.ASSESSED, Map.of(new Fact.Key(Kind.DOMAIN, "checkout"), List.of("planned")));
    PlanHistory lives = PlanHistory.UNKNOWN.then(moment(0).at(), planned, Cause.CHANGE);

    assertThat(lives.spans()).extracting(Span::cause).containsExactly(Cause.FIRST);
    assertThat(Ledger.of(lives.spans(), Instant.MIN, Instant.MAX).opening()).hasSize(1);
  }

  @Test
  void anUnreadableStateSaysNothing() {
    PlanHistory lives =
        PlanHistory.UNKNOWN.then(
            moment(0).at(), Facts.of(Outcome.UNREADABLE, List.of()), Cause.CHANGE);

    assertThat(lives).isSameAs(PlanHistory.UNKNOWN);
  }

  @Test
  void findingsAreNoPartOfThem() {
    Facts facts =
        Written.facts(
            Outcome.ASSESSED, Map.of(new Fact.Key(Kind.FINDING, "w a"), List.of("warning", "m")));

    assertThat(PlanHistory.UNKNOWN.then(moment(0).at(), facts, Cause.CHANGE).spans()).isEmpty();
  }
}
