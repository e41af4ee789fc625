package dev.scorekeeper.report.wording;

/**
 * A column of a table that people read.
 *
 * @param heading what stands above it
 * @param isNumber whether it holds numbers, which are read from the right and never shortened
 * @param leftOut in which order it is left out where there is no room, from 1; 0 for never before
 *     others
 * @param shortest to how many characters its text may be shortened before a column is left out
 */
public record Column(String heading, boolean isNumber, int leftOut, int shortest) {
  private static final int WHOLE = Integer.MAX_VALUE;

  private static final int SHORT = 12;

  /** A column of anything but numbers. */
  public static Column text(String heading) {
    return new Column(heading, false, 0, SHORT);
  }

  /** A column of numbers. */
  public static Column number(String heading) {
    return new Column(heading, true, 0, WHOLE);
  }

  /** The same column, which is left out where there is no room, after those of lower numbers. */
  public Column leftOut(int order) {
    return new Column(heading, isNumber, order, shortest);
  }

  /** The same column, whose text is not to be shortened. */
  public Column whole() {
    return atLeast(WHOLE);
  }

  /** The same column, whose text may be shortened to so many characters and no fewer. */
  public Column atLeast(int characters) {
    return new Column(heading, isNumber, leftOut, characters);
  }
}
