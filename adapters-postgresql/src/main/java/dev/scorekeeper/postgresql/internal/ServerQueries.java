package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.sql.Views;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks a history in SQL, in a transaction that only reads and that the server itself ends. */
final class ServerQueries implements Queries {
  private static final int LONGEST_STATEMENT = 1 << 20;

  /** The longest row of an answer, in characters. */
  private static final int LONGEST_ROW = 32 << 20;

  private static final int MOST_COLUMNS = 128;
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

  private static final Set<String> ASKING = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");
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
    if (sql.length() > LONGEST_STATEMENT) {
      throw new QueryException(
          "the statement is longer than " + LONGEST_STATEMENT + " characters; ask for less");
    }
    ServerSql text = ServerSql.of(sql);
    check(text, parameters);
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
        pass(row, patience, rows);
      }
    }
  }

  private static void check(ServerSql text, Map<String, String> parameters) {
    if (!ASKING.contains(text.keyword())) {
      throw new QueryException(
          text.keyword().isEmpty()
              ? "there is no statement; one begins with SELECT or WITH"
              : "a query begins with SELECT or WITH, not with "
                  + text.keyword()
                  + "; scorekeeper query --schema shows what can be asked");
    }
    if (text.followed()) {
      throw new QueryException("there is more than one statement; one can be run at a time");
    }
    if (text.nameless()) {
      throw new QueryException("a parameter has no name; write :name instead of ? or $1");
    }
    Set<String> names = text.names();
    for (String name : names) {
      if (!parameters.containsKey(name)) {
        throw new QueryException("the parameter " + name + " has no value; give it one");
      }
    }
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new QueryException("the statement has no parameter " + name);
      }
    }
  }

  private static void pass(ResultSet row, Patience patience, Rows rows) throws SQLException {
    ResultSetMetaData about = row.getMetaData();
    int width = about.getColumnCount();
    if (width > MOST_COLUMNS) {
      throw new QueryException(
          "the answer has more than " + MOST_COLUMNS + " columns; ask for less");
    }
    List<String> names = new ArrayList<>(width);
    for (int column = 1; column <= width; column++) {
      names.add(about.getColumnLabel(column));
    }
    rows.columns(names);
    while (row.next()) {
      if (patience.isOver()) {
        throw patience.exhausted();
      }
      List<@Nullable Object> values = new ArrayList<>(width);
      long length = 0;
      for (int column = 1; column <= width; column++) {
        Object shown = shown(row.getObject(column), row, column);
        length += shown instanceof String string ? string.length() : 0;
        if (length > LONGEST_ROW) {
          throw new QueryException(
              "a row of the answer is longer than " + LONGEST_ROW + " characters; ask for less");
        }
        values.add(shown);
      }
      rows.row(Collections.unmodifiableList(values));
    }
  }

  /** A value as SQLite would give it: a number, or a text. */
  private static @Nullable Object shown(@Nullable Object value, ResultSet row, int column)
      throws SQLException {
    if (value == null || value instanceof Integer || value instanceof Long) {
      return value;
    }
    if (value instanceof Double) {
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
      List<String> views = new ArrayList<>();
      for (View view : Views.ALL) {
        views.add(view.name());
      }
      return new QueryException(
          "no such table: " + named.group(1) + "; the views are " + String.join(", ", views),
          e,
          new QueryException.Unknown(named.group(1), views));
    }
    if (state.equals(Complaint.NO_COLUMN) && named.matches()) {
      String name = named.group(1);
      return new QueryException(
          "no such column: " + name,
          e,
          new QueryException.Unknown(name.substring(name.indexOf('.') + 1), columns(text)));
    }
    return new QueryException(reason, e);
  }

  /** Those of the views that a statement asks. */
  private static List<String> columns(ServerSql text) {
    Set<String> columns = new LinkedHashSet<>();
    for (View view : Views.ALL) {
      if (text.words().contains(view.name())) {
        for (View.Column column : view.columns()) {
          columns.add(column.name());
        }
      }
    }
    return List.copyOf(columns);
  }

  @Override
  public void close() {
    session.close();
  }
}
