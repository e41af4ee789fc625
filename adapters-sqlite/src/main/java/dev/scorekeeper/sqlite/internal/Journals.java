package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.sqlite.internal.file.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Looks at what lies beside a history and would be read into it. SQLite takes a journal there for
 * its own, left by a write that was cut off, and puts its pages in place of the file's; but whoever
 * commits to a workspace can put one there too. So what it would do is tried on copies first, which
 * costs nothing where there is no such journal.
 */
final class Journals {
  /** Where the head of an SQLite file says by what it is written and read: 1 rollback, 2 ahead. */
  private static final int MODES = 18;

  private static final int WRITE_AHEAD = 2;

  private static final String ORIGIN_TABLE =
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('origin', 'stored_origin')";

  private Journals() {}

  /**
   * Checks what lies beside a history.
   *
   * @throws HistoryException when it is no journal that recording left there
   */
  static void check(Path file) {
    Path ahead = beside(file, "-wal");
    if (Files.exists(ahead) && size(ahead) > 0 && !isWrittenAhead(file)) {
      throw foreign(ahead, file);
    }
    Path journal = beside(file, "-journal");
    if (Files.exists(journal) && size(journal) > 0 && isHot(file)) {
      try {
        rehearse(file, journal);
      } catch (IOException e) {
        throw new HistoryException(journal + " cannot be tried: " + e.getMessage(), e);
      }
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // Gone meanwhile, as journals go.
      return 0;
    }
  }

  /** Whether what is written goes into another file first. */
  static boolean isWrittenAhead(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(MODES + 2);
      return head.length == MODES + 2
          && head[MODES] == WRITE_AHEAD
          && head[MODES + 1] == WRITE_AHEAD;
    } catch (IOException e) {
      throw new HistoryException("the history cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether the journal is of a write that nobody is at any more. */
  private static boolean isHot(Path file) {
    try (Database database = Database.reading(file)) {
      database.execute("SELECT count(*) FROM sqlite_schema");
      return false;
    } catch (SQLException e) {
      return Failure.isReadOnly(e);
    }
  }

  /** A journal of ours gives back a whole file of the same origin, which no stranger knows. */
  private static void rehearse(Path file, Path journal) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      Path before = folder.file("before.db");
      Path after = folder.file("after.db");
      Files.copy(file, before);
      Files.copy(file, after);
      Files.copy(journal, beside(after, "-journal"));
      Optional<String> origin = origin(before, false);
      Optional<String> undone = origin(after, true);
      if (undone.isEmpty() || (origin.isPresent() && !origin.equals(undone))) {
        throw foreign(journal, file);
      }
    }
  }

  /**
   * The origin of the log in a file; empty where it holds none.
   *
   * @param whole whether it holds none unless the whole file is sound
   */
  private static Optional<String> origin(Path file, boolean whole) {
    try (Database database = Database.writing(file);
        Statement statement = database.connection().createStatement()) {
      if (whole) {
        try (ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
          if (!row.next() || !row.getString(1).equals("ok")) {
            return Optional.empty();
          }
        }
      }
      try (ResultSet row = statement.executeQuery("SELECT bytes FROM " + originTable(statement))) {
        return row.next()
            ? Optional.of(HexFormat.of().formatHex(row.getBytes(1)))
            : Optional.empty();
      }
    } catch (SQLException | HistoryException e) {
      return Optional.empty();
    }
  }

  /** What the origin's table is called; older histories have other names. */
  private static String originTable(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(ORIGIN_TABLE)) {
      return row.next() ? row.getString(1) : "stored_origin";
    }
  }

  private static HistoryException foreign(Path journal, Path file) {
    return new HistoryException(
        journal
            + " is no journal of "
            + file
            + ": it would put something else in place of the history, so nothing was opened; remove"
            + " it, or name another history with --history");
  }
}
