package dev.scorekeeper.domain.history;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** How a stream developed, at a chosen grain. */
public final class Trend {
  /** The grain of a trend; days and weeks are those of UTC, weeks begin on Monday (ISO 8601). */
  public enum By {
    /** Every run used for its moment. */
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
}
