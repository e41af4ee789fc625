package dev.scorekeeper.application;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moments and ages as text; always in UTC, so that two machines print the same. */
public final class Times {
  private Times() {}

  /** As in the views: {@code yyyy-MM-ddTHH:mm:ss.SSSZ}. */
  public static String exact(Instant instant) {
    LocalDateTime utc = utc(instant);
    return brief(instant).replace(' ', 'T')
        + ":"
        + padded(utc.getSecond(), 2)
        + "."
        + padded(utc.getNano() / 1_000_000, 3)
        + "Z";
  }

  /** To the minute: {@code yyyy-MM-dd HH:mm}. */
  public static String brief(Instant instant) {
    LocalDateTime utc = utc(instant);
    return day(instant) + " " + padded(utc.getHour(), 2) + ":" + padded(utc.getMinute(), 2);
  }

  /** {@code yyyy-MM-dd}. */
  public static String day(Instant instant) {
    LocalDateTime utc = utc(instant);
    return padded(utc.getYear(), 4)
        + "-"
        + padded(utc.getMonthValue(), 2)
        + "-"
        + padded(utc.getDayOfMonth(), 2);
  }

  /** How long ago, in the largest unit that counts at least two of it. */
  public static String age(Instant then, Instant now) {
    long seconds = Duration.between(then, now).toSeconds();
    return seconds < 5 ? "just now" : span(seconds) + " ago";
  }

  /** How long something took, in the largest unit that counts at least two of it. */
  public static String span(Duration duration) {
    return span(Math.max(0, duration.toSeconds()));
  }

  private static String span(long seconds) {
    if (seconds < 120) {
      return seconds + (seconds == 1 ? " second" : " seconds");
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + " minutes";
    }
    if (seconds < 2 * 86_400) {
      return seconds / 3600 + " hours";
    }
    return seconds / 86_400 + " days";
  }

  /**
   * The moment that a person writes: a day (2026-01-31), of which it is the beginning, or a moment
   * (2026-01-31T12:00:00Z), which may also be as it is printed here (2026-01-31 12:00), in UTC.
   *
   * @throws DateTimeException when it is neither
   */
  public static Instant parse(String text) {
    String moment = text.replace(' ', 'T');
    if (moment.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    try {
      return OffsetDateTime.parse(moment).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(moment).toInstant(ZoneOffset.UTC);
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
