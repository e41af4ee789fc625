package dev.scorekeeper.domain.workspace;

/**
 * What reading a whole layer gave. The difference between absent and unreadable is the difference
 * between "there is nothing" and "nobody knows".
 *
 * @param <T> the layer's content
 */
public sealed interface Layer<T> {
  /** The layer is there and was read. */
  record Read<T>(T content) implements Layer<T> {}

  /** The settings say that the plan has no such layer. */
  record Off<T>() implements Layer<T> {}

  /** There is no such file or folder. */
  record Absent<T>() implements Layer<T> {}

  /** It lies outside the workspace, or a link leads there; it was not opened. */
  record Refused<T>() implements Layer<T> {}

  /**
   * It is there and cannot be read.
   *
   * @param why a clause without a place
   * @param at where
   */
  record Flawed<T>(String why, Location at) implements Layer<T> {}
}
