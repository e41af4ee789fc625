package dev.scorekeeper.report.drawing;

import java.util.List;
import java.util.OptionalDouble;

/** Shares and series drawn in one line. */
public final class Bar {
  private static final String SPARKS = "▁▂▃▄▅▆▇█";

  private Bar() {}

  /**
   * How many of a bar's cells show each part: rounded down, but at least one for a part that is not
   * nothing; the widest part takes the rest.
   *
   * @param parts none negative
   * @param width at least as many cells as there are parts
   */
  public static int[] cells(int[] parts, int width) {
    long whole = 0;
    for (int part : parts) {
      whole += part;
    }
    int[] cells = new int[parts.length];
    int left = width;
    for (int i = 0; i < parts.length && whole > 0; i++) {
      cells[i] = parts[i] == 0 ? 0 : (int) Math.max(1, (long) parts[i] * width / whole);
      left -= cells[i];
    }
    int widest = 0;
    for (int i = 1; i < cells.length; i++) {
      widest = cells[i] > cells[widest] ? i : widest;
    }
    if (whole > 0) {
      cells[widest] += left;
    }
    return cells;
  }

  /**
   * A sparkline of shares over time.
   *
   * @param shares of each point of the axis, from 0 to 1; empty for one that says nothing
   */
  public static String sparkline(List<OptionalDouble> shares, TimeAxis axis) {
    StringBuilder line = new StringBuilder();
    for (int point : axis.inForce()) {
      OptionalDouble share = shares.get(point);
      line.append(
          share.isPresent()
              ? SPARKS.charAt((int) Math.min(7, Math.max(0, Math.round(share.getAsDouble() * 7))))
              : BurnUp.UNKNOWN);
    }
    return line.toString();
  }
}
