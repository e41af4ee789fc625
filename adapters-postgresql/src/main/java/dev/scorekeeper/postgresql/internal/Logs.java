package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.sql.SqlHistory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * The logs of a database: one for each project, or for those that renamings ever joined. Whoever
 * appends to one holds its turn until the transaction ends, and waits for no writer of another.
 */
final class Logs {
  /** What is computed from a log. */
  static final List<String> COMPUTED =
      List.of("stored_span", "stored_place", "stored_stand", "stored_name");

  /** Where a project began, and where that went on. */
  static final String OF_PROJECT =
      """
      WITH RECURSIVE way (log, step) AS (
        SELECT log, 0 FROM stored_project WHERE project = ?
        UNION ALL
        SELECT joined.goes_on_in, way.step + 1
        FROM way JOIN stored_joining AS joined ON joined.log = way.log
      )
      SELECT log FROM way ORDER BY step DESC LIMIT 1
      """;

  /**
   * Takes the turn of the log that holds a project, and says which log holds it then. A log may
   * have been joined with another while its turn was waited for.
   */
  private static final String TAKE_TURN =
      "SELECT log FROM stored_turn WHERE log = (" + OF_PROJECT + ") FOR UPDATE;\n" + OF_PROJECT;

  private static final String GOES_ON_IN = "SELECT goes_on_in FROM stored_joining WHERE log = ?";

  private static final String LIVE =
      """
      SELECT log FROM stored_origin AS one
      WHERE NOT EXISTS (SELECT 1 FROM stored_joining AS joined WHERE joined.log = one.log)
      ORDER BY log
      """;

  private static final String JOINED = "SELECT log FROM stored_joining ORDER BY log";

  /** By the index that each log has, and for an entry alone that tells nothing by itself. */
  private static final String KNOWING =
      """
      SELECT one.log FROM stored_origin AS one
      WHERE EXISTS (
        SELECT 1 FROM stored_assessment AS known WHERE known.log = one.log AND known.digest = ?)
      LIMIT 1
      """;

  private static final String TURN = "SELECT log FROM stored_turn WHERE log = ? FOR UPDATE";

  private static final String BEGIN =
      "INSERT INTO stored_origin (bytes)"
          + " VALUES (decode(replace(gen_random_uuid()::text, '-', ''), 'hex')) RETURNING log";

  private static final String ADD_TURN = "INSERT INTO stored_turn (log) VALUES (?)";

  private static final String ADD_PROJECT =
      "INSERT INTO stored_project (project, log) VALUES (?, ?) ON CONFLICT (project) DO NOTHING";

  private static final String ADD_JOINING =
      "INSERT INTO stored_joining (log, goes_on_in) VALUES (?, ?)";

  private static final String EMPTY = "SELECT bytes FROM stored_history";

  private final Session session;
  private final Map<Integer, ServerLog> open = new HashMap<>();

  Logs(Session session) {
    this.session = session;
  }

  /** A log by its number. */
  ServerLog log(int number) {
    ServerLog known = open.get(number);
    if (known == null || known.connection() != session.connection()) {
      known = new ServerLog(session, number);
      open.put(number, known);
    }
    return known;
  }

  /** Forgets what is prepared for a log that is not asked any more. */
  void forget(ServerLog log) {
    log.close();
    open.remove(log.number());
  }

  /** The log that holds a project now; empty where nothing of it is recorded. */
  Optional<ServerLog> find(String project) throws SQLException {
    OptionalLong log = session.number(OF_PROJECT, StoredText.written(project));
    return log.isEmpty() ? Optional.empty() : Optional.of(log((int) log.getAsLong()));
  }

  /** The log that holds a project now, or one that holds nothing. */
  ServerLog findOrNone(String project) throws SQLException {
    return find(project).orElseGet(() -> log(ServerLog.NONE));
  }

  /** The log of a project to append to, which begins where there is none; it is held. */
  ServerLog hold(String project) throws SQLException {
    Optional<ServerLog> held = takeTurn(project);
    if (held.isPresent()) {
      return held.get();
    }
    for (; ; ) {
      Optional<ServerLog> known = find(project);
      if (known.isEmpty()) {
        known = begin(project);
      }
      if (known.isPresent() && hold(known.get())) {
        return known.get();
      }
    }
  }

