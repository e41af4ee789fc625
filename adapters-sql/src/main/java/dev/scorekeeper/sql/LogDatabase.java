package dev.scorekeeper.sql;

import dev.scorekeeper.domain.commit.Hex;
import dev.scorekeeper.domain.history.HistoryException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A connection to the tables of one log, whose statements are prepared once. */
public abstract class LogDatabase implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  protected LogDatabase(Connection connection) {
    this.connection = connection;
  }

  /** Where it is, as messages say it. */
  public abstract String place();

  /** What is to be thrown where the database complained. */
  public abstract HistoryException failure(SQLException e);

  /** What a complaint says, where it says that what is stored cannot be what was written. */
  public abstract Optional<String> damage(SQLException e);

  /** What a person can do where rows vanish that are written. */
  protected abstract String wayOut();

  /** Reads one state of the log, whatever others write meanwhile. */
  public abstract <T> T read(Work<T> work);

  /** Writes all or nothing. */
  public abstract <T> T write(Work<T> work);

  /** Makes ready for work that goes through the whole log. */
  public abstract void useMuchMemory();

  /** Whether a revision in hexadecimal is stored as the bytes that it stands for. */
  protected abstract boolean keepsRevisionsAsBytes();

  /** A revision as it is stored. */
  final Object stored(String revision) {
    return isBytes(revision) ? HexFormat.of().parseHex(revision) : written(revision);
  }

  private boolean isBytes(String revision) {
    return keepsRevisionsAsBytes() && Hex.isHex(revision) && revision.length() % 2 == 0;
  }

  /** The revision of a stored value; empty where recording would store none as that. */
  final Optional<String> exactRevision(@Nullable Object stored) {
    if (stored instanceof byte[] bytes) {
      return Optional.of(HexFormat.of().formatHex(bytes));
    }
    return stored instanceof String text && !keepsRevisionsAsBytes()
        ? Optional.of(read(text))
        : Optional.empty();
  }

  /** A text as it is stored, where not all that a text can hold can be. */
  public String written(String text) {
    return text;
  }

  /** The text that is stored as another. */
  public String read(String text) {
    return text;
  }

  /** A statement of the log as it is put to this database. */
  protected String put(String sql) {
    return sql;
  }

  public final Connection connection() {
    return connection;
  }

  /** The statement of this text, with whatever was bound to it before; it is executed next. */
  public final PreparedStatement prepared(String sql) throws SQLException {
    settle(sql);
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(put(sql));
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Asks for rows, which are to be read before the same statement is asked again. */
  protected ResultSet ask(BoundStatement question) throws SQLException {
    PreparedStatement statement = prepared(question.sql());
    question.bind(statement);
    return statement.executeQuery();
  }

  /**
   * Says what is going to be asked, once each. A database to which the way is long answers all of
   * it at once.
   */
  protected void foresee(List<BoundStatement> questions) throws SQLException {
    // Where the way is short, each is asked when it is needed.
  }

  /**
   * The number that a statement gives; empty when it gives no row, or NULL.
   *
   * @param values as they are stored; what is empty is NULL
   */
  public final OptionalLong number(String sql, Object... values) throws SQLException {
    return number(BoundStatement.of(sql, values));
  }

  final OptionalLong number(BoundStatement question) throws SQLException {
    try (ResultSet row = ask(question)) {
      if (!row.next()) {
        return OptionalLong.empty();
      }
      long number = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
  }

  /** Binds a text to a statement. */
  final void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
    statement.setString(parameter, written(text));
  }

  /** A text of a row, which has one. */
  final String text(ResultSet row, int column) throws SQLException {
    return read(row.getString(column));
  }

  /**
   * Inserts one row.
   *
   * @param values as they are stored; what is empty is NULL
   * @throws HistoryException where it is not there afterwards, at the latest when the table is
   *     asked for something, or the transaction ends
   */
  final void insert(String sql, Object... values) throws SQLException {
    write(BoundStatement.of(sql, values), true);
  }

  /**
   * Changes or removes rows.
   *
   * @param values as they are stored; what is empty is NULL
   */
  final void change(String sql, Object... values) throws SQLException {
    write(BoundStatement.of(sql, values), false);
  }

  /**
   * Writes before the table is asked for anything, and before the transaction ends.
   *
   * @param ofOneRow whether it is to write one row, and has failed where it does not
   */
  protected void write(BoundStatement write, boolean ofOneRow) throws SQLException {
    PreparedStatement statement = prepared(write.sql());
    write.bind(statement);
    if (statement.executeUpdate() != 1 && ofOneRow) {
      throw vanished();
    }
  }

  /** Writes what is still to be written of the tables that a statement names. */
  protected void settle(String sql) throws SQLException {
    // What writes at once has nothing left.
  }

  /** What is to be thrown where a row was written and is not there. */
  public final HistoryException vanished() {
    return new HistoryException(
        "what is written to "
            + place()
            + " is not there afterwards, so nothing was recorded; "
            + wayOut());
  }

  /** Runs a statement that has no parameters and no result. */
  public final void execute(String sql) throws SQLException {
    settle(sql);
    try (Statement statement = connection.createStatement()) {
      statement.execute(put(sql));
    }
  }

  /** Forgets all statements. */
  protected final void closeStatements() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }

  @Override
  public abstract void close();

  /** What is done in a transaction. */
  public interface Work<T> {
    T run() throws SQLException, HistoryException;
  }
}
