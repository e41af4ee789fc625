package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.fact.Outcome;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** How a stream developed, at a chosen grain. */
public final class Trend {
  /** The grain of a trend; days and weeks are those of UTC, weeks begin on Monday (ISO 8601). */
  public enum By {
    /** Every run that speaks at its moment. */
    RUN,
    /** The last run of each day that has one. */
    DAY,
    /** The last run of each week that has one. */
    WEEK;

    /** The beginning of the period that holds a time; of runs the time itself. */
    public Instant beginning(Instant time) {
      if (this == RUN) {
        return time;
      }
      LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
      return (this == DAY ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();
    }
  }

  private Trend() {}

  /**
   * Thins runs out to one a period: the last assessed one, or the last one where none was assessed.
   *
   * @param runs in observed order
   */
  public static List<RecordedRun> thin(List<RecordedRun> runs, By by) {
    if (by == By.RUN) {
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

  private static Instant beginning(RecordedRun run, By by) {
    return by.beginning(run.run().observedAt());
  }
}
