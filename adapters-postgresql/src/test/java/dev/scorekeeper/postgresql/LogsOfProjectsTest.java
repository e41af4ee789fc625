package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistory;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Each project has a log of its own, and all of them are one history. */
class LogsOfProjectsTest {
  private static final StreamId SHOP = ARun.MAIN;
  private static final StreamId TILL = new StreamId("github.com/acme/till", "main");
  private static final Facts PLANNED = SomeFacts.none().planned("checkout").assessed();
  private static final Facts BUILT = SomeFacts.none().implemented("checkout", 8, 41).assessed();

  private final String database = TestServer.fresh();
  private final PostgresHistoryStore store = TestServer.store(database);

  private Verification verify(Checkpoint... against) {
    return store.verify(List.of(against), ProgressListener.NONE).orElseThrow();
  }

  @Test
  void positionsCountTheEntriesOfEachProjectFromOneWithoutGaps() {
    try (History history = store.forWriting()) {
      for (int i = 1; i <= 6; i++) {
        StreamId stream = i % 2 == 0 ? SHOP : TILL;
        RecordedRun run = history.log().record(number(i).on(stream).run(), PLANNED);
        assertThat(run.position()).isEqualTo((i + 1) / 2);
        assertThatExceptionOfType(HistoryException.class)
            .isThrownBy(() -> history.log().record(run.run(), BUILT));
      }
      assertThat(history.log().checkpoints())
          .extracting(Checkpoint::entries)
          .containsExactly(3L, 3L);
      assertThat(history.log().checkpoint().entries()).isEqualTo(6);
      assertThat(history.runs(SHOP.project()).byPosition(2).orElseThrow().run().id())
          .isEqualTo(number(4).run().id());
    }
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void theCheckpointsOfAllProjectsTellLaterWhetherAnyWasCutOff() throws SQLException {
    List<Checkpoint> kept;
    try (History history = store.forWriting()) {
      history.log().record(number(1).on(SHOP).run(), PLANNED);
      history.log().record(number(2).on(TILL).run(), PLANNED);
      history.log().record(number(3).on(TILL).run(), PLANNED);
      kept = history.log().checkpoints();
      history.log().record(number(4).on(SHOP).run(), BUILT);
    }
    assertThat(verify(kept.toArray(Checkpoint[]::new)).intact()).isTrue();

    // The last run of one project, which found nothing new, is taken away without a trace.
    try (Connection connection = TestServer.connect("postgres", database);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE stored_run DISABLE TRIGGER never_changed");
      statement.execute("DELETE FROM stored_place WHERE log = 2 AND run = 2");
      statement.execute("DELETE FROM stored_run WHERE log = 2 AND seq = 2");
      statement.execute("ALTER TABLE stored_run ENABLE ALWAYS TRIGGER never_changed");
    }
    assertThat(verify().intact()).as("nothing here tells").isTrue();
    assertThat(verify(kept.toArray(Checkpoint[]::new)).breaks())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.what()).isEqualTo("number of entries");
              assertThat(one.found()).hasValue("1");
              assertThat(one.expected()).hasValue("2 or more");
            });
  }

  @Test
  void whoRecordsOneProjectWaitsForNobodyWhoRecordsAnother() throws Exception {
    try (History history = store.forWriting()) {
      history.log().record(number(1).on(SHOP).run(), PLANNED);
      history.log().record(number(2).on(TILL).run(), PLANNED);
    }
    try (Connection other = TestServer.connect("postgres", database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("SELECT log FROM stored_turn WHERE log = 1 FOR UPDATE");
      try (History history = store.forWriting()) {
        history.log().record(number(3).on(TILL).run(), BUILT);
        assertThat(history.stream(SHOP).runs(9)).hasSize(1);
        assertThatExceptionOfType(HistoryException.class)
            .isThrownBy(() -> history.log().record(number(4).on(SHOP).run(), BUILT))
            .withMessageContaining("another process has been writing")
            .withMessageContaining("try again");
      }
      other.rollback();
    }
    try (History history = store.forWriting()) {
      assertThat(history.log().record(number(4).on(SHOP).run(), BUILT).position()).isEqualTo(2);
    }
  }

  @Test
  void ofManyWhoRecordTheSameAndOtherProjectsAtOnceNothingIsLostOrDouble() throws Exception {
    int writers = 8;
    int runs = 12;
    ExecutorService together = Executors.newFixedThreadPool(writers);
    List<Future<?>> all = new ArrayList<>();
    for (int writer = 0; writer < writers; writer++) {
      int own = writer;
      all.add(
          together.submit(
              () -> {
                try (History history = TestServer.store(database).forWriting()) {
                  for (int i = 0; i < runs; i++) {
                    StreamId stream = new StreamId("project " + own % 3, "main");
                    // Half of them are the same runs as those of another writer.
                    int number = 1000 * (own % 3) + 100 * (own / 6) + i;
                    history.log().record(number(1 + number).on(stream).run(), PLANNED);
                  }
                }
                return runs;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    together.shutdown();

    try (History history = store.forReading().orElseThrow()) {
      assertThat(history.streams()).hasSize(3);
      assertThat(history.log().checkpoints())
          .extracting(Checkpoint::entries)
          .containsExactlyInAnyOrder(2L * runs, 2L * runs, (long) runs);
    }
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void aRenamedProjectKeepsItsLog() {
    try (History history = store.forWriting()) {
      history.log().record(number(1).on(SHOP).run(), PLANNED);
      Checkpoint before = history.log().checkpoint();
      history.log().rename(List.of(new Renaming(SHOP, TILL, time(2))));
      RecordedRun next = history.log().record(number(3).on(TILL).run(), BUILT);

      assertThat(next.position()).isEqualTo(3);
      assertThat(history.log().checkpoints())
          .singleElement()
          .satisfies(now -> assertThat(now.origin()).isEqualTo(before.origin()));
      assertThat(history.streams()).containsExactly(TILL);
    }
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void projectsThatARenamingJoinsGoOnInTheLogOfTheLongerOne() {
    List<Checkpoint> before;
    try (History history = store.forWriting()) {
      history.log().record(number(1).on(SHOP).run(), PLANNED);
      history.log().record(number(2).on(TILL).run(), PLANNED);
      history.log().record(number(3).on(TILL).run(), BUILT);
      before = history.log().checkpoints();
      history.log().rename(List.of(new Renaming(TILL, SHOP, time(4))));

      assertThat(history.log().checkpoints())
          .singleElement()
          .satisfies(
              now -> {
                assertThat(now.origin()).isEqualTo(before.get(1).origin());
                assertThat(now.entries()).isEqualTo(4);
              });
      assertThat(history.streams()).containsExactly(SHOP);
      assertThat(history.stream(SHOP).runs(9)).hasSize(3);
      assertThat(history.log().record(number(5).on(SHOP).run(), BUILT).position()).isEqualTo(5);
    }
    // Also the log that goes on elsewhere is still what it was.
    assertThat(verify(before.toArray(Checkpoint[]::new)).intact()).isTrue();
    assertThat(OnBothStoresTest.rows(store, "SELECT run_id FROM runs", Map.of())).hasSize(1 + 4);
    assertThat(store.rebuild(ProgressListener.NONE).orElseThrow().runs()).isEqualTo(4);
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void aLogOfSeveralProjectsIsTakenInProjectByProject() {
    InMemoryHistory file = new InMemoryHistory();
    Story.record(file);
    List<LogEntry> entries = new ArrayList<>();
    file.log().entries(file.log().checkpoint().entries(), entries::add);

    try (History history = store.forWriting()) {
      assertThat(history.log().merge(entries)).isEqualTo(entries.size());
      assertThat(history.log().merge(entries)).isZero();
      assertThat(history.log().checkpoints()).hasSize(2);
      assertThat(history.streams()).isEqualTo(file.streams());
      for (StreamId stream : file.streams()) {
        assertThat(history.stream(stream).head().map(head -> head.facts()))
            .isEqualTo(file.stream(stream).head().map(head -> head.facts()));
        assertThat(history.stream(stream).runs(99)).hasSameSizeAs(file.stream(stream).runs(99));
      }
      List<LogEntry> told = new ArrayList<>();
      history.log().entries(history.log().checkpoint().entries(), told::add);
      assertThat(new InMemoryHistory().log().merge(told)).isEqualTo(entries.size());
    }
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void aRunIsFoundByItsIdentityInWhicheverProject() {
    try (History history = store.forWriting()) {
      RecordedRun one = history.log().record(number(1).on(SHOP).run(), PLANNED);
      RecordedRun other = history.log().record(number(2).on(TILL).run(), BUILT);

      assertThat(history.runs().byIdPrefix("0000", 9)).containsExactly(one, other);
      assertThat(history.runs(TILL.project()).byIdPrefix("0000", 9)).containsExactly(other);
      assertThat(history.runs().facts(other.run().id())).hasValue(BUILT);
      assertThat(history.streams(TILL.project())).containsExactly(TILL);
      assertThat(history.streams("nobody")).isEmpty();
    }
  }
}
