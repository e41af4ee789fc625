package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.sql.Asking;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a history in SQL, in a transaction that only reads and that the server itself ends. */
final class ServerQueries implements Queries {
  private static final int ROWS_AT_ONCE = 500;
  private static final String BEGIN = "SELECT set_config('statement_timeout', ?, true)";
  private static final String PROJECT = "project";

  /**
   * The planner knows a project's log when it runs, and not before, so that it takes each join for
   * one of all partitions and would rather read them through. Who asks about one project is
   * answered from index to index.
   */
  static final String OF_ONE_PROJECT =
      "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;"
          + " SET LOCAL enable_seqscan = off";

  private static final Pattern NAMED =
      Pattern.compile("(?:relation|column) \"?([^\" ]+)\"? does not exist.*", Pattern.DOTALL);

  private final Session session;

  ServerQueries(Session session) {
    this.session = session;
  }

  /** They are written {@code :name}. */
  @Override
  public Set<String> parameters(String sql) {
    return ServerSql.of(sql).names();
  }

  /** The rows are passed on while they are read. */
  @Override
  public void run(String sql, Map<String, String> parameters, Patience patience, Rows rows) {
    Asking.checkLength(sql);
    ServerSql text = ServerSql.of(sql);
    Asking.check(text, parameters, "? or $1");
    session.transaction(
        () -> {
          try {
            run(text, parameters, patience, rows);
          } catch (SQLException e) {
            throw Complaint.state(e).equals(Complaint.CANCELED)
                ? patience.exhausted()
                : failure(e, text);
          }
          return rows;
        });
  }

  private void run(ServerSql text, Map<String, String> parameters, Patience patience, Rows rows)
      throws SQLException {
    long millis = patience.left().toMillis();
    if (millis == 0) {
      throw patience.exhausted();
    }
    try (PreparedStatement limit = session.connection().prepareStatement(BEGIN)) {
      limit.setString(1, Long.toString(Math.min(millis, Integer.MAX_VALUE)));
      limit.execute();
    }
    if (text.names().contains(PROJECT)) {
      try (Statement one = session.connection().createStatement()) {
        one.execute(OF_ONE_PROJECT);
      }
    }
    try (PreparedStatement statement = session.connection().prepareStatement(text.text())) {
      statement.setFetchSize(ROWS_AT_ONCE);
      int parameter = 0;
      for (String name : text.parameters()) {
        parameter++;
        // Of whatever type the place has where it stands.
        statement.setObject(parameter, String.valueOf(parameters.get(name)), Types.OTHER);
      }
      try (ResultSet row = statement.executeQuery()) {
        Asking.pass(row, patience, rows, ServerQueries::shown);
      }
    }
  }

  /** A value as SQLite would give it: a number, or a text. */
  private static @Nullable Object shown(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value == null
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double) {
      return value;
    }
    if (value instanceof BigDecimal number) {
      boolean isWhole = number.stripTrailingZeros().scale() <= 0 && number.scale() <= 0;
      return isWhole && number.precision() < 19
          ? (Object) number.longValue()
          : number.doubleValue();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    return value instanceof byte[] bytes
        ? HexFormat.of().formatHex(bytes)
        : StoredText.read(String.valueOf(row.getString(column)));
  }

  private RuntimeException failure(SQLException e, ServerSql text) {
    String state = Complaint.state(e);
    String reason = Complaint.reason(e);
    if (state.startsWith(Complaint.OF_TRANSACTION)) {
      return new QueryException("a query cannot change the history", e);
    }
    if (!Complaint.isOfStatement(e)) {
      return session.failure(e);
    }
    Matcher named = NAMED.matcher(reason);
    if (state.equals(Complaint.NO_TABLE) && named.matches()) {
      return Asking.noTable(named.group(1), e);
    }
    if (state.equals(Complaint.NO_COLUMN) && named.matches()) {
      return Asking.noColumn(named.group(1), text, e);
    }
    return new QueryException(reason, e);
  }

  @Override
  public void close() {
    session.close();
  }
}
