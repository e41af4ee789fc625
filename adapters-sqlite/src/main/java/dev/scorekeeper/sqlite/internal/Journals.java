package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.sqlite.internal.file.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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
 *
 * <p>A history that another program has put into write-ahead mode is read all the same: SQLite
 * makes files beside it also to read, which it cannot in a folder that is read-only, so what lies
 * in the file alone is read from a copy.
 */
final class Journals {
  /** Where the head of an SQLite file says by what it is written and read: 1 rollback, 2 ahead. */
  private static final int MODES = 18;

  private static final int WRITE_AHEAD = 2;

  /** How often a file is copied that changes meanwhile. */
  private static final int MOST_TRIES = 5;

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

  /** Whether a history cannot be read since it is in this mode. */
  static boolean keepsFromReading(Path file, SQLException failed) {
    return (Failure.cannotOpen(failed) || Failure.isReadOnly(failed)) && isWrittenAhead(file);
  }

  /**
   * Puts a history that others have put into this mode back, where nobody else has it open; else
   * the next who writes does.
   */
  static void putBack(Path file) {
    if (!isWrittenAhead(file)) {
      return;
    }
    try (Database database = Database.writing(file)) {
      // Of another program's file neither the content nor the mode is ours.
      HistoryFile.version(database);
      database.execute("PRAGMA busy_timeout = 0");
      database.execute("PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      if (!Failure.isBusy(e)) {
        throw Failure.of(file, e);
      }
    }
  }

  /**
   * Reads a history that has nothing beside it, in a folder that is read-only.
   *
   * @throws HistoryException when something was written that is not in the file itself yet
   */
  static Database readAhead(Path file) {
    try {
      TemporaryFolder folder = TemporaryFolder.make();
      boolean done = false;
      try {
        Path copy = folder.file("history.db");
        copyAhead(file, copy);
        Database database = Database.readingCopy(file, copy, folder).alike();
        done = true;
        return database;
      } finally {
        if (!done) {
          folder.close();
        }
      }
    } catch (IOException e) {
      throw new HistoryException(
          "%s is in write-ahead mode, and no copy of it can be made to read: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Copies what nobody changes meanwhile. */
  static void copyAhead(Path file, Path copy) throws IOException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      requireNothingBeside(file);
      FileTime before = Files.getLastModifiedTime(file);
      Files.deleteIfExists(copy);
      Files.copy(file, copy);
      requireNothingBeside(file);
      if (before.equals(Files.getLastModifiedTime(file))) {
        return;
      }
    }
    throw new HistoryException("another process has been writing to %s; try again".formatted(file));
  }

  private static void requireNothingBeside(Path file) {
    Path ahead = beside(file, "-wal");
    if (size(ahead) > 0) {
      throw new HistoryException(
          ("%s has a part that is written ahead, in %s, and can only be read where both and their"
                  + " folder are writable; make them so, and the next command puts it in its place")
              .formatted(file, ahead.getFileName()));
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
            + " is not a journal of "
            + file
            + ": it would put something else in place of the history, so nothing was opened; remove"
            + " it, or name another history with --history");
  }
}
