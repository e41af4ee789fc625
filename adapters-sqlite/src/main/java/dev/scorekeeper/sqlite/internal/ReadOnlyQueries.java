package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.sql.SqlText;
import dev.scorekeeper.sql.Views;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** Asks a history in SQL, by a connection that can neither write nor reach another file. */
public final class ReadOnlyQueries implements Queries {
  /** The longest text or blob on the way to an answer, in bytes; no line of an export is longer. */
  static final int LONGEST_VALUE = 8 << 20;

  /** The longest row of an answer, in characters, where blobs are two for each byte. */
  static final int LONGEST_ROW = 4 * LONGEST_VALUE;

  /** Columns of an answer; all of them at their longest still fit into the memory of a machine. */
  private static final int MOST_COLUMNS = 128;

  private static final int LONGEST_STATEMENT = 1 << 20;

  /** Steps of SQLite's machine between two looks at the clock: some ten thousandths of a second. */
  private static final int STEPS = 20_000;

  private static final String NO_TABLE = "no such table: ";
  private static final String NO_COLUMN = "no such column: ";
  private static final Set<String> ASKING = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9][0-9]*)\\.[0-9]+");

  private final Database database;

  private ReadOnlyQueries(Database database) {
    this.database = database;
  }

  /**
   * Opens a history to ask it; the file and its folder may be read-only. Empty when there is none.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be read
   */
  public static Optional<ReadOnlyQueries> open(Path file) {
    Optional<Database> database = HistoryFile.openForReading(file);
    database.ifPresent(ReadOnlyQueries::lock);
    return database.map(ReadOnlyQueries::new);
  }

  /** Whether it is the history of an older Scorekeeper, read from a copy. */
  public boolean isCopy() {
    return database.isCopy();
  }

  /** No statement reaches another file, or takes all memory. */
  static void lock(Database database) {
    try {
      SQLiteConnection connection = (SQLiteConnection) database.connection();
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, MOST_COLUMNS);
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, LONGEST_STATEMENT);
    } catch (SQLException e) {
      database.close();
      throw database.failure(e);
    }
  }

  /** They are written {@code :name}, {@code @name} or {@code $name}. */
  @Override
  public Set<String> parameters(String sql) {
    return SqlText.of(sql).names();
  }

  /**
   * The rows are passed on while they are read.
   *
   * @throws QueryException also when a parameter has no value, or a value no parameter
   * @throws HistoryException when the history cannot be read
   */
  @Override
  public void run(String sql, Map<String, String> parameters, Patience patience, Rows rows) {
    if (sql.length() > LONGEST_STATEMENT) {
      throw new QueryException(
          "the statement is longer than " + LONGEST_STATEMENT + " characters; ask for less");
    }
    SqlText text = SqlText.of(sql);
    check(text, parameters);
    watch(patience);
    try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
      bind(statement, text.parameters(), parameters);
      statement.execute();
      try (ResultSet row = statement.getResultSet()) {
        pass(row, patience, rows);
      }
    } catch (SQLException e) {
      throw Failure.isInterrupt(e) ? patience.exhausted() : failure(e, text);
    }
  }

  /** Has SQLite ask now and then whether to go on. */
  private void watch(Patience patience) {
    try {
      ProgressHandler.setHandler(
          database.connection(),
          STEPS,
          new ProgressHandler() {
            @Override
            protected int progress() {
              return patience.isOver() ? 1 : 0;
            }
          });
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static void check(SqlText text, Map<String, String> parameters) {
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
      throw new QueryException("a parameter has no name; write :name instead of ?");
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

  private static void bind(
      PreparedStatement statement, List<String> signed, Map<String, String> parameters)
      throws SQLException {
    if (statement.getParameterMetaData().getParameterCount() != signed.size()) {
      throw new QueryException("a parameter's name is not understood; use letters, digits and _");
    }
    for (int i = 0; i < signed.size(); i++) {
      String value = String.valueOf(parameters.get(signed.get(i).substring(1)));
      if (INTEGER.matcher(value).matches()) {
        statement.setLong(i + 1, Long.parseLong(value));
      } else if (DECIMAL.matcher(value).matches()) {
        statement.setDouble(i + 1, Double.parseDouble(value));
      } else {
        statement.setString(i + 1, value);
      }
    }
  }

  private static void pass(ResultSet row, Patience patience, Rows rows) throws SQLException {
    ResultSetMetaData about = row.getMetaData();
    int width = about.getColumnCount();
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
        Object value = row.getObject(column);
        Object shown = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
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

  private RuntimeException failure(SQLException e, SqlText text) {
    String reason = Failure.reason(e);
    if (Failure.isReadOnly(e)) {
      return new QueryException("a query cannot change the history", e);
    }
    if (Failure.isTooBig(e)) {
      return new QueryException(
          "a value of the query is longer than "
              + LONGEST_VALUE
              + " bytes; ask for less, such as for a part of it with substr",
          e);
    }
    if (!Failure.isOfStatement(e)) {
      return database.failure(e);
    }
    if (reason.startsWith(NO_TABLE)) {
      List<String> views = new ArrayList<>();
      for (View view : Views.ALL) {
        views.add(view.name());
      }
      return new QueryException(
          reason + "; the views are " + String.join(", ", views),
          e,
          new QueryException.Unknown(reason.substring(NO_TABLE.length()), views));
    }
    if (reason.startsWith(NO_COLUMN)) {
      String name = reason.substring(NO_COLUMN.length());
      return new QueryException(
          reason,
          e,
          new QueryException.Unknown(name.substring(name.indexOf('.') + 1), columns(text)));
    }
    return new QueryException(reason, e);
  }

  /** Those of the views that a statement asks. */
  private static List<String> columns(SqlText text) {
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
    database.close();
  }
}
