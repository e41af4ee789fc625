package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.sql.Asking;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
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

  /**
   * Steps of SQLite's machine between two looks at the clock and the memory: few, since each can
   * make a value of the longest.
   */
  private static final int STEPS = 100;

  private static final String NO_TABLE = "no such table: ";
  private static final String NO_COLUMN = "no such column: ";
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
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, Asking.MOST_COLUMNS);
      connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, Asking.LONGEST_STATEMENT);
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
    Asking.checkLength(sql);
    SqlText text = SqlText.of(sql);
    Asking.check(text, parameters, "?");
    MemoryBound memory = new MemoryBound(patience.left());
    watch(patience, memory);
    try (PreparedStatement statement = database.connection().prepareStatement(sql)) {
      bind(statement, text.parameters(), parameters);
      statement.execute();
      try (ResultSet row = statement.getResultSet()) {
        Asking.pass(row, patience, rows, ReadOnlyQueries::shown);
      }
    } catch (SQLException e) {
      if (Failure.isOutOfMemory(e) || (Failure.isInterrupt(e) && memory.wasMet())) {
        throw memory.exceeded(e);
      }
      throw Failure.isInterrupt(e) ? patience.exhausted() : failure(e, text);
    }
  }

  /** Has SQLite ask now and then whether to go on. */
  private void watch(Patience patience, MemoryBound memory) {
    try {
      ProgressHandler.setHandler(
          database.connection(),
          STEPS,
          new ProgressHandler() {
            @Override
            protected int progress() {
              return patience.isOver() || memory.isMet(patience.left()) ? 1 : 0;
            }
          });
    } catch (SQLException e) {
      throw database.failure(e);
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

  private static @Nullable Object shown(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
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
      return Asking.noTable(reason.substring(NO_TABLE.length()), e);
    }
    if (reason.startsWith(NO_COLUMN)) {
      return Asking.noColumn(reason.substring(NO_COLUMN.length()), text, e);
    }
    return new QueryException(reason, e);
  }

  @Override
  public void close() {
    database.close();
  }
}
