package dev.scorekeeper.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.postgresql.CuttingProxy.Afterwards;
import dev.scorekeeper.postgresql.CuttingProxy.Way;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that push are killed in the middle of what they say. */
class KilledPushTest {
  @TempDir private Path folder;
  private final CuttingProxy proxy = new CuttingProxy(TestServer.port());
  private SqliteHistoryStore file = new SqliteHistoryStore(Path.of(""));

  @BeforeEach
  void record() {
    file = Pushes.story(folder);
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private long said(String database) {
    proxy.mend();
    Pushes.push(file, proxy.address(database));
    return proxy.passed(Way.TO_SERVER);
  }

  /** Pushes in a process that is killed when it has said so much. */
  private void pushKilled(String database, long after) {
    CompletableFuture<Process> pushing = new CompletableFuture<>();
    proxy.cut(
        Way.TO_SERVER,
        after,
        Afterwards.LET_THROUGH,
        () -> pushing.join().destroyForcibly().onExit().join());
    pushing.complete(Pushes.begin(folder.resolve("history.db"), proxy.address(database)));
    assertThat(pushing.join().onExit().join().exitValue()).as("killed").isEqualTo(128 + 9);
    assertThat(proxy.isCut()).isTrue();
    proxy.mend();
  }

  @Test
  void ofAPushThatIsKilledThereIsABeginningAndTheNextBringsTheRest() {
    long all = said(TestServer.fresh());
    Set<Integer> arrived = new TreeSet<>();
    for (int part = 1; part <= 3; part++) {
      String database = TestServer.fresh();
      HistoryStore store = TestServer.store(database);

      pushKilled(database, all * (4 * part - 1) / 12);

      arrived.add(Pushes.assertThatItHoldsABeginning(store, file));
      Pushes.push(file, TestServer.address(database));
      Pushes.assertThatItHoldsAll(store, file);
    }
    assertThat(arrived).hasSize(3);
  }

  @Test
  void aPushThatIsKilledWhileItMakesTheHistoryLeavesNoneThatIsHalf() {
    String database = TestServer.empty();
    HistoryStore store = TestServer.store(database);
    long all = said(TestServer.empty()) - said(TestServer.fresh());
    for (int part : new int[] {1, 4}) {
      pushKilled(database, all * part / 6);

      assertThat(store.forReading()).isEmpty();
      assertThat(store.verify(List.of(), ProgressListener.NONE)).isEmpty();
    }
    Pushes.push(file, TestServer.address(database));
    Pushes.assertThatItHoldsAll(store, file);
  }
}
