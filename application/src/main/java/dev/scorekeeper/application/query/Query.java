package dev.scorekeeper.application.query;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.workspace.OpenWorkspace;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the history in SQL, read-only. */
public final class Query {
  private final OpenWorkspace workspace;
  private final HistoryStore histories;
  private final Clock clock;
  private final NamedQueries named;

  /**
   * Questions to a workspace's history.
   *
   * @throws SettingsException when the settings give a query the name of one of ours
   */
  public Query(OpenWorkspace workspace, HistoryStore histories, Clock clock) {
    this.workspace = workspace;
    this.histories = histories;
    this.clock = clock;
    this.named = new NamedQueries(workspace.settings().queries());
  }

  /** The queries that have names. */
  public NamedQueries named() {
    return named;
  }

  /**
   * The statement that a text is, or names.
   *
   * @throws InvalidRequestException when it is neither
   */
  public String statement(String text) {
    if (text.isBlank()) {
      throw new InvalidRequestException("needs a statement, the name of a query, or -");
    }
    Optional<NamedQueries.Query> query = named.find(text);
    if (query.isEmpty() && text.chars().noneMatch(Character::isWhitespace)) {
      throw new InvalidRequestException(
          "there is no query '" + text + "'; there are " + String.join(", ", named.names()));
    }
    return query.map(NamedQueries.Query::sql).orElse(text);
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

  /** The stream as views call it. */
  private StreamId called(StreamId stream) {
    try (History history = histories.forReading().orElseThrow(histories::absent)) {
      return history.stream(stream).id();
    }
  }

  /** The stream is looked up only for a statement that asks for it. */
  private Map<String, String> withStream(Set<String> wanted, Map<String, String> parameters) {
    Map<String, String> values = new LinkedHashMap<>(parameters);
    boolean project = wanted.contains("project") && !values.containsKey("project");
    boolean branch = wanted.contains("branch") && !values.containsKey("branch");
    if (project || branch) {
      StreamId stream =
          called(
              new StreamId(
                  values.getOrDefault("project", workspace.stream().project()),
                  values.getOrDefault("branch", workspace.stream().branch())));
      if (project) {
        values.put("project", stream.project());
      }
      if (branch) {
        values.put("branch", stream.branch());
      }
    }
    return values;
  }
}
