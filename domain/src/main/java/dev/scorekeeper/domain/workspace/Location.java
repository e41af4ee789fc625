package dev.scorekeeper.domain.workspace;

/**
 * A place in a text file, as editors count it.
 *
 * @param line from 1
 * @param column in characters, from 1
 */
public record Location(int line, int column) {
  /** Where a file begins: the place of a problem that concerns the file as a whole. */
  public static final Location START = new Location(1, 1);

  public Location {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("a location counts from 1: " + line + ":" + column);
    }
  }

  /** The place in its file, as messages and terminals say it: {@code file:line:column}. */
  public String in(WorkspacePath file) {
    return file + ":" + line + ":" + column;
  }
}
