package dev.scorekeeper.report.words;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What almost every report says. */
public final class Words {
  private Words() {}

  /** A size such as {@code 8 movements, 41 beats}. */
  public static String size(Size size) {
    return Counted.of(size.movements(), "movement") + ", " + Counted.of(size.beats(), "beat");
  }

  /**
   * A verdict such as {@code implemented (8 movements, 41 beats)}, {@code planned}, {@code broken:
   * missing}.
   */
  public static String verdict(Verdict verdict) {
    String status = verdict.status().text();
    if (verdict instanceof Verdict.Broken broken) {
      return status + ": " + broken.reason().text();
    }
    return verdict.exists() ? status + " (" + size(verdict.size()) + ")" : status;
  }

  /** The values of a row as they are read; nothing for what is not there. */
  public static List<String> cells(List<? extends @Nullable Object> row) {
    List<String> cells = new ArrayList<>(row.size());
    for (Object value : row) {
      cells.add(value == null ? "" : value.toString());
    }
    return cells;
  }
}
