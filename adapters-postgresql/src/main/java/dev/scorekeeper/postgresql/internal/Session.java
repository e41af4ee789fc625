package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.sql.BoundStatement;
import dev.scorekeeper.sql.LogDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import org.postgresql.Driver;

/** A connection to a server, and its one transaction at a time. */
final class Session implements AutoCloseable {
  /** How long to wait at least for another process to finish its writing. */
  static final int PATIENCE_SECONDS = 10;

  /** The schema that holds a history. */
  static final String SCHEMA = "scorekeeper";

  private static final String READ_ONLY =
      "SET default_transaction_read_only = on;"
          + " SET default_transaction_isolation = 'repeatable read'";

  /**
   * The statements of a log look up rows by their keys, a few of many. The planner knows nothing of
   * how few, and would read all rows of the log for each, above all while they are not many yet.
   * What it finds without knowing the keys it would find with them, so it plans each statement
   * once.
   */
  private static final String BY_KEYS =
      "; SET enable_hashjoin = off; SET enable_mergejoin = off;"
          + " SET enable_seqscan = off; SET enable_material = off;"
          + " SET plan_cache_mode = force_generic_plan";

  /**
   * Of a client that vanished without a word the server knows after a minute, and others need not
   * wait longer for what it held.
   */
  private static final String WRITING =
      "SET default_transaction_read_only = off;"
          + " SET default_transaction_isolation = 'read committed';"
          + " SET synchronous_commit = on;"
          + " SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10;"
          + " SET tcp_keepalives_count = 3"
          + BY_KEYS;

  /** So often work is begun that can be done again. */
  private static final int TRIES = 5;

  private final ServerAddress address;
  private final Map<String, String> variables;
  private final String settings;
  private final Waiting waiting = new Waiting();
  private final Foreseen foreseen = new Foreseen();
  private Connection connection;
  private Optional<String> comment = Optional.empty();
  private int depth;

  /** Whether an answer was lost that says whether all is kept. */
  private boolean inDoubt;

  private Session(ServerAddress address, Map<String, String> variables, String settings) {
    this.address = address;
    this.variables = variables;
    this.settings = settings;
    this.connection = connect();
  }

  /** Connects for reading: a transaction sees one state, and writes nothing. */
  static Session reading(ServerAddress address, Map<String, String> variables) {
    return new Session(address, variables, READ_ONLY + BY_KEYS);
  }

  /** Connects for what reads many rows of many logs, as people ask in SQL. */
  static Session asking(ServerAddress address, Map<String, String> variables) {
    return new Session(address, variables, READ_ONLY);
  }

  static Session writing(ServerAddress address, Map<String, String> variables) {
    return new Session(address, variables, WRITING);
  }

  /** Connects for looking through all of one state, beside a schema that is made and taken back. */
  static Session verifying(ServerAddress address, Map<String, String> variables) {
    return new Session(
        address,
        variables,
        "SET default_transaction_read_only = off;"
            + " SET default_transaction_isolation = 'repeatable read'");
  }

  private Connection connect() {
    Properties properties = address.properties(variables);
    try {
      Connection fresh = new Driver().connect(address.url(), properties);
      if (fresh == null) {
        throw new HistoryException(address.place() + " is not the address of a PostgreSQL server");
      }
      boolean done = false;
      try {
        comment = begin(fresh);
        fresh.setAutoCommit(false);
        done = true;
      } finally {
        if (!done) {
          fresh.close();
        }
      }
      return fresh;
    } catch (SQLException e) {
      throw Complaint.of(address, variables, e);
    }
  }

