package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Says in people's words what SQLite complains of. */
final class Failure {
  private static final int ERROR = 1;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int NO_MEMORY = 7;
  private static final int READ_ONLY = 8;
  private static final int INTERRUPT = 9;
  private static final int INPUT_OUTPUT = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int TOO_BIG = 18;
  private static final int NOT_A_DATABASE = 26;

  private Failure() {}

  static HistoryException of(Path file, SQLException e) {
    String message =
        switch (code(e)) {
          case BUSY, LOCKED ->
              "another process has been writing to "
                  + file
                  + " for "
                  + Database.PATIENCE_SECONDS
                  + " s; try again";
          case READ_ONLY ->
              file
                  + " cannot be written: the file or its folder is read-only; make both writable,"
                  + " or name another file with --history";
          case INPUT_OUTPUT ->
              file + " cannot be read or written (" + reason(e) + "); look at the disk it is on";
          case CORRUPT ->
              file
                  + " is damaged ("
                  + reason(e)
                  + "); put a copy of it in its place, or name another file with --history";
          case FULL ->
              "the disk that holds "
                  + file
                  + " is full, so nothing was written; make room and try again";
          case CANNOT_OPEN ->
              file + " cannot be opened; see whether it and its folder may be read and written";
          case NOT_A_DATABASE ->
              file + " is not an SQLite database; name another file with --history";
          case ERROR -> file + " is not a history that this Scorekeeper can use: " + reason(e);
          default -> file + " cannot be used: " + reason(e);
        };
    return new HistoryException(message, e);
  }

  static boolean isReadOnly(SQLException e) {
    return code(e) == READ_ONLY;
  }

  static boolean cannotOpen(SQLException e) {
    return code(e) == CANNOT_OPEN;
  }

  /** Whether another process has the file in use. */
  static boolean isBusy(SQLException e) {
    return code(e) == BUSY || code(e) == LOCKED;
  }

  /** Whether a statement was stopped by who watches it. */
  static boolean isInterrupt(SQLException e) {
    return code(e) == INTERRUPT;
  }

  /** Whether there was no memory, or a statement gathered more than SQLite does in one piece. */
  static boolean isOutOfMemory(SQLException e) {
    return code(e) == NO_MEMORY;
  }

  /** Whether a statement made a value that is longer than it may be. */
  static boolean isTooBig(SQLException e) {
    return code(e) == TOO_BIG;
  }

  /** Whether the file cannot hold what is in it. */
  static boolean isDamage(SQLException e) {
    int code = code(e);
    return code == CORRUPT || code == NOT_A_DATABASE;
  }

  /** Whether the fault is the statement's, not the file's. */
  static boolean isOfStatement(SQLException e) {
    int code = code(e);
    return code != BUSY
        && code != LOCKED
        && code != INPUT_OUTPUT
        && code != CORRUPT
        && code != FULL
        && code != CANNOT_OPEN
        && code != NOT_A_DATABASE;
  }

  private static int code(SQLException e) {
    return e.getErrorCode() & 0xff;
  }

  /** SQLite's own words, without the driver's around them. */
  static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int from = message.indexOf(" (");
    return message.startsWith("[") && from > 0 && message.endsWith(")")
        ? message.substring(from + 2, message.length() - 1)
        : message;
  }
}
