package dev.scorekeeper.application.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.HeardWork;
import dev.scorekeeper.application.Instead;
import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.CannedQueries;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private static final StreamId TILL = new StreamId("till", "main");
  private static final Exchange.Request ALL = new Exchange.Request(Optional.empty(), false);

  private final HeardWork heard = new HeardWork();
  private final InMemoryHistoryStore own = store("own.db");
  private final InMemoryHistoryStore other = store("other.db");
  private final Exchange exchange = new Exchange(own, heard, 2);

  private static InMemoryHistoryStore store(String place) {
    return new InMemoryHistoryStore(place, new CannedQueries());
  }

  private static void record(InMemoryHistoryStore store, int... numbers) {
    for (int number : numbers) {
      record(store, number(number), "d" + number % 2);
    }
  }

  private static void record(InMemoryHistoryStore store, ARun run, String planned) {
    store.history().log().record(run.run(), SomeFacts.none().planned(planned).assessed());
  }

  private static List<Integer> numbers(InMemoryHistoryStore store) {
    return store.history().stream(MAIN).runs(99).stream()
        .map(recorded -> Integer.parseInt(recorded.run().id().hex(), 16))
        .sorted()
        .toList();
  }

  @Test
  void aPushGivesAllToWhereNothingIs() {
    record(own, 1, 2, 3);

    Exchange.Result result = exchange.push(other, ALL);

    assertThat(result)
        .isEqualTo(new Exchange.Result("own.db", "other.db", 3, 3, 3, Optional.empty()));
    assertThat(numbers(other)).containsExactly(1, 2, 3);
    assertThat(heard.heard()).startsWith("PUSHING").endsWith("PUSHING over");
    assertThat(own.open()).isZero();
    assertThat(other.open()).isZero();
  }

  @Test
  void onlyWhatIsLackingTravels() {
    record(own, 1, 2, 3, 4);
    record(other, 3, 7, 1);

    assertThat(exchange.push(other, ALL).added()).isEqualTo(2);
    assertThat(numbers(other)).containsExactly(1, 2, 3, 4, 7);
    assertThat(numbers(own)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aPullTakesWhatIsLackingHereAndLeavesTheOtherAsItIs() {
    record(own, 1, 2);
    record(other, 2, 3);

    Exchange.Result result = exchange.pull(other, ALL);

    assertThat(result)
        .isEqualTo(new Exchange.Result("other.db", "own.db", 2, 1, 3, Optional.empty()));
    assertThat(numbers(own)).containsExactly(1, 2, 3);
    assertThat(numbers(other)).containsExactly(2, 3);
  }

  @Test
  void theNextTimeOnlyWhatIsNewSinceThenIsListed() {
    record(own, 1, 2, 3, 4, 5);
    exchange.push(other, ALL);
    exchange.pull(other, ALL);

    assertThat(exchange.push(other, ALL).listed()).isZero();
    assertThat(exchange.pull(other, ALL).listed()).isZero();
    record(own, 6);
    record(other, 7, 8);

    assertThat(exchange.push(other, ALL))
        .isEqualTo(new Exchange.Result("own.db", "other.db", 1, 1, 8, Optional.empty()));
    assertThat(exchange.pull(other, ALL).added()).isEqualTo(2);
    assertThat(numbers(own)).isEqualTo(numbers(other)).hasSize(8);
  }

  @Test
  void whatWasToldByAnotherIsLackingAllTheSame() {
    record(own, 1, 2);
    exchange.push(other, ALL);
    record(own, 9);
    InMemoryHistoryStore third = store("third.db");
    record(third, 4);
    exchange.pull(third, ALL);
    record(own, 5);

    assertThat(exchange.push(other, ALL).added()).isEqualTo(3);
    assertThat(numbers(other)).containsExactly(1, 2, 4, 5, 9);
  }

  @Test
  void aTargetThatIsNotWhatItWasIsAskedForEverything() {
    record(own, 1, 2, 3);
    exchange.push(other, ALL);
    InMemoryHistoryStore restored = store("other.db");
    record(restored, 1);

    assertThat(exchange.push(restored, ALL).added()).isEqualTo(2);
    assertThat(numbers(restored)).containsExactly(1, 2, 3);
  }

  @Test
  void aPushThatIsInterruptedIsContinuedByTheNext() {
    record(own, 1, 2, 3, 4, 5);

    assertThatThrownBy(() -> exchange.push(failingAfter(other, 2), ALL))
        .isInstanceOf(HistoryException.class)
        .hasMessage(
            "of this push only 4 entries arrived: the disk is full; nothing is lost, and the next"
                + " push carries the rest");
    assertThat(numbers(other)).containsExactly(1, 2, 3, 4);
    assertThat(exchange.push(other, ALL).added()).isEqualTo(1);
    assertThat(numbers(other)).containsExactly(1, 2, 3, 4, 5);
    assertThat(other.open()).isZero();
  }

  @Test
  void withBestEffortAPushThatDoesNotArriveIsTold() {
    record(own, 1, 2, 3, 4, 5);
    Exchange.Request bestEffort = new Exchange.Request(Optional.empty(), true);

    Exchange.Result some = exchange.push(failingAfter(other, 1), bestEffort);
    other.failWith(new HistoryException("nobody is there"));
    Exchange.Result none = exchange.push(other, bestEffort);

    assertThat(some.added()).isEqualTo(2);
    assertThat(some.failure().orElse("")).startsWith("of this push only 2 entries arrived: ");
    assertThat(none.added()).isZero();
    assertThat(none.failure())
        .hasValue(
            "nothing was pushed to other.db: nobody is there; nothing is lost, and the next push"
                + " carries the rest");
  }

  /** The same place, whose disk is full after so many batches. */
  private static HistoryStore failingAfter(InMemoryHistoryStore store, int batches) {
    int[] left = {batches};
    return Instead.of(
        HistoryStore.class, store, "forWriting", () -> failing(store.forWriting(), left));
  }

  private static History failing(History history, int[] left) {
    return Instead.of(
        History.class,
        history,
        "log",
        () ->
            --left[0] > 0
                ? history.log()
                : Instead.of(
                    RunLog.class,
                    history.log(),
                    "merge",
                    () -> {
                      throw new HistoryException("the disk is full");
                    }));
  }

  @Test
  void aKnownRunOfAnotherResultIsRefused() {
    record(own, 1, 2);
    record(other, number(2), "something else");

    assertThatThrownBy(() -> exchange.push(other, ALL))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("run " + number(2).run().id() + " is known with another result");
    assertThat(numbers(other)).containsExactly(2);
  }

  @Test
  void whatNoEntrySaysIsRefused() {
    record(own, number(1).on(new StreamId("two\nlines", "main")), "a");

    assertThatThrownBy(() -> exchange.push(other, ALL))
        .hasMessageContaining("has a project that is no name");
    assertThat(other.exists()).isFalse();
  }

  @Test
  void ofOneProjectOnlyWhatIsRecordedOfItTravelsUnderAllItsNames() {
    record(other, 1, 2);
    record(other, number(3).on(TILL), "t");
    record(other, number(4).on(new StreamId("cashier", "main")), "t");
    other
        .history()
        .log()
        .rename(List.of(new Renaming(new StreamId("cashier", "main"), TILL, ARun.time(5))));

    Exchange.Result result = exchange.pull(other, new Exchange.Request(Optional.of("till"), false));

    assertThat(result.added()).isEqualTo(3);
    assertThat(own.history().streams()).containsExactly(TILL);
    assertThat(exchange.pull(other, ALL).added()).isEqualTo(2);
    assertThat(own.history().streams()).containsExactly(MAIN, TILL);
  }

  @Test
  void aProjectOfWhichNothingIsRecordedIsSaid() {
    record(other, 1);

    assertThatThrownBy(() -> exchange.pull(other, new Exchange.Request(Optional.of("tell"), false)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("other.db: no run of the project tell is recorded");
    assertThat(own.exists()).isFalse();
  }

  @Test
  void aHistoryIsNotPushedToItself() {
    record(own, 1);

    assertThatThrownBy(() -> exchange.push(own, ALL))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is the history itself");
    assertThatThrownBy(() -> exchange.pull(own, ALL)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void whereNoHistoryIsNothingTravels() {
    assertThatThrownBy(() -> exchange.push(other, ALL))
        .hasMessageContaining("no history at own.db");
    assertThatThrownBy(() -> exchange.pull(other, ALL))
        .hasMessageContaining("no history at other.db");
    assertThat(other.exists()).isFalse();
    assertThat(own.exists()).isFalse();
  }

  @Test
  void ofAHistoryWithoutEntriesNothingIsMade() {
    own.history();

    assertThat(exchange.push(other, ALL).added()).isZero();
    assertThat(other.exists()).isFalse();
  }
}
