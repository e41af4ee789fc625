package dev.scorekeeper.report.html;

import dev.scorekeeper.report.drawing.TerminalText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the page writes numbers, times and text of strangers. */
final class Say {
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  /** Longer text is cut where it stands among others. */
  private static final int LONG = 96;

  private static final double YEAR = 365.25;

  private Say() {}

  /** A number with commas between thousands. */
  static String number(long number) {
    String digits = Long.toString(number);
    int sign = number < 0 ? 1 : 0;
    if (digits.length() - sign <= 3) {
      return digits;
    }
    StringBuilder text = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > sign; at -= 3) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** A change of a number, with its sign; empty text for none. */
  static String signed(long change) {
    if (change == 0) {
      return "";
    }
    return (change > 0 ? "+" : "−") + number(Math.abs(change));
  }

  /** So many of something whose plural ends with an s. */
  static String counted(long count, String noun) {
    return number(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /** {@code 24 Nov}. */
  static String day(Instant time) {
    LocalDateTime utc = utc(time);
    return utc.getDayOfMonth() + " " + month(utc.getMonthValue());
  }

  /** {@code 24 Nov 2025}. */
  static String date(Instant time) {
    return day(time) + " " + utc(time).getYear();
  }

  /** {@code 21:25}. */
  static String clock(Instant time) {
    LocalDateTime utc = utc(time);
    return two(utc.getHour()) + ":" + two(utc.getMinute());
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  /** {@code 24 Nov 2025, 21:25}. */
  static String moment(Instant time) {
    return date(time) + ", " + clock(time);
  }

  /** For machines: {@code 2025-11-24T21:25:00Z}. */
  static String machine(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond()).toString();
  }

  static String month(int month) {
    return MONTHS[month - 1];
  }

  static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
  }

  /** How long something lasted: days below 60, months below 730 days, then years. */
  static String lasting(Duration duration) {
    double days = Math.max(0, duration.toMinutes()) / 1440.0;
    if (days < 1) {
      long hours = Math.max(0, duration.toHours());
      return hours == 0
          ? counted(Math.max(1, duration.toMinutes()), "minute")
          : counted(hours, "hour");
    }
    if (days < 60) {
      return counted((long) days, "day");
    }
    if (days < 730) {
      return counted(Math.round(days / (YEAR / 12)), "month");
    }
    return String.format(Locale.ROOT, "%.1f years", days / YEAR);
  }

  /** Text of strangers, in one line, with what acts or hides made visible. */
  static String text(String text) {
    return TerminalText.text(text);
  }

  /** The same, cut where it is long. */
  static String brief(String text) {
    String plain = text(text);
    if (plain.length() <= LONG) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(LONG - 2)) ? LONG - 2 : LONG - 1;
    return plain.substring(0, end) + "…";
  }

  /** Some names, the first few of them. */
  static String names(List<String> names, int most) {
    List<String> said = new ArrayList<>();
    for (String name : names.subList(0, Math.min(most, names.size()))) {
      said.add(brief(name));
    }
    String list = String.join(", ", said);
    return names.size() > most ? list + " and " + number(names.size() - most) + " more" : list;
  }
}
