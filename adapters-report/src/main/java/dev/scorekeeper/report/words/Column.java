package dev.scorekeeper.report.words;

/**
 * A column of a table that people read.
 *
 * @param heading what stands above it
 * @param isNumber whether it holds numbers, which are read from the right
 */
public record Column(String heading, boolean isNumber) {
  /** A column of anything but numbers. */
  public static Column text(String heading) {
    return new Column(heading, false);
  }

  /** A column of numbers. */
  public static Column number(String heading) {
    return new Column(heading, true);
  }
}
