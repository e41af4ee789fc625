package dev.scorekeeper.testkit.history;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every place where a history is kept must do. */
public abstract class HistoryStoreContract {
  private static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();
  private static final Facts BUILT = SomeFacts.none().implemented("checkout", 8, 41).assessed();

  private HistoryStore store;

  /** A place of the test that runs, which can be written and has no history. */
  protected abstract HistoryStore store() throws Exception;

  @BeforeEach
  void takeIt() throws Exception {
    store = store();
  }

  /** Records two runs and tells what the log was after each of them. */
  private List<Checkpoint> record() {
    List<Checkpoint> checkpoints = new ArrayList<>();
    try (History history = store.forWriting()) {
      history.log().record(number(1).run(), PLANNED);
      checkpoints.add(history.log().checkpoint());
      history.log().record(number(2).run(), BUILT);
      checkpoints.add(history.log().checkpoint());
    }
    return checkpoints;
  }

  private History reading() {
    Optional<History> history = store.forReading();
    assertThat(history).isPresent();
    return history.get();
  }

  @Test
  void thereIsNoHistoryUntilOneIsWritten() {
    assertThat(store.forReading()).isEmpty();
    assertThat(store.verify(List.of(), ProgressListener.NONE)).isEmpty();
    assertThat(store.rebuild(ProgressListener.NONE)).isEmpty();
    assertThat(store.queries()).isEmpty();

    store.forWriting().close();

    try (History history = reading()) {
      assertThat(history.streams()).isEmpty();
      assertThat(history.log().checkpoint().entries()).isZero();
    }
  }

  @Test
  void workThatFailsLeavesNoHistoryWhereNoneWas() {
    HistoryException refused = new HistoryException("refused");

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () ->
                store.writing(
                    history -> {
                      history.log().record(number(1).run(), PLANNED);
                      throw refused;
                    }))
        .isSameAs(refused);

