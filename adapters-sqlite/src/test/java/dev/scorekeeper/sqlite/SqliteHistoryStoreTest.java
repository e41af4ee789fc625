package dev.scorekeeper.sqlite;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.HistoryStore.Rebuilt;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sqlite.internal.NewHistory;
import dev.scorekeeper.testkit.history.HistoryStoreContract;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryStoreTest extends HistoryStoreContract {
  @TempDir private Path folder;

  @Override
  protected HistoryStore store() {
    return new SqliteHistoryStore(folder.resolve("history.db"));
  }

  private SqliteHistoryStore recorded() {
    SqliteHistoryStore store = new SqliteHistoryStore(NewHistory.in(folder));
    try (History history = store.forWriting()) {
      history.log().record(number(1).run(), SomeFacts.none().planned("a").assessed());
      history.log().record(number(2).run(), SomeFacts.none().implemented("a", 1, 2).assessed());
    }
    return store;
  }

  @Test
  void whereThereIsNoHistoryNothingMakesOneButWriting() {
    Path file = folder.resolve("kept/history.db");
    SqliteHistoryStore store = new SqliteHistoryStore(file);

    assertThat(store.place()).isEqualTo(file.toString());
    assertThat(store.forReading()).isEmpty();
    assertThat(store.verify(List.of(), ProgressListener.NONE)).isEmpty();
    assertThat(store.rebuild(ProgressListener.NONE)).isEmpty();
    assertThat(store.queries()).isEmpty();
    assertThat(store.isWritable()).isTrue();
    assertThat(store.views()).isNotEmpty();
    assertThat(folder).isEmptyDirectory();
    store.forWriting().close();
    assertThat(file).isRegularFile();
  }

  @Test
  void whatIsComputedIsMadeAnew() {
    SqliteHistoryStore store = recorded();
    long spans = store.verify(List.of(), ProgressListener.NONE).orElseThrow().spans();

    assertThat(store.rebuild(ProgressListener.NONE)).contains(new Rebuilt(2, spans));
    assertThat(store.verify(List.of(), ProgressListener.NONE).orElseThrow().intact()).isTrue();
  }

  @Test
  void itIsWritableWhereTheFileIsOrTheNextFolderAboveIt() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    assertThat(closed.toFile().setWritable(false)).isTrue();
    Path file = NewHistory.in(folder);

    assertThat(new SqliteHistoryStore(file).isWritable()).isTrue();
    assertThat(new SqliteHistoryStore(folder.resolve("none/history.db")).isWritable()).isTrue();
    assertThat(new SqliteHistoryStore(closed.resolve("none/history.db")).isWritable())
        .as("false, but for a user who may write whatever is read-only")
        .isEqualTo(Files.isWritable(closed));
    assertThat(new SqliteHistoryStore(Path.of("none.db")).isWritable())
        .isEqualTo(Files.isWritable(Path.of("").toAbsolutePath()));
    assertThat(closed.toFile().setWritable(true)).isTrue();
  }
}
