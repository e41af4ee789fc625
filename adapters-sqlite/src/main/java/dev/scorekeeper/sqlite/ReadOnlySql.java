package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.sqlite.internal.Asking;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a history in SQL. Whatever the statement says, it reads this one file and changes nothing,
 * here or elsewhere.
 */
public final class ReadOnlySql implements AutoCloseable {
  private final Asking asking;

  private ReadOnlySql(Asking asking) {
    this.asking = asking;
  }

  /**
   * Opens a history to ask it; the file and its folder may be read-only. Empty when there is none.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be read
   */
  public static Optional<ReadOnlySql> open(Path file) {
    return Asking.open(file).map(ReadOnlySql::new);
  }

  /** The names of a statement's parameters ({@code :name}, {@code @name}, {@code $name}). */
  public static Set<String> parameters(String sql) {
    return Asking.parameters(sql);
  }

  /**
   * Runs one statement that asks.
   *
   * @param parameters the value of each of its parameters, by name; what is written as a whole or a
   *     decimal number is taken for one
   * @param rows takes the result while it is read
   * @throws QueryException when the statement is not one that asks, has a parameter without a value
   *     or a value without a parameter, or is not understood by SQLite
   * @throws HistoryException when the history cannot be read
   */
  public void run(String sql, Map<String, String> parameters, Rows rows) {
    asking.run(sql, parameters, rows);
  }

  @Override
  public void close() {
    asking.close();
  }
}
