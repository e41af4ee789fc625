package dev.scorekeeper.report.words;

import dev.scorekeeper.application.Phrases;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Progress;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What almost every report says. */
public final class Words {
  private Words() {}

  /** The headline, never without the rest. */
  public static String headline(Tally tally) {
    Progress progress = tally.progress();
    return progress.implemented()
        + " of "
        + progress.of()
        + " domains implemented ("
        + progress.percent()
        + " %) · "
        + tally.planned()
        + " planned · "
        + tally.broken()
        + " broken · "
        + tally.implementedByCatalog()
        + (tally.implementedByCatalog() == 1 ? " restates" : " restate")
        + " the catalog";
  }

  /** A size such as {@code 8 movements, 41 beats}. */
  public static String size(Size size) {
    return Phrases.counted(size.movements(), "movement")
        + ", "
        + Phrases.counted(size.beats(), "beat");
  }

  /** A verdict such as {@code implemented (8/41)}, {@code planned}, {@code broken: missing}. */
  public static String verdict(Verdict verdict) {
    String status = verdict.status().text();
    if (verdict instanceof Verdict.Broken broken) {
      return status + ": " + broken.reason().text();
    }
    if (verdict instanceof Verdict.Planned) {
      return status;
    }
    return status
        + (verdict instanceof Verdict.ByCatalog ? " by catalog (" : " (")
        + verdict.size()
        + ")";
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
