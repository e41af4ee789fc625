package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it takes to put a run in its place among many that were observed later. */
class LateRunTest {
  private static final int RUNS = 600;

  /**
   * A run, its assessment of one changed domain, and what changes at it and back again after it.
   */
  private static final int MOST_ROWS = 30;

  @TempDir private Path folder;
  private Database database;
  private StoredHistory history;

  @BeforeEach
  void recordMany() throws SQLException {
    database = Database.writing(NewHistory.in(folder));
    database.execute("PRAGMA synchronous = OFF");
    history = new StoredHistory(database);
    List<CompletedRun> runs = new ArrayList<>();
    for (int i = 1; i <= RUNS; i++) {
      runs.add(new CompletedRun(ARun.number(i).run(), facts(i)));
    }
    history.log().recordAll(runs);
  }

  @AfterEach
  void close() {
    history.close();
  }

  private static Facts facts(int beats) {
    return SomeFacts.none()
        .planned("always")
        .implemented("often", 1, beats)
        .implemented("sometimes", 1, beats / 50)
        .assessed();
  }

  @Test
  void aLateRunWritesAsLittleBeforeManyRunsAsBeforeFew() throws SQLException {
    for (int after : new int[] {0, 1, RUNS / 2, RUNS - 1}) {
      long before = rowsWritten();

      history
          .log()
          .record(
              ARun.number(RUNS + 10 + after).at(ARun.time(after).plusMillis(5)).run(),
              facts(10_000 + after));

      assertThat(rowsWritten() - before).as("after run " + after).isBetween(1L, 1L + MOST_ROWS);
    }
    assertThatItIsIntact();
  }

  @Test
  void aLateBatchWritesWhatLiesBetweenItsRuns() throws SQLException {
    List<CompletedRun> late = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      late.add(
          new CompletedRun(
              ARun.number(RUNS + 10 + i).at(ARun.time(2 + i).plusMillis(5)).run(),
              facts(10_000 + i)));
    }
    long before = rowsWritten();

    history.log().recordAll(late);

    assertThat(rowsWritten() - before).isBetween(3L, 4L * MOST_ROWS);
    assertThatItIsIntact();
  }

  @Test
  void aLateRunThatSaysWhatWasKnownWritesItself() throws SQLException {
    long before = rowsWritten();

    history.log().record(ARun.number(RUNS + 10).at(ARun.time(7).plusMillis(5)).run(), facts(7));

    assertThat(rowsWritten() - before).isBetween(1L, 1L + MOST_ROWS);
    assertThatItIsIntact();
  }

  private long rowsWritten() throws SQLException {
    return database.number("SELECT total_changes()").orElseThrow();
  }

  private void assertThatItIsIntact() {
    assertThat(history.verify(List.of(), (run, of) -> {}).breaks()).isEmpty();
  }
}
