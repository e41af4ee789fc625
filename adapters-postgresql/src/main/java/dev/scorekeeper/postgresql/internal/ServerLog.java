package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.sql.BoundStatement;
import dev.scorekeeper.sql.LogDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One log of the many in a database. Statements are written for the tables of one log; here each of
 * them is put to the rows of this log, by a number that the planner sees, so that it looks at one
 * partition.
 */
final class ServerLog extends LogDatabase {
  /** What no log has. */
  static final int NONE = 0;

  private static final Pattern WRITTEN =
      Pattern.compile("^\\s*(INSERT INTO|UPDATE|DELETE FROM) (stored_\\w+)");

  private static final Pattern ASKED =
      Pattern.compile("\\b(FROM|JOIN)(\\s+)(stored_\\w+)(?:(\\s+)AS (\\w+))?");

  private final Session session;
  private final int number;

  /** Statements as they are put to this log. */
  private final Map<String, String> scoped = new HashMap<>();

  ServerLog(Session session, int number) {
    super(session.connection());
    this.session = session;
    this.number = number;
  }

  int number() {
    return number;
  }

  @Override
  public String place() {
    return session.address().place();
  }

  @Override
  public HistoryException failure(SQLException e) {
    return session.failure(e);
  }

  @Override
  public Optional<String> damage(SQLException e) {
    return Complaint.isDamage(e) ? Optional.of(Complaint.reason(e)) : Optional.empty();
  }

  @Override
  protected String wayOut() {
    return "see history verify, and have the database's owner take away what is in the way";
  }

  @Override
  public <T> T read(Work<T> work) {
    return session.transaction(work);
  }

  @Override
  public <T> T write(Work<T> work) {
    return session.transaction(work);
  }

  @Override
  public void useMuchMemory() {
    // The server's memory is the server's.
  }

  @Override
  protected boolean keepsRevisionsAsBytes() {
    return false;
  }

  @Override
  public String written(String text) {
    return StoredText.written(text);
  }

  @Override
  public String read(String text) {
    return StoredText.read(text);
  }

  @Override
  protected String put(String sql) {
    return scoped(sql, number);
  }

  @Override
  protected void write(BoundStatement write, boolean ofOneRow) throws SQLException {
    session.later(new Waiting.Write(this, scoped(write), ofOneRow));
  }

  @Override
  protected ResultSet ask(BoundStatement question) throws SQLException {
    Optional<ResultSet> foreseen = session.foreseen(scoped(question));
    return foreseen.isPresent() ? foreseen.get() : super.ask(question);
  }

  @Override
  protected void foresee(List<BoundStatement> questions) throws SQLException {
    List<BoundStatement> put = new ArrayList<>();
    for (BoundStatement question : questions) {
      put.add(scoped(question));
    }
    session.foresee(put);
  }

  private BoundStatement scoped(BoundStatement statement) {
    String put = scoped.get(statement.sql());
    if (put == null) {
      put = put(statement.sql());
      scoped.put(statement.sql(), put);
    }
    return statement.as(put);
  }

  @Override
  protected void settle(String sql) throws SQLException {
    session.settle(sql);
  }

  /** The table that a statement writes to. */
  static String tableOf(String writing) {
    Matcher written = WRITTEN.matcher(writing);
    if (!written.find()) {
      throw new IllegalArgumentException("writes to no table of a log: " + writing);
    }
    return written.group(2);
  }

  /** A statement for the tables of one log, put to the rows of a log. */
  static String scoped(String sql, int log) {
    Matcher written = WRITTEN.matcher(sql);
    if (!written.find()) {
      return asked(sql, log);
    }
    String head = sql.substring(0, written.end());
    String rest = sql.substring(written.end());
    if (written.group(1).startsWith("INSERT")) {
      return head
          + asked(rest, log)
              .replaceFirst("\\(", "(log, ")
              .replaceFirst("VALUES\\s*\\(", "VALUES (" + log + ", ")
              .replaceFirst("ON CONFLICT \\(", "ON CONFLICT (log, ");
    }
    int where = rest.indexOf("WHERE ");
    return where < 0
        ? head + rest + " WHERE log = " + log
        : head
            + rest.substring(0, where)
            + "WHERE log = "
            + log
            + " AND "
            + asked(rest.substring(where + "WHERE ".length()), log);
  }

  private static String asked(String sql, int log) {
    Matcher asked = ASKED.matcher(sql);
    StringBuilder put = new StringBuilder(sql.length() + 64);
    while (asked.find()) {
      String name = asked.group(5) == null ? asked.group(3) : asked.group(5);
      asked.appendReplacement(
          put, "$1$2(SELECT * FROM " + asked.group(3) + " WHERE log = " + log + ") AS " + name);
    }
    return asked.appendTail(put).toString();
  }

  @Override
  public void close() {
    try {
      closeStatements();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