    assertThat(store.forReading()).isEmpty();
    assertThat(store.writing(history -> history.log().record(number(1).run(), PLANNED)).position())
        .isEqualTo(1);
    assertThat(store.forReading()).isPresent();
  }

  @Test
  void workIsKeptWhereItSucceedsAndWhatWasThereIsWhereItFails() {
    assertThat(store.writing(history -> history.log().record(number(1).run(), PLANNED)).position())
        .isEqualTo(1);
    assertThat(store.writing(history -> history.log().record(number(2).run(), BUILT)).position())
        .isEqualTo(2);
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () ->
                store.writing(
                    history -> {
                      throw new HistoryException("refused");
                    }));

    try (History history = reading()) {
      assertThat(history.log().checkpoint().entries()).isEqualTo(2);
    }
  }

  @Test
  void thePlaceIsSaidAlsoWhereThereIsNoHistory() {
    assertThat(store.isWritable()).isTrue();
    assertThat(store.place()).isNotBlank();
    assertThat(store.absent()).hasMessageContaining(store.place());
  }

  @Test
  void whatWasRecordedIsReadByWhoeverOpensItNext() {
    List<Checkpoint> checkpoints = record();

    try (History history = reading()) {
      assertThat(history.stream(MAIN).runs(9))
          .extracting(RecordedRun::run)
          .containsExactly(number(2).run(), number(1).run());
      assertThat(history.log().checkpoint()).isEqualTo(checkpoints.get(1));
    }
    try (History history = store.forWriting()) {
      assertThat(history.log().record(number(3).run(), BUILT).position()).isEqualTo(3);
    }
  }

  @Test
  void whoReadsSeesWhatIsRecordedMeanwhile() {
    record();

    try (History reader = reading();
        History writer = store.forWriting()) {
      writer.log().record(number(3).run(), BUILT);

      assertThat(reader.stream(MAIN).runs(9)).hasSize(3);
    }
  }

  @Test
  void whoReadsWritesNothing() {
    record();

    try (History history = reading()) {
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(() -> history.log().record(number(3).run(), BUILT));
      assertThat(history.stream(MAIN).runs(9)).hasSize(2);
    }
  }

  @Test
  void whatRecordingMadeIsIntact() {
    List<Checkpoint> checkpoints = record();
    List<String> shown = new ArrayList<>();

    Optional<Verification> verification =
        store.verify(checkpoints, (done, of) -> shown.add(done + " of " + of));

    assertThat(verification)
        .hasValueSatisfying(
            found -> {
              assertThat(found.intact()).isTrue();
              assertThat(found.breaks()).isEmpty();
              assertThat(found.now()).contains(checkpoints.get(1));
              assertThat(found.assessments()).isEqualTo(2);
              assertThat(found.facts()).isPositive();
              assertThat(found.spans()).isPositive();
            });
    assertThat(shown).isNotEmpty();
  }

  @Test
  void aLogThatIsNoGrowthOfACheckpointIsBroken() {
    List<Checkpoint> checkpoints = record();
    Checkpoint now = checkpoints.get(1);
    Checkpoint later = now.after(run(3));
    Checkpoint other = checkpoints.get(0).after(run(7));
    Checkpoint foreign = Checkpoint.beginning("b2".repeat(16));

    for (Checkpoint kept : List.of(later, other, foreign)) {
      assertThat(store.verify(List.of(kept), ProgressListener.NONE))
          .hasValueSatisfying(
              found -> {
                assertThat(found.intact()).isFalse();
                assertThat(found.broken()).isPositive();
                assertThat(found.breaks()).isNotEmpty();
              });
    }
  }

  @Test
  void rebuildingChangesNothingThatIsAsItShouldBe() {
    record();
    List<Span> before;
    try (History history = reading()) {
      before = history.stream(MAIN).spans(Instant.MIN);
    }

    Optional<HistoryStore.Rebuilt> rebuilt = store.rebuild(ProgressListener.NONE);

    assertThat(rebuilt).contains(new HistoryStore.Rebuilt(2, before.size()));
    try (History history = reading()) {
      assertThat(history.stream(MAIN).spans(Instant.MIN)).isNotEmpty().isEqualTo(before);
    }
  }

  @Test
  void whatStreamsAreCalledIsIntactAndStaysSoWhenItIsMadeAnew() {
    record();
    StreamId local = new StreamId("plan", "main");
    StreamId trunk = new StreamId(MAIN.project(), "trunk");
    try (History history = store.forWriting()) {
      history.log().record(number(3).on(local).run(), PLANNED);
      history
          .log()
          .rename(
              List.of(
                  new Renaming(local, MAIN, ARun.time(4)),
                  new Renaming(MAIN, trunk, ARun.time(5))));
    }
    assertThat(store.verify(List.of(), ProgressListener.NONE).map(Verification::intact))
        .hasValue(true);

    Optional<HistoryStore.Rebuilt> rebuilt = store.rebuild(ProgressListener.NONE);

    assertThat(rebuilt.map(HistoryStore.Rebuilt::runs)).hasValue(3L);
    assertThat(store.verify(List.of(), ProgressListener.NONE).map(Verification::intact))
        .hasValue(true);
    try (History history = reading()) {
      assertThat(history.streams()).containsExactly(trunk);
      assertThat(history.stream(local).runs(9)).hasSize(3);
      assertThat(history.stream(local).id()).isEqualTo(trunk);
      assertThat(history.stream(trunk).spans(Instant.MIN)).isNotEmpty();
    }
  }

  @Test
  void aQuestionNamesItsParameters() {
    record();

    try (Queries queries = queries()) {
      assertThat(queries.parameters("SELECT :project, :since")).contains("project", "since");
    }
  }

  @Test
  void aQuestionThatNobodyUnderstandsIsRefused() {
    record();

    try (Queries queries = queries()) {
      assertThatExceptionOfType(QueryException.class)
          .isThrownBy(
              () ->
                  queries.run(
                      "this asks nothing",
                      Map.of(),
                      new Patience(Duration.ofMinutes(1), Clock.systemUTC()),
                      new NoRows()));
    }
  }

  @Test
  void viewsAreKnownWhetherThereIsAHistoryOrNot() {
    List<View> before = store.views();

    record();

    assertThat(store.views()).isNotEmpty().isEqualTo(before);
    assertThat(before)
        .allSatisfy(
            view -> {
              assertThat(view.name()).isNotBlank();
              assertThat(view.columns()).isNotEmpty();
            });
  }

  private static LogEntry run(int number) {
    return new LogEntry.OfRun(number(number).run(), BUILT.digest(), Optional.empty());
  }

  private Queries queries() {
    Optional<Queries> queries = store.queries();
    assertThat(queries).isPresent();
    return queries.get();
  }

  private static final class NoRows implements Rows {
    @Override
    public void columns(List<String> names) {
      throw new AssertionError("it was answered");
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
      throw new AssertionError("it was answered");
    }
  }
}
