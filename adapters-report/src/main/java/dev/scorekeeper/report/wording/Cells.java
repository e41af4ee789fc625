package dev.scorekeeper.report.wording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of an answer, in words. */
public final class Cells {
  private Cells() {}

  /** The values of a row as they are read; nothing for what is not there. */
  public static List<String> of(List<? extends @Nullable Object> row) {
    List<String> cells = new ArrayList<>(row.size());
    for (Object value : row) {
      cells.add(value == null ? "" : value.toString());
    }
    return cells;
  }
}
