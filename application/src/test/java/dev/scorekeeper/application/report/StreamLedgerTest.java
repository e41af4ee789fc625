package dev.scorekeeper.application.report;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.statereference.Between;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict.Status;
import dev.scorekeeper.testkit.history.InMemoryHistory;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamLedgerTest {
  private static final Facts PLANNED = SomeFacts.none().planned("cart").assessed();
  private static final Facts BUILT = SomeFacts.none().implemented("cart", 1, 1).assessed();

  private final History history = new InMemoryHistory();

  private StreamLedger since(Instant time) {
    return since(time, time(4));
  }

  private StreamLedger since(Instant time, Instant now) {
    return StreamLedger.between(
        new Between(time, Instant.MAX), history.stream(MAIN), Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void whatLastsIsCountedUntilNow() {
    history.log().record(number(1).run(), PLANNED);
    history.log().record(number(2).run(), PLANNED);

    assertThat(age(since(Instant.MIN, time(9)))).contains(Duration.between(time(1), time(9)));
    assertThat(age(since(Instant.MIN, time(1)))).contains(Duration.between(time(1), time(2)));
  }

  private static Optional<Duration> age(StreamLedger told) {
    return told.ledger().stillPlanned().get(0).age(told.now());
  }

  @Test
  void beginsWithTheFirstMomentThatWasAssessedThoughNoDomainWasThereYet() {
    Facts empty = SomeFacts.none().assessed();
    history.log().record(number(1).run(), empty);
    history.log().record(number(3).run(), PLANNED);

    assertThat(since(Instant.MIN).from()).isEqualTo(time(1));
    assertThat(since(Instant.MIN).ledger().count(Event.PLANNED)).isEqualTo(1);
  }

  @Test
  void beginsWithTheStreamWhereThatIsLaterThanTheTime() {
    history.log().record(number(1).run(), PLANNED);
    history.log().record(number(3).run(), BUILT);

    assertThat(since(Instant.MIN).from()).isEqualTo(time(1));
    assertThat(since(time(0)).from()).isEqualTo(time(1));
    assertThat(since(time(1)).from()).isEqualTo(time(1));
    assertThat(since(time(0)).until()).isEqualTo(time(3));
    assertThat(since(time(0)).ledger().opening(Status.PLANNED)).isEqualTo(1);
  }

  @Test
  void hasWhatHappenedAtItsTimeAndNotBefore() {
    history.log().record(number(1).run(), PLANNED);
    history.log().record(number(3).run(), BUILT);

    assertThat(since(time(3)).from()).isEqualTo(time(3));
    assertThat(since(time(3)).ledger().count(Event.DELIVERED)).isEqualTo(1);
    assertThat(since(time(3).plusMillis(1)).ledger().entries()).isEmpty();
    assertThat(since(time(2)).ledger().count(Event.DELIVERED)).isEqualTo(1);
  }

  @Test
  void ofOneMomentTellsNothingMore() {
    history.log().record(number(1).run(), PLANNED);

    assertThat(since(Instant.MIN).tellsSomething()).isFalse();
    assertThat(since(time(9)).tellsSomething()).isFalse();
  }

  @Test
  void tellsSomethingWhereTimePassedOrSomethingHappened() {
    history.log().record(number(1).run(), PLANNED);
    history.log().record(number(2).run(), BUILT);

    assertThat(since(time(2)).tellsSomething()).isTrue();
    history.log().record(number(4).run(), BUILT);
    assertThat(since(time(3)).tellsSomething()).isTrue();
    assertThat(since(time(4)).tellsSomething()).isFalse();
  }

  @Test
  void ofAStreamThatNeverHadADomainBeginsWithItsFirstMoment() {
    history.log().record(number(1).run(), SomeFacts.none().assessed());
    history.log().record(number(2).run(), SomeFacts.none().assessed());

    assertThat(since(Instant.MIN).from()).isEqualTo(time(1));
  }
}
