package dev.scorekeeper.domain.query;

import java.util.List;

/**
 * A view of a history, and what it shows.
 *
 * @param meaning what one row of it is
 */
public record View(String name, String meaning, List<Column> columns) {
  public View {
    columns = List.copyOf(columns);
  }

  /**
   * A column of a view.
   *
   * @param type what its values are, where they are not NULL
   */
  public record Column(String name, Type type, String meaning) {}

  /** What the values of a column are. */
  public enum Type {
    TEXT,
    INTEGER
  }
}
