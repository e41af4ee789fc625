package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.sqlite.SqliteHistory;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A history that is opened to record in when there is something to record, and not before. */
final class WrittenLater implements Supplier<History>, AutoCloseable {
  private final Path file;
  private @Nullable History opened;

  WrittenLater(Path file) {
    this.file = file;
  }

  @Override
  public History get() {
    if (opened == null) {
      opened = SqliteHistory.openForWriting(file);
    }
    return opened;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