  /** Holds the log of a project at once; empty where there is none, or it was joined meanwhile. */
  private Optional<ServerLog> takeTurn(String project) throws SQLException {
    List<Long> logs =
        session.numbers(TAKE_TURN, StoredText.written(project), StoredText.written(project));
    return logs.size() == 2 && logs.get(0).equals(logs.get(1))
        ? Optional.of(log(logs.get(0).intValue()))
        : Optional.empty();
  }

  /**
   * Projects in the order in which all hold their logs who append to several: first those that have
   * one, as they began, then by name. So nobody waits for somebody who waits for them.
   */
  List<String> inOrder(SortedSet<String> projects) throws SQLException {
    Map<String, Integer> numbers = new HashMap<>();
    for (String project : projects) {
      numbers.put(project, find(project).map(ServerLog::number).orElse(Integer.MAX_VALUE));
    }
    List<String> inOrder = new ArrayList<>(projects);
    inOrder.sort(Comparator.comparing(numbers::get));
    return inOrder;
  }

  /** Holds a log, unless another process joined it with one meanwhile. */
  boolean hold(ServerLog log) throws SQLException {
    if (session.number(TURN, log.number()).isEmpty()) {
      throw new HistoryException(
          session.address().place()
              + " is not intact: nobody can take the turn of one of its logs; see history verify");
    }
    return session.number(GOES_ON_IN, log.number()).isEmpty();
  }

  /** Begins a log; empty where another process has begun it meanwhile. */
  private Optional<ServerLog> begin(String project) throws SQLException {
    return session.attempt(
        () -> {
          int number = (int) session.number(BEGIN).orElseThrow();
          session.write(ADD_TURN, number);
          return name(project, number) ? Optional.of(log(number)) : Optional.empty();
        });
  }

  private boolean name(String project, int log) throws SQLException {
    return session.write(ADD_PROJECT, StoredText.written(project), log) == 1;
  }

  /** Puts a project of which nothing is recorded into a log. */
  void add(String project, ServerLog log) throws SQLException {
    if (!name(project, log.number())) {
      throw new HistoryException(
          "another process has begun to record "
              + project
              + " in "
              + session.address().place()
              + " meanwhile, so nothing was written; try again");
    }
  }

  /** Notes that what was in a log goes on in another, and forgets what was computed of it. */
  void join(ServerLog log, ServerLog other) throws SQLException {
    session.write(ADD_JOINING, log.number(), other.number());
    for (String table : COMPUTED) {
      session.write("DELETE FROM " + table + " WHERE log = ?", log.number());
    }
  }

  /** The logs that hold projects now, in the order in which they began. */
  List<ServerLog> live() throws SQLException {
    return logs(LIVE);
  }

  /** Those that go on in others. */
  List<ServerLog> joined() throws SQLException {
    return logs(JOINED);
  }

  private List<ServerLog> logs(String sql) throws SQLException {
    List<ServerLog> logs = new ArrayList<>();
    for (long number : session.numbers(sql)) {
      logs.add(log((int) number));
    }
    return logs;
  }

  /** A log that holds an assessment, if any does. */
  Optional<ServerLog> knowing(Digest assessment) throws SQLException {
    OptionalLong log = session.number(KNOWING, (Object) assessment.bytes());
    return log.isEmpty() ? Optional.empty() : Optional.of(log((int) log.getAsLong()));
  }

  /** What a log is now. */
  static Checkpoint checkpoint(ServerLog log) {
    return new SqlHistory(log).log().checkpoint();
  }

  /** What a history is in which nothing is recorded yet. */
  Checkpoint beginning() throws SQLException {
    try (PreparedStatement select = session.connection().prepareStatement(EMPTY);
        ResultSet row = select.executeQuery()) {
      row.next();
      return Checkpoint.beginning(HexFormat.of().formatHex(row.getBytes(1)));
    }
  }
}