  /** Makes the settings, and looks at the schema on the same way. */
  private Optional<String> begin(Connection fresh) throws SQLException {
    try (Statement statement = fresh.createStatement()) {
      boolean looked =
          statement.execute(
              "SET search_path = scorekeeper, pg_catalog; SET lock_timeout = '"
                  + PATIENCE_SECONDS
                  + "s'; SET TIME ZONE 'UTC'; SET jit = off; "
                  + settings
                  + ";\n"
                  + Server.LOOK);
      while (!looked && statement.getUpdateCount() >= 0) {
        looked = statement.getMoreResults();
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** What the schema said of itself when the connection began; empty where there was none. */
  Optional<String> comment() {
    return comment;
  }

  ServerAddress address() {
    return address;
  }

  /** The connection, which is another one after it was lost. */
  Connection connection() {
    return connection;
  }

  HistoryException failure(SQLException e) {
    return Complaint.of(address, variables, e);
  }

  /**
   * Does all or nothing; what is done inside of it belongs to it. It is not done again, since what
   * it takes may be had once.
   */
  synchronized <T> T transaction(LogDatabase.Work<T> work) {
    try {
      return once(work);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * The same for work that can be done again from its beginning, and adds nothing then that is
   * there. It is, where others write in another order, and where the connection is lost: so an
   * answer that did not arrive is asked for again.
   */
  synchronized <T> T repeatable(LogDatabase.Work<T> work) {
    inDoubt = false;
    for (int left = TRIES; ; left--) {
      try {
        return transaction(work);
      } catch (HistoryException e) {
        if (depth > 0 || !(e.getCause() instanceof SQLException failed)) {
          throw e;
        }
        boolean lost = Complaint.isLost(failed);
        boolean again = Complaint.isOfOrder(failed) || (lost && reconnect());
        if (left == 1 || !again) {
          // What was in doubt before is so still.
          throw lost && inDoubt ? Complaint.inDoubt(address, failed) : e;
        }
      }
    }
  }

  private boolean reconnect() {
    close();
    try {
      connection = connect();
      return true;
    } catch (HistoryException e) {
      // What was lost first says more.
      return false;
    }
  }

  private <T> T once(LogDatabase.Work<T> work) throws SQLException {
    if (depth > 0) {
      return inside(work);
    }
    boolean done = false;
    depth++;
    try {
      T result = work.run();
      settle();
      foreseen.forget();
      commit();
      done = true;
      return result;
    } finally {
      depth--;
      if (!done) {
        forget();
        rollback();
      }
    }
  }

  /** Writes rows of a log before they are asked for, and before the transaction ends. */
  void later(Waiting.Write write) throws SQLException {
    String table = ServerLog.tableOf(write.statement().sql());
    foreseen.forget(table);
    if (waiting.add(write, table)) {
      settle();
    }
  }

  /** Asks what is going to be asked. */
  void foresee(List<BoundStatement> questions) throws SQLException {
    for (BoundStatement question : questions) {
      settle(question.sql());
    }
    foreseen.ask(connection, questions);
  }

  /** The answer to a question, if it was foreseen. */
  Optional<ResultSet> foreseen(BoundStatement question) {
    return foreseen.take(question);
  }

  /** Writes what is still to be written, if a statement asks for some of it. */
  void settle(String sql) throws SQLException {
    if (waiting.isAskedFor(sql)) {
      settle();
    }
  }

  /** Writes what is still to be written. */
  private void settle() throws SQLException {
    waiting.send(connection);
  }

  private void commit() throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (Complaint.isLost(e) && settings.equals(WRITING)) {
        inDoubt = true;
        throw Complaint.inDoubt(address, e);
      }
      throw e;
    }
  }

  private <T> T inside(LogDatabase.Work<T> work) throws SQLException {
    depth++;
    try {
      return work.run();
    } finally {
      depth--;
    }
  }

  /** Does a part of a transaction that may be taken back by itself; empty where it was. */
  <T> Optional<T> attempt(LogDatabase.Work<Optional<T>> work) throws SQLException {
    settle();
    Savepoint before = connection.setSavepoint();
    Optional<T> result = work.run();
    if (result.isEmpty()) {
      connection.rollback(before);
    }
    connection.releaseSavepoint(before);
    return result;
  }

  private void forget() {
    waiting.forget();
    try {
      foreseen.forget();
    } catch (SQLException e) {
      // The connection is gone, and what it answered with it; the first error counts.
    }
  }

  private void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and what was begun with it; the first error counts.
    }
  }

  /** The number that a statement gives; empty when it gives no row, or NULL. */
  OptionalLong number(String sql, Object... parameters) throws SQLException {
    List<Long> numbers = numbers(sql, parameters);
    return numbers.isEmpty() ? OptionalLong.empty() : OptionalLong.of(numbers.get(0));
  }

  /** The numbers that a statement gives, or several, one after the other. */
  List<Long> numbers(String sql, Object... parameters) throws SQLException {
    settle();
    List<Long> numbers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      BoundStatement.of(sql, parameters).bind(statement);
      boolean more = statement.execute();
      while (more) {
        addAll(statement.getResultSet(), numbers);
        more = statement.getMoreResults();
      }
    }
    return numbers;
  }

  private static void addAll(ResultSet row, List<Long> numbers) throws SQLException {
    while (row.next()) {
      long number = row.getLong(1);
      if (!row.wasNull()) {
        numbers.add(number);
      }
    }
  }

  /** Runs a statement, and says how many rows it wrote. */
  int write(String sql, Object... parameters) throws SQLException {
    settle();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      BoundStatement.of(sql, parameters).bind(statement);
      return statement.executeUpdate();
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Whatever was to be kept is kept since its transaction ended.
    }
  }
}
