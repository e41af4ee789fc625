package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.sqlite.internal.NewHistory;
import dev.scorekeeper.testkit.history.HistoryContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHistoryTest extends HistoryContract {
  @TempDir private Path folder;

  @Override
  protected History open() {
    Path file = folder.resolve("history.db");
    return new SqliteHistoryStore(Files.exists(file) ? file : NewHistory.in(folder)).forWriting();
  }
}
