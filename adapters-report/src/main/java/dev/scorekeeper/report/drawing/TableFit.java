package dev.scorekeeper.report.drawing;

import dev.scorekeeper.report.wording.Column;
import java.util.List;

/** How wide each column of a table is, and which ones there is no room for. */
final class TableFit {
  private static final int GAP = 2;

  /** Shorter than this no text says anything. */
  private static final int LEAST = 8;

  private final List<Column> columns;
  private final int[] widths;
  private final boolean[] empty;
  private final boolean[] leftOut;

  /**
   * All columns, as wide as they are.
   *
   * @param empty which of them have nothing in any row
   */
  TableFit(List<Column> columns, int[] widths, boolean[] empty) {
    this.columns = columns;
    this.widths = widths;
    this.empty = empty;
    leftOut = new boolean[widths.length];
  }

  /** Whether there is no room for a column. */
  boolean isLeftOut(int column) {
    return leftOut[column];
  }

  int width(int column) {
    return widths[column];
  }

  /** Makes all as wide as a number of characters, or narrower. */
  void into(int room) {
    int next = least();
    while (narrowest(false) > room && next >= 0) {
      leftOut[next] = true;
      next = least();
    }
    boolean harder = narrowest(false) > room;
    for (int last = widths.length - 1; last > 0 && narrowest(true) > room; last--) {
      leftOut[last] = true;
    }
    shorten(room, harder);
  }

  /** The column that matters least of those that may be left out; -1 for none. */
  private int least() {
    int least = -1;
    for (int i = 0; i < widths.length; i++) {
      if (!leftOut[i] && columns.get(i).leftOut() > 0 && (least < 0 || isBefore(i, least))) {
        least = i;
      }
    }
    return least;
  }

  private boolean isBefore(int one, int other) {
    return empty[one] == empty[other]
        ? columns.get(one).leftOut() < columns.get(other).leftOut()
        : empty[one];
  }

  private int narrowest(boolean harder) {
    int sum = -GAP;
    for (int i = 0; i < widths.length; i++) {
      sum += leftOut[i] ? 0 : GAP + shortest(i, harder);
    }
    return sum;
  }

  private int shortest(int column, boolean harder) {
    if (columns.get(column).isNumber()) {
      return widths[column];
    }
    return Math.min(widths[column], harder ? LEAST : columns.get(column).shortest());
  }

  /** Takes from the widest text, one after the other, until all fit or none can be shorter. */
  private void shorten(int room, boolean harder) {
    int over = -GAP - room;
    for (int i = 0; i < widths.length; i++) {
      over += leftOut[i] ? 0 : GAP + widths[i];
    }
    while (over > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (!leftOut[i]
            && widths[i] > shortest(i, harder)
            && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
      over--;
    }
  }
}
