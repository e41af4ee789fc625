package dev.scorekeeper.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A picture of what exists against what is wanted, over time: columns that grow into a frame. */
public final class BurnUp {
  /** Stands below a column of which nothing is known. */
  public static final String UNKNOWN = "?";

  private static final int HEIGHT = 8;

  private BurnUp() {}

  /**
   * What a point says.
   *
   * @param done what exists
   * @param wanted what is wanted, at least what exists
   */
  public record Level(int done, int wanted) {}

  /** How many columns of a width are left for the picture, beside its scale. */
  public static int columns(List<Optional<Level>> levels, int width) {
    return Math.max(1, width - margin(most(levels)));
  }

  /**
   * Draws the picture, top line first, with a scale on the left and times below.
   *
   * @param levels what the axis' points say; empty for one that says nothing
   */
  public static List<String> draw(List<Optional<Level>> levels, TimeAxis axis, Style style) {
    int most = most(levels);
    int margin = margin(most);
    int[] inForce = axis.inForce();
    List<String> lines = new ArrayList<>();
    for (int row = HEIGHT; row >= 1; row--) {
      StringBuilder line = new StringBuilder();
      String scale = row == HEIGHT ? Integer.toString(most) : "";
      line.append(" ".repeat(margin - 2 - scale.length())).append(scale).append(" │");
      int column = 0;
      while (column < inForce.length) {
        // What looks the same has its colour set once.
        String cell = cell(levels.get(inForce[column]), most, row);
        int next = column + 1;
        while (next < inForce.length && cell.equals(cell(levels.get(inForce[next]), most, row))) {
          next++;
        }
        line.append(styled(cell, next - column, style));
        column = next;
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.addAll(axis.lines(" ".repeat(margin - 3) + "0 └"));
    return lines;
  }

  /** Whether a column of the picture says that nothing is known. */
  public static boolean tellsUnknown(List<Optional<Level>> levels, TimeAxis axis) {
    for (int point : axis.inForce()) {
      if (levels.get(point).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static int most(List<Optional<Level>> levels) {
    int most = 1;
    for (Optional<Level> level : levels) {
      most = Math.max(most, level.map(Level::wanted).orElse(0));
    }
    return most;
  }

  private static int margin(int most) {
    return Integer.toString(most).length() + 2;
  }

  private static String cell(Optional<Level> known, int most, int row) {
    if (known.isEmpty()) {
      return row == 1 ? UNKNOWN : " ";
    }
    Level level = known.get();
    if (height(level.done(), most) >= row) {
      return "█";
    }
    return height(level.wanted(), most) >= row ? "░" : " ";
  }

  private static String styled(String cell, int times, Style style) {
    String cells = cell.repeat(times);
    return switch (cell) {
      case "█" -> style.good(cells);
      case "░" -> style.faint(cells);
      case UNKNOWN -> style.warning(cells);
      default -> cells;
    };
  }

  /** In rows, rounded, but a value that is not nothing shows. */
  private static int height(int value, int most) {
    return value == 0 ? 0 : (int) Math.max(1, Math.round((double) value * HEIGHT / most));
  }
}
