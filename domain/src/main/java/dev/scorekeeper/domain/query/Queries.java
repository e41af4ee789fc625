package dev.scorekeeper.domain.query;

import java.util.Map;
import java.util.Set;

/**
 * Port: a history that is asked in SQL. Whatever a statement says, it reads this one history and
 * changes nothing, here or elsewhere.
 */
public interface Queries extends AutoCloseable {
  /** The names of a statement's parameters, such as {@code project} of {@code :project}. */
  Set<String> parameters(String sql);

  /**
   * Runs one statement.
   *
   * @param parameters values by name; a whole or decimal number is one
   * @throws QueryException when the statement is not understood, or does more than ask
   */
  void run(String sql, Map<String, String> parameters, Rows rows);

  @Override
  void close();
}
