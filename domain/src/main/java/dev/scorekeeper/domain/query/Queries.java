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
   * @param patience after which the answer is given up
   * @throws QueryException when the statement is not understood, does more than ask, takes too
   *     long, or asks for more than memory may hold
   */
  void run(String sql, Map<String, String> parameters, Patience patience, Rows rows);

  @Override
  void close();
}
