package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a trend leaves of runs, the plain way. */
final class ThinnedOut {
  private ThinnedOut() {}

  /**
   * Thins runs out to one a period: the last assessed one, or the last one where none was assessed.
   *
   * @param runs in the order of their moments
   */
  static List<RecordedRun> of(List<RecordedRun> runs, Trend.By by) {
    if (by == Trend.By.RUN) {
      return List.copyOf(runs);
    }
    List<RecordedRun> kept = new ArrayList<>();
    for (RecordedRun run : runs) {
      int last = kept.size() - 1;
      if (last < 0 || !beginning(kept.get(last), by).equals(beginning(run, by))) {
        kept.add(run);
      } else if (run.outcome() == Outcome.ASSESSED
          || kept.get(last).outcome() == Outcome.UNREADABLE) {
        kept.set(last, run);
      }
    }
    return List.copyOf(kept);
  }

  private static Instant beginning(RecordedRun run, Trend.By by) {
    return by.beginning(run.at());
  }
}
