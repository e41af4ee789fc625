package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sql.SqlHistory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A history in an SQLite file. What is recorded together is one transaction: it is there whole, or
 * not at all.
 */
public final class StoredHistory extends SqlHistory {
  private final Database database;

  StoredHistory(Database database) {
    super(database);
    this.database = database;
  }

  /** Whether it is the history of an older Scorekeeper, read from a copy. */
  public boolean isCopy() {
    return database.isCopy();
  }

  /** Loads what every history needs of the database, and says whether it is loaded. */
  public static boolean loadDriver() {
    return Database.load();
  }

  /**
   * Opens a history to record in, and makes it where there is none: the file, and the folder that
   * is to hold it, which is then kept out of version control. A history of an older Scorekeeper is
   * brought up to date, after a copy of it was put beside it.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be written; it is then as it was
   */
  public static StoredHistory openForWriting(Path file) {
    return new StoredHistory(HistoryFile.openForWriting(file));
  }

  /**
   * Makes a history where none is, and works on it before it gets its name: where the work fails,
   * there is none afterwards either.
   *
   * @throws HistoryException when it cannot be made, or another process has made one meanwhile
   */
  public static <T> T make(Path file, Function<History, T> work) {
    return HistoryFile.make(file, database -> work.apply(new StoredHistory(database)));
  }

  /**
   * Opens a history to ask it; the file and its folder may be read-only. Empty when there is none.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be read
   */
  public static Optional<StoredHistory> openForReading(Path file) {
    Optional<Database> opened = HistoryFile.openForReading(file);
    return opened.isPresent() ? Optional.of(new StoredHistory(opened.get())) : Optional.empty();
  }

  /**
   * Opens a history to look through it, also one that others could not read.
   *
   * @throws HistoryException when the file is something else, or cannot be read at all
   */
  public static Optional<StoredHistory> openForVerifying(Path file) {
    return HistoryFile.openForVerifying(file).map(StoredHistory::new);
  }

  /**
   * Looks through the whole history for what is not as recording made it.
   *
   * @param against what the log was at some times, as was kept elsewhere
   */
  public Verification verify(List<Checkpoint> against, ProgressListener progress) {
    return verify(new SchemaVerifier(database), against, progress);
  }
}
