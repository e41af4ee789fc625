package dev.scorekeeper.application.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.CannedQueries;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.history.InMemoryLog;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportTest {
  private final InMemoryHistoryStore store =
      new InMemoryHistoryStore("here.db", new CannedQueries());
  private final Import imports = new Import(store);

  /** The log of a history with runs of these numbers, which found that much. */
  private static InMemoryLog log(String found, int... numbers) {
    InMemoryHistoryStore other = new InMemoryHistoryStore();
    other.history();
    for (int number : numbers) {
      other
          .history()
          .log()
          .record(ARun.number(number).run(), SomeFacts.none().planned(found + number).assessed());
    }
    try (Export.OpenLog telling = new Export(other, Listener.NONE).begin()) {
      InMemoryLog log = new InMemoryLog(telling.checkpoint().origin());
      telling.to(log);
      return log;
    }
  }

  private List<Integer> numbers() {
    try (History history = store.forReading().orElseThrow()) {
      return history.stream(ARun.MAIN).runs(10).stream()
          .map(recorded -> Integer.parseInt(recorded.run().id().hex(), 16))
          .sorted()
          .toList();
    }
  }

  @Test
  void takesTheRunsOfALogIntoANewHistory() {
    assertThat(imports.run(List.of(log("a", 1, 2, 3).source("a.jsonl"))))
        .isEqualTo(new Import.Result("here.db", 3, 3, 3));
    assertThat(numbers()).containsExactly(1, 2, 3);
    assertThat(store.open()).isZero();
  }

  @Test
  void countsWhatSeveralLogsTellAndWhatWasNew() {
    imports.run(List.of(log("a", 1, 2).source("a.jsonl")));

    assertThat(
            imports.run(
                List.of(
                    log("a", 1, 2, 3).source("a.jsonl"),
                    log("a").source("empty.jsonl"),
                    log("a", 3, 4).source("b.jsonl"))))
        .isEqualTo(new Import.Result("here.db", 5, 2, 4));
    assertThat(numbers()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void addsNothingThatIsKnown() {
    InMemoryLog log = log("a", 1, 2);
    imports.run(List.of(log.source("a.jsonl")));

    assertThat(imports.run(List.of(log.source("a.jsonl"), log.source("again.jsonl"))))
        .isEqualTo(new Import.Result("here.db", 4, 0, 2));
  }

  @Test
  void takesLogsOfNoRuns() {
    assertThat(imports.run(List.of(log("a").source("a.jsonl"), log("a").source("b.jsonl"))))
        .isEqualTo(new Import.Result("here.db", 0, 0, 0));
  }

  @Test
  void takesNoLogsAtAll() {
    assertThat(imports.run(List.of())).isEqualTo(new Import.Result("here.db", 0, 0, 0));
  }

  @Test
  void namesTheLogOfTheRunThatIsRefusedAndTakesNothing() {
    imports.run(List.of(log("mine", 5).source("mine.jsonl")));
    InMemoryLog good = log("a", 1, 2);
    InMemoryLog bad = log("other", 3, 5, 6);

    assertThatThrownBy(
            () ->
                imports.run(
                    List.of(
                        good.source("first.jsonl"),
                        bad.source("second.jsonl"),
                        log("a", 7).source("third.jsonl"))))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("second.jsonl, entry 2: run " + ARun.number(5).run().id());
    assertThat(numbers()).containsExactly(5);
    assertThat(store.open()).isZero();
  }

  @Test
  void namesTheLogAlsoWhereItsLastRunIsRefused() {
    imports.run(List.of(log("mine", 5).source("mine.jsonl")));

    assertThatThrownBy(
            () ->
                imports.run(
                    List.of(
                        log("other", 4, 5).source("first.jsonl"),
                        log("a", 1).source("second.jsonl"))))
        .hasMessageStartingWith("first.jsonl, entry 2: ");
  }

  @Test
  void takesNothingWhereOneOfTheLogsWasCutOff() {
    imports.run(List.of(log("mine", 5).source("mine.jsonl")));

    assertThatThrownBy(
            () ->
                imports.run(
                    List.of(
                        log("a", 1, 2).source("first.jsonl"),
                        log("a", 3, 4).cutAfter(1).source("second.jsonl"))))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("second.jsonl ends without its end");
    assertThat(numbers()).containsExactly(5);
    assertThat(store.open()).isZero();
  }

  @Test
  void saysWhyNoHistoryCanBeMade() {
    store.setWritable(false);

    assertThatThrownBy(() -> imports.run(List.of(log("a", 1).source("a.jsonl"))))
        .hasMessage("no history can be written at here.db");
    assertThat(store.exists()).isFalse();
  }
}
