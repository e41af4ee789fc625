package dev.scorekeeper.application.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.HeardWork;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HistoryCareTest {
  private final HeardWork heard = new HeardWork();
  private final InMemoryHistoryStore store = new InMemoryHistoryStore();
  private final HistoryCare care = new HistoryCare(store, heard);

  private void record(int number) {
    store
        .history()
        .log()
        .record(ARun.number(number).run(), SomeFacts.none().planned("d" + number).assessed());
  }

  @Test
  void showsOfEachStreamHowMuchThereIsFromWhenToWhenAndTheNewestCommit() {
    StreamId main = new StreamId("shop", "main");
    StreamId next = new StreamId("shop", "next");
    String newest = "a".repeat(40);
    Instant first = Instant.parse("2026-01-01T00:00:00Z");
    Instant last = Instant.parse("2026-01-03T00:00:00Z");
    Facts facts = SomeFacts.none().assessed();
    RunLog log = store.history().log();
    log.record(ARun.number(1).on(main).of("b".repeat(40)).at(first).run(), facts);
    log.record(ARun.number(2).on(main).of(newest).at(last).run(), facts);
    log.record(ARun.number(3).on(main).from(Source.DRAFT).at(last.plusSeconds(60)).run(), facts);
    log.record(ARun.number(4).on(next).from(Source.DRAFT).run(), facts);

    assertThat(care.streams())
        .containsExactly(
            new StreamSummary(
                main, List.of(), 3, Optional.of(first), Optional.of(last), Optional.of(newest)),
            new StreamSummary(
                next, List.of(), 1, Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(store.open()).isZero();
  }

  @Test
  void showsNoStreamOfAHistoryWithoutRuns() {
    store.history();

    assertThat(care.streams()).isEmpty();
  }

  @Test
  void findsAHistoryIntactAsItWasRecorded() {
    record(1);
    record(2);

    Verification verification = care.verify(List.of());

    assertThat(verification.intact()).isTrue();
    assertThat(verification.now()).contains(store.history().log().checkpoint());
    assertThat(verification.assessments()).isEqualTo(2);
  }

  @Test
  void findsThatALogBeginsWithWhatCheckpointsWereTakenOf() {
    record(1);
    Checkpoint first = care.checkpoint();
    record(2);
    Checkpoint second = care.checkpoint();
    record(3);

    assertThat(care.verify(List.of(first, second)).intact()).isTrue();
  }

  @Test
  void findsThatALogIsAnotherThanTheOneOfACheckpoint() {
    record(1);
    Checkpoint other =
        Checkpoint.beginning("f".repeat(32))
            .after(
                new LogEntry.OfRun(
                    ARun.number(1).run(), SomeFacts.none().assessed().digest(), Optional.empty()));

    Verification verification = care.verify(List.of(care.checkpoint(), other));

    assertThat(verification.intact()).isFalse();
    assertThat(verification.broken()).isOne();
    assertThat(verification.breaks().get(0).where()).isEqualTo("checkpoint of 1 entries");
  }

  @Test
  void takesACheckpointAndClosesTheHistory() {
    record(1);

    assertThat(care.checkpoint()).isEqualTo(store.history().log().checkpoint());
    assertThat(store.open()).isZero();
  }

  @Test
  void makesWhatIsComputedAnew() {
    record(1);
    record(2);

    HistoryStore.Rebuilt rebuilt = care.rebuild();

    assertThat(rebuilt.runs()).isEqualTo(2);
    assertThat(rebuilt.spans()).isPositive();
  }

  @Test
  void rebuildsNothingWhereTheHistoryCannotBeWritten() {
    record(1);
    store.setWritable(false);

    assertThatThrownBy(care::rebuild).hasMessage("no history can be written at history.db");
    assertThat(heard.heard()).containsExactly("REBUILDING", "REBUILDING over");
  }

  @Test
  void makesNoHistoryWhereThereIsNone() {
    for (ThrowingCallable question :
        List.<ThrowingCallable>of(() -> care.verify(List.of()), care::rebuild, care::checkpoint)) {
      assertThatThrownBy(question)
          .isInstanceOf(HistoryException.class)
          .hasMessage("there is no history at history.db; record a run with scorekeeper validate");
    }
    assertThat(store.exists()).isFalse();
  }

  @Test
  void tellsHowFarItIs() {
    record(1);
    record(2);

    care.verify(List.of());
    care.rebuild();

    assertThat(heard.heard())
        .containsExactly(
            "VERIFYING",
            "VERIFYING 1/2",
            "VERIFYING 2/2",
            "VERIFYING over",
            "REBUILDING",
            "REBUILDING 2/2",
            "REBUILDING over");
  }
}
