package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.history.RecordedRun;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** One line in place of several that would say nothing new. */
final class Unchanged {
  private Unchanged() {}

  /** Whether the numbers of two runs are the same. */
  static boolean isBetween(RecordedRun one, RecordedRun other) {
    return one.tally().equals(other.tally())
        && one.errors() == other.errors()
        && one.warnings() == other.warnings();
  }

  /** For points of a trend that repeat the numbers above them, up to a moment. */
  static String points(int count, Instant until) {
    return "⋮ " + count + " more with the same numbers, until " + Times.brief(until);
  }

  /** For runs of a log, the newest first, at which nothing changed. */
  static String runs(int count, Instant newest, Instant oldest) {
    String from = Times.brief(oldest);
    String until = Times.brief(newest);
    return "⋮ "
        + count
        + " runs at which nothing changed, "
        + (from.equals(until) ? from : from + " to " + until);
  }

  /**
   * Where those end that are one line together: from one on, as long as they repeat; at that one
   * where they are too few.
   */
  static <T> int end(List<T> rows, int from, Predicate<T> repeats) {
    int end = from;
    while (end < rows.size() && repeats.test(rows.get(end))) {
      end++;
    }
    return end - from > 1 ? end : from;
  }
}
