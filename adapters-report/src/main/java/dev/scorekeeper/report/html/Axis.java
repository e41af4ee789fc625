package dev.scorekeeper.report.html;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The one time axis of the page: linear, from left to right in percent of its width. */
final class Axis {
  private static final int MOST_TICKS = 7;

  /** Nearer to an end no tick has room for its label. */
  private static final double MARGIN = 15;

  private final Instant from;
  private final Instant until;
  private final double length;

  Axis(Instant from, Instant until) {
    this.from = from;
    this.until = until;
    this.length = Math.max(1, ChronoUnit.MILLIS.between(from, until));
  }

  /** A time on the axis, and what is written there. */
  record Tick(double at, String label) {}

  Instant from() {
    return from;
  }

  Instant until() {
    return until;
  }

  /** Whether there is a time to show. */
  boolean isTime() {
    return from.isBefore(until);
  }

  /** Whether it is longer than days are told apart in. */
  boolean isLong() {
    return ChronoUnit.DAYS.between(from, until) > 90;
  }

  /** Where a time is, from 0 to 100. */
  double at(Instant time) {
    double at = 100 * (ChronoUnit.MILLIS.between(from, time) / length);
    return Math.max(0, Math.min(100, at));
  }

  /** A coordinate in few digits. Written out, since a page has a hundred thousand of them. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    long whole = Math.abs(hundredths) / 100;
    int rest = (int) (Math.abs(hundredths) % 100);
    StringBuilder text = new StringBuilder(8);
    if (hundredths < 0) {
      text.append('-');
    }
    text.append(whole);
    if (rest > 0) {
      text.append('.').append((char) ('0' + rest / 10));
      if (rest % 10 > 0) {
        text.append((char) ('0' + rest % 10));
      }
    }
    return text.toString();
  }

  /** A day as it is written along this axis. */
  String day(Instant time) {
    return isLong() || Say.utc(time).getYear() != Say.utc(until).getYear()
        ? Say.date(time)
        : Say.day(time);
  }

  /** The ticks between the ends: days, Mondays, months, quarters or years. */
  List<Tick> ticks() {
    for (Unit unit : Unit.values()) {
      List<Tick> ticks = ticks(unit);
      if (ticks.size() <= MOST_TICKS) {
        return ticks;
      }
    }
    return List.of();
  }

  private enum Unit {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    FIVE_YEARS,
    QUARTER_CENTURY,
    CENTURY
  }

  private List<Tick> ticks(Unit unit) {
    List<Tick> ticks = new ArrayList<>();
    LocalDate day = beginning(unit);
    while (ticks.size() <= MOST_TICKS) {
      Instant time = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      double at = at(time);
      if (at > 100 - MARGIN) {
        break;
      }
      if (at >= MARGIN) {
        ticks.add(new Tick(at, label(unit, day)));
      }
      day = next(unit, day);
    }
    return ticks;
  }

  private LocalDate beginning(Unit unit) {
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    return switch (unit) {
      case DAY -> first;
      case WEEK -> first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH, QUARTER ->
          first.withDayOfMonth(1).withMonth(unit == Unit.MONTH ? first.getMonthValue() : 1);
      case YEAR, FIVE_YEARS, QUARTER_CENTURY, CENTURY ->
          LocalDate.of(first.getYear() - first.getYear() % years(unit), 1, 1);
    };
  }

  private static LocalDate next(Unit unit, LocalDate day) {
    return switch (unit) {
      case DAY -> day.plusDays(1);
      case WEEK -> day.plusWeeks(1);
      case MONTH -> day.plusMonths(1);
      case QUARTER -> day.plusMonths(3);
      case YEAR, FIVE_YEARS, QUARTER_CENTURY, CENTURY -> day.plusYears(years(unit));
    };
  }

  private static int years(Unit unit) {
    return switch (unit) {
      case FIVE_YEARS -> 5;
      case QUARTER_CENTURY -> 25;
      case CENTURY -> 100;
      default -> 1;
    };
  }

  private static String label(Unit unit, LocalDate day) {
    return switch (unit) {
      case DAY, WEEK -> day.getDayOfMonth() + " " + Say.month(day.getMonthValue());
      case MONTH, QUARTER ->
          day.getMonthValue() == 1
              ? Integer.toString(day.getYear())
              : Say.month(day.getMonthValue());
      default -> Integer.toString(day.getYear());
    };
  }
}
