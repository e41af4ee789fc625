package dev.scorekeeper.application.query;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.workspace.SettingsException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the history in SQL, read-only. */
public final class Query {
  private final OpenWorkspace workspace;
  private final HistoryStore histories;
  private final Clock clock;
  private final Listener listener;
  private final NamedQueries named;

  /**
   * Questions to a workspace's history.
   *
   * @param listener is told where nothing is recorded of the stream that a statement asks for
   * @throws SettingsException when the settings give a query the name of one of ours
   */
  public Query(OpenWorkspace workspace, HistoryStore histories, Clock clock, Listener listener) {
    this.workspace = workspace;
    this.histories = histories;
    this.clock = clock;
    this.listener = listener;
    this.named = new NamedQueries(workspace.settings().queries());
  }

  /** The queries that have names. */
  public NamedQueries named() {
    return named;
  }

  /**
   * The statement that a text is, or names. A word by itself is a name, and everything else SQL:
   * what has blanks, parentheses or a comment in it, say.
   *
   * @throws InvalidRequestException when it is a name that no query has
   */
  public String statement(String text) {
    if (text.isBlank()) {
      throw new InvalidRequestException("query needs a statement, the name of a query, or -");
    }
    String name = text.strip();
    Optional<NamedQueries.Query> query = named.find(text).or(() -> named.find(name));
    if (query.isEmpty() && name.startsWith(".")) {
      throw new InvalidRequestException(
          "'" + name + "' is for SQLite's own shell; scorekeeper query --schema shows the views");
    }
    if (query.isEmpty() && isWord(name)) {
      throw named.unknown(name);
    }
    return query.map(NamedQueries.Query::sql).orElse(text);
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "-_./:".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.startsWith("--");
  }

  /** Runs a statement for as long as the settings allow. */
  public void run(String sql, Map<String, String> parameters, RowsOpening rows) {
    run(sql, parameters, Optional.empty(), rows);
  }

  /**
   * Runs a statement.
   *
   * @param parameters values by name; {@code project} and {@code branch} are those of the
   *     workspace's stream unless they are given
   * @param timeout how long it may take, where that is not what the settings say
   * @param rows takes the result while it is read, and is closed after it; made only when there is
   *     a history to ask
   * @throws HistoryException when there is no history, or it cannot be read
   * @throws QueryException when the statement is not understood, does more than ask, takes too
   *     long, or asks for more than memory may hold; what was there by then was passed on
   */
  public void run(
      String sql, Map<String, String> parameters, Optional<Duration> timeout, RowsOpening rows) {
    try (Queries history = histories.queries().orElseThrow(histories::absent)) {
      Map<String, String> values = withStream(history.parameters(sql), parameters);
      Patience patience = new Patience(timeout.orElse(workspace.settings().queryTimeout()), clock);
      try (ClosableRows taker = rows.open()) {
        history.run(sql, values, patience, taker);
      }
    } catch (QueryException e) {
      String like = e.unknown().map(word -> Likeness.clause(word.name(), word.names())).orElse("");
      throw like.isEmpty() ? e : new QueryException(e.getMessage() + like, e);
    }
  }

  /** Rows that have an end. */
  public interface ClosableRows extends Rows, AutoCloseable {
    @Override
    void close();
  }

  /** Makes what takes a result. */
  @FunctionalInterface
  public interface RowsOpening {
    /** Begins to take. */
    ClosableRows open();
  }

  /** The stream as views call it; no answer says that nothing is recorded of what is asked for. */
  private StreamId called(StreamId stream, boolean ofProject, boolean ofBranch) {
    try (History history = histories.forReading().orElseThrow(histories::absent)) {
      StreamId called = history.stream(stream).id();
      if (ofProject && ofBranch) {
        if (!history.streams(called.project()).contains(called)) {
          listener.notice(
              OtherStreams.none(called, history, OtherStreams.branchesOf(workspace::commits)));
        }
      } else {
        if (ofProject && !history.streams(called.project()).isEmpty()) {
          return called;
        }
        Set<String> names = new LinkedHashSet<>();
        for (StreamId other : history.streams()) {
          names.add(ofProject ? other.project() : other.branch());
        }
        String name = ofProject ? called.project() : called.branch();
        if (!names.contains(name)) {
          listener.notice(
              OtherStreams.noneOf((ofProject ? "the project " : "a branch ") + name, name, names));
        }
      }
      return called;
    }
  }

  /**
   * The stream is looked up only for a statement that asks for it. Views call a stream by what it
   * is called now, so whoever gives a name that it had is answered of the same one.
   */
  private Map<String, String> withStream(Set<String> wanted, Map<String, String> parameters) {
    Map<String, String> values = new LinkedHashMap<>(parameters);
    boolean project = wanted.contains("project");
    boolean branch = wanted.contains("branch");
    if (project || branch) {
      StreamId stream =
          called(
              new StreamId(
                  given(values, "project").orElseGet(() -> workspace.stream().project()),
                  given(values, "branch").orElseGet(() -> workspace.stream().branch())),
              project,
              branch);
      if (project) {
        values.put("project", stream.project());
      }
      if (branch) {
        values.put("branch", stream.branch());
      }
    }
    return values;
  }

  private static Optional<String> given(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name));
  }
}
