package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen push at the same instant, and none of them comes in vain. */
class PushedAtOnceTest {
  private static final int PUSHES = 16;

  @TempDir private Path folder;

  /**
   * A history of its own: of two projects that all of its kind have, now the one first and now the
   * other, or of one that nobody else has.
   */
  private SqliteHistoryStore other(int push) {
    SqliteHistoryStore file = new SqliteHistoryStore(folder.resolve("other-" + push + ".db"));
    try (History history = file.forWriting()) {
      for (int i = 0; i < 40; i++) {
        StreamId stream =
            push % 2 == 0
                ? (i + push / 2) % 2 == 0 ? Story.SHOP : Story.TILL
                : new StreamId("project " + push, "main");
        history
            .log()
            .record(
                number(1000 + 100 * push + i).on(stream).run(),
                SomeFacts.none().planned("a").implemented("b", push, i).assessed());
      }
    }
    return file;
  }

  @Test
  void allOfItArrivesOnce() throws Exception {
    SqliteHistoryStore story = Pushes.story(folder);
    List<HistoryStore> files = new ArrayList<>();
    for (int push = 0; push < PUSHES; push++) {
      files.add(push < 4 ? story : other(push));
    }
    String database = TestServer.empty();
    CyclicBarrier together = new CyclicBarrier(PUSHES);
    ExecutorService threads = Executors.newFixedThreadPool(PUSHES);
    List<Future<Long>> pushes = new ArrayList<>();
    for (HistoryStore file : files) {
      pushes.add(
          threads.submit(
              () -> {
                together.await();
                return Pushes.push(file, TestServer.address(database)).added();
              }));
    }
    long added = 0;
    for (Future<Long> push : pushes) {
      added += push.get();
    }
    threads.shutdown();

    HistoryStore store = TestServer.store(database);
    assertThat(added).isEqualTo(65 + 12 * 40);
    // How many facts are differences to others depends on who came first.
    assertThat(Pushes.verified(store).replaceFirst("\\d+ facts", "some facts"))
        .isEqualTo("intact: 545 entries, 542 assessments, some facts, 1157 spans");
    SqliteHistoryStore all = new SqliteHistoryStore(folder.resolve("all.db"));
    for (HistoryStore file : files) {
      Pushes.push(file, all);
    }
    assertThat(Pushes.entries(store)).containsExactlyInAnyOrderElementsOf(Pushes.entries(all));
    assertThat(Pushes.views(store)).isEqualTo(Pushes.views(all));
  }
}
