package dev.scorekeeper.application.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.HeardWork;
import dev.scorekeeper.application.Instead;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.historyexport.LogSink;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.history.InMemoryLog;
import dev.scorekeeper.testkit.history.SomeFacts;
import org.junit.jupiter.api.Test;

class ExportTest {
  private final HeardWork heard = new HeardWork();
  private final InMemoryHistoryStore store = new InMemoryHistoryStore();
  private final Export export = new Export(store, heard);

  private void record(int number) {
    store
        .history()
        .log()
        .record(ARun.number(number).run(), SomeFacts.none().planned("d" + number).assessed());
  }

  @Test
  void tellsEveryRunAndTheEnd() {
    record(1);
    record(2);
    try (Export.OpenLog telling = export.begin()) {
      InMemoryLog log = new InMemoryLog(telling.checkpoint().origin());

      telling.to(log);

      assertThat(telling.checkpoint()).isEqualTo(store.history().log().checkpoint());
      assertThat(log.entries())
          .extracting(LogEntry::id)
          .containsExactly(ARun.number(1).run().id(), ARun.number(2).run().id());
      assertThat(log.isEnded()).isTrue();
    }
  }

  @Test
  void doesNotTellWhatIsRecordedMeanwhile() {
    record(1);
    try (Export.OpenLog telling = export.begin()) {
      record(2);
      InMemoryLog log = new InMemoryLog(telling.checkpoint().origin());

      telling.to(log);

      assertThat(telling.checkpoint().entries()).isOne();
      assertThat(log.entries()).hasSize(1);
      assertThat(log.isEnded()).isTrue();
    }
  }

  @Test
  void tellsHowFarItIs() {
    record(1);
    record(2);
    try (Export.OpenLog telling = export.begin()) {
      telling.to(new InMemoryLog(telling.checkpoint().origin()));
    }

    assertThat(heard.heard())
        .containsExactly("EXPORTING", "EXPORTING 1/2", "EXPORTING 2/2", "EXPORTING over");
  }

  @Test
  void isOverAndWithoutAnEndWhereNobodyTakesIt() {
    record(1);
    boolean[] ended = new boolean[1];
    try (Export.OpenLog telling = export.begin()) {
      assertThatThrownBy(
              () ->
                  telling.to(
                      new LogSink() {
                        @Override
                        public void accept(LogEntry entry) {
                          throw new IllegalStateException("full");
                        }

                        @Override
                        public void end(Checkpoint said) {
                          ended[0] = true;
                        }
                      }))
          .hasMessage("full");
    }

    assertThat(ended[0]).isFalse();
    assertThat(heard.heard()).containsExactly("EXPORTING", "EXPORTING over");
    assertThat(store.open()).isZero();
  }

  @Test
  void keepsTheHistoryOpenUntilItIsClosed() {
    record(1);

    try (Export.OpenLog telling = export.begin()) {
      assertThat(telling.checkpoint().entries()).isOne();
      assertThat(store.open()).isOne();
    }
    assertThat(store.open()).isZero();
  }

  @Test
  void closesTheHistoryWhereItCannotBegin() {
    record(1);
    HistoryStore broken =
        Instead.of(
            HistoryStore.class,
            store,
            "forReading",
            () ->
                store
                    .forReading()
                    .map(
                        history ->
                            Instead.of(
                                History.class,
                                history,
                                "log",
                                () -> {
                                  throw new HistoryException("cut off");
                                })));

    assertThatThrownBy(() -> new Export(broken, heard).begin()).hasMessage("cut off");
    assertThat(store.open()).isZero();
  }

  @Test
  void hasNothingToTellWhereThereIsNoHistory() {
    assertThatThrownBy(export::begin)
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("there is no history at history.db");
    assertThat(store.exists()).isFalse();
  }
}
