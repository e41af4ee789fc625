package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.sql.LogDatabase;
import dev.scorekeeper.sqlite.internal.file.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** A connection to a history file, whose statements are prepared once. */
final class Database extends LogDatabase {
  /** How long to wait for another process to finish its writing. */
  static final int PATIENCE_SECONDS = 10;

  private final Path file;

  /** Where a copy lies that is read in place of the file, and goes with the connection. */
  private final Optional<TemporaryFolder> copy;

  private boolean isAlike;

  private Database(Path file, Connection connection, Optional<TemporaryFolder> copy) {
    super(connection);
    this.file = file;
    this.copy = copy;
  }

  /** Whether the driver is loaded, as far as a connection and a statement need it. */
  static boolean load() {
    try (Connection memory = new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
        PreparedStatement statement = memory.prepareStatement("SELECT 1");
        ResultSet row = statement.executeQuery()) {
      return row.next();
    } catch (SQLException e) {
      return false;
    }
  }

  /** Connects for reading only: nothing that is done here can change the file. */
  static Database reading(Path file) {
    return connect(file, file, readOnly(), Optional.empty());
  }

  /**
   * Connects for reading to a copy, which goes with the connection.
   *
   * @param file what it is a copy of, which messages name
   * @param folder where the copy lies
   */
  static Database readingCopy(Path file, Path copy, TemporaryFolder folder) {
    return connect(file, copy, readOnly(), Optional.of(folder));
  }

  private static SQLiteConfig readOnly() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.READWRITE);
    return config;
  }

  static Database writing(Path file) {
    return writingCopy(file, file);
  }

  /**
   * Connects for writing to a copy.
   *
   * @param file what it is a copy of, which messages name
   */
  static Database writingCopy(Path file, Path copy) {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    // Which the driver would ask for after each insert.
    config.setGetGeneratedKeys(false);
    return connect(file, copy, config, Optional.empty());
  }

  private static Database connect(
      Path file, Path at, SQLiteConfig config, Optional<TemporaryFolder> copy) {
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(PATIENCE_SECONDS * 1000);
    try {
      // As a URI, since the driver takes a question mark in a plain name for its own.
      String uri = at.toUri().toASCIIString();
      return new Database(file, config.createConnection("jdbc:sqlite:" + uri), copy);
    } catch (SQLException e) {
      throw Failure.of(file, e);
    }
  }

  Path file() {
    return file;
  }

  /** Whether it is a copy of the file that is read, since the file is older than this program. */
  boolean isCopy() {
    return copy.isPresent() && !isAlike;
  }

  /** The copy that is read is the file's, byte for byte. */
  Database alike() {
    isAlike = true;
    return this;
  }

  @Override
  public String place() {
    return file.toString();
  }

  @Override
  protected String wayOut() {
    return "run history verify, and move the log to a new file with history export and history"
        + " import --history";
  }

  @Override
  protected boolean keepsRevisionsAsBytes() {
    return true;
  }

  /** Writes a copy of the whole into a file that is not there yet. */
  void copyInto(Path copy) throws SQLException {
    PreparedStatement vacuum = prepared("VACUUM INTO ?");
    vacuum.setString(1, copy.toString());
    vacuum.executeUpdate();
  }

  /** Keeps more pages in memory, for work that goes through the whole file. */
  @Override
  public void useMuchMemory() {
    try {
      execute("PRAGMA cache_size = -65536");
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Reads one state of the file, whatever others write meanwhile. */
  @Override
  public <T> T read(Work<T> work) {
    return transaction("BEGIN", work);
  }

  /** Writes all or nothing. */
  @Override
  public <T> T write(Work<T> work) {
    return transaction("BEGIN IMMEDIATE", work);
  }

  /** One after the other, whichever threads ask. */
  private synchronized <T> T transaction(String begin, Work<T> work) {
    try {
      execute(begin);
      boolean done = false;
      try {
        T result = work.run();
        execute("COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          rollback();
        }
      }
    } catch (SQLException e) {
      throw Failure.of(file, e);
    }
  }

  /** What is to be thrown where SQLite complained. */
  @Override
  public HistoryException failure(SQLException e) {
    return Failure.of(file, e);
  }

  @Override
  public Optional<String> damage(SQLException e) {
    return Failure.isDamage(e) ? Optional.of(Failure.reason(e)) : Optional.empty();
  }

  private void rollback() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      // SQLite has rolled back by itself, as it does when a disk is full; the first error counts.
    }
  }

  @Override
  public void close() {
    try {
      connection().close();
      if (copy.isPresent()) {
        copy.get().close();
      }
    } catch (SQLException e) {
      throw Failure.of(file, e);
    } catch (IOException e) {
      throw new HistoryException("a copy of " + file + " cannot be removed: " + e.getMessage(), e);
    }
  }
}
