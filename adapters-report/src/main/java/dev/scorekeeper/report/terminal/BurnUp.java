package dev.scorekeeper.report.terminal;

import java.util.ArrayList;
import java.util.List;

/** A picture of what exists against what is wanted, over time: columns that grow into a frame. */
public final class BurnUp {
  private static final int HEIGHT = 8;

  private BurnUp() {}

  /**
   * Draws the picture, top line first, with a scale on the left.
   *
   * @param done what exists at each point
   * @param wanted what is wanted at each point, at least what exists
   * @param width columns to draw in, the scale included; more points than fit are thinned out
   *     evenly, the last always shown
   */
  public static List<String> draw(int[] done, int[] wanted, int width, Style style) {
    int most = 1;
    for (int w : wanted) {
      most = Math.max(most, w);
    }
    int margin = Integer.toString(most).length() + 2;
    int columns = Math.max(1, width - margin);
    int points = Math.min(done.length, columns);
    int thickness = Math.max(1, Math.min(6, columns / Math.max(1, points)));
    List<String> lines = new ArrayList<>();
    for (int row = HEIGHT; row >= 1; row--) {
      StringBuilder line = new StringBuilder();
      String scale = row == HEIGHT ? Integer.toString(most) : "";
      line.append(" ".repeat(margin - 2 - scale.length())).append(scale).append(" │");
      for (int point = 0; point < points; point++) {
        int index =
            points == 1 ? done.length - 1 : (int) ((long) point * (done.length - 1) / (points - 1));
        line.append(cell(done[index], wanted[index], most, row, thickness, style));
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add(" ".repeat(margin - 3) + "0 └" + "─".repeat(points * thickness));
    return lines;
  }

  private static String cell(int done, int wanted, int most, int row, int thickness, Style style) {
    if (level(done, most) >= row) {
      return style.good("█".repeat(thickness));
    }
    return level(wanted, most) >= row ? style.faint("░".repeat(thickness)) : " ".repeat(thickness);
  }

  /** In rows, rounded, but a value that is not nothing shows. */
  private static int level(int value, int most) {
    return value == 0 ? 0 : (int) Math.max(1, Math.round((double) value * HEIGHT / most));
  }
}
