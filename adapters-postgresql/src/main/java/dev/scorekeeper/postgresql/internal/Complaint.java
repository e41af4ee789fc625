package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.HistoryException;
import java.sql.SQLException;
import java.util.Map;

/** Says in people's words what PostgreSQL complains of. */
final class Complaint {
  static final String NO_TABLE = "42P01";
  static final String NO_COLUMN = "42703";
  static final String CANCELED = "57014";

  /** How complaints begin of what a transaction is not for, such as writing in one that reads. */
  static final String OF_TRANSACTION = "25";

  private static final String READ_ONLY = "25006";

  private static final String DEADLOCK = "40P01";
  private static final String NOT_SERIAL = "40001";
  private static final String NOT_NOW = "57P03";
  private static final String UNREACHABLE = "08001";
  private static final String DAMAGED = "XX001";
  private static final String INDEX_DAMAGED = "XX002";
  private static final String NO_RIGHT = "42501";

  /** What a server ends that waited too long for a client in the middle of a transaction. */
  private static final String IDLE = "25P03";

  private Complaint() {}

  /** What is to be said, with what to do. */
  static HistoryException of(ServerAddress address, Map<String, String> variables, SQLException e) {
    return new HistoryException(message(address, variables, e), e);
  }

  private static String message(
      ServerAddress address, Map<String, String> variables, SQLException e) {
    String place = address.place();
    String state = state(e);
    String reason = reason(e);
    String user = address.who(variables).map(name -> "user " + name).orElse("this user");
    return switch (state) {
      case "28P01" ->
          "%s does not take the password of %s; set PGPASSWORD, or write a line for it into ~/.pgpass"
              .formatted(place, user);
      case "28000" -> "%s does not let %s in: %s".formatted(place, user, reason);
      case "3D000" ->
          "there is no database %s on %s; make it with createdb, or name another with --history"
              .formatted(address.database(), address.server());
      case NO_RIGHT ->
          "%s may not do that on %s (%s); scorekeeper history grant prints what the database's owner has to run"
              .formatted(user, place, reason);
      case READ_ONLY ->
          place
              + " can only be read here, since the server or this session is read-only; name another"
              + " server to record";
      case "55P03" ->
          "another process has been writing to "
              + place
              + " for "
              + Session.PATIENCE_SECONDS
              + " s or longer; try again";
      case DEADLOCK, NOT_SERIAL ->
          "another process was writing the same projects of "
              + place
              + " in another order, so nothing was written; try again";
      case "53100" ->
          "the disk of " + place + " is full, so nothing more was written; make room and try again";
      case "53300" ->
          place + " takes no more connections now; try again, or raise max_connections there";
      case NOT_NOW -> place + " takes nobody in now (" + reason + "); try again in a moment";
      case UNREACHABLE -> unreachable(address, reason);
      case DAMAGED, INDEX_DAMAGED ->
          place + " is damaged (" + reason + "); put a backup in its place";
      default -> other(address, user, state, reason);
    };
  }

  private static String unreachable(ServerAddress address, String reason) {
    return "%s cannot be reached at %s (%s); see whether the server runs there, and whether the address is right"
        .formatted(address.place(), address.server(), reason);
  }

  private static String other(ServerAddress address, String user, String state, String reason) {
    String place = address.place();
    if (reason.contains("no password was provided")) {
      return "%s asks for the password of %s; set PGPASSWORD, or write a line for it into ~/.pgpass"
          .formatted(place, user);
    }
    if (reason.contains("does not support SSL")) {
      return place
          + " offers no TLS, without which others could read along; turn it on there, or add"
          + " ?sslmode=disable where the network is to be trusted";
    }
    if (isLost(state)) {
      return "the connection to %s was lost (%s), so nothing more was written; try again"
          .formatted(place, reason);
    }
    if (state.startsWith("42") || state.startsWith("3F")) {
      return place + " is not a history that this Scorekeeper can use: " + reason;
    }
    return place + " cannot be used: " + reason;
  }

  static String state(SQLException e) {
    return e.getSQLState() == null ? "" : e.getSQLState();
  }

  /** What the server says, on one line. */
  static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("ERROR: ") || message.startsWith("FATAL: ")) {
      message = message.substring("ERROR: ".length());
    }
    int line = message.indexOf('\n');
    message = line < 0 ? message : message.substring(0, line);
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /** Whether the connection is gone, or the server is about to end it. */
  static boolean isLost(SQLException e) {
    return isLost(state(e));
  }

  private static boolean isLost(String state) {
    return !state.equals(UNREACHABLE)
        && !state.equals(NOT_NOW)
        && (state.startsWith("08") || state.startsWith("57P") || state.equals(IDLE));
  }

  /** What is to be said where the connection was lost before it was known what became of all. */
  static HistoryException inDoubt(ServerAddress address, SQLException e) {
    return new HistoryException(
        ("the connection to %s was lost (%s) just when all was written, so it is there as a whole"
                + " or not at all; scorekeeper log shows which")
            .formatted(address.place(), reason(e)),
        e);
  }

  /** Whether the same work, begun again, may well succeed. */
  static boolean isOfOrder(SQLException e) {
    return state(e).equals(DEADLOCK) || state(e).equals(NOT_SERIAL);
  }

  static boolean isDamage(SQLException e) {
    return state(e).equals(DAMAGED) || state(e).equals(INDEX_DAMAGED);
  }

  /** Whether the fault is the statement's, not the server's. */
  static boolean isOfStatement(SQLException e) {
    String state = state(e);
    return (state.startsWith("42") && !state.equals(NO_RIGHT))
        || state.startsWith("22")
        || state.startsWith("21")
        || state.startsWith("0A")
        || state.startsWith("07");
  }
}
