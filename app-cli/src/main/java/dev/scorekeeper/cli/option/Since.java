package dev.scorekeeper.cli.option;

import dev.scorekeeper.application.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ParseResult;

/** A moment as people write it on a command line. */
public final class Since {
  private static final String DAY = "2026-01-31";

  private Since() {}

  /** The value of an option as a moment; the beginning of time when it is not given. */
  public static Instant of(ParseResult parsed, String option, Instant now) {
    return Options.value(parsed, option)
        .map(text -> moment(parsed, option, text, now))
        .orElse(Instant.EPOCH);
  }

  /** The value of an option as the last moment that counts; a day counts whole. */
  public static Instant until(ParseResult parsed, String option, Instant now) {
    return Options.value(parsed, option)
        .map(
            text -> {
              Instant moment = moment(parsed, option, text, now);
              return text.length() == DAY.length() && text.charAt(DAY.indexOf('-')) == '-'
                  ? moment.plus(Duration.ofDays(1)).minusMillis(1)
                  : moment;
            })
        .orElse(Instant.MAX);
  }

  private static Instant moment(ParseResult parsed, String option, String text, Instant now) {
    try {
      char unit = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
      if (unit == 'd' || unit == 'w' || unit == 'h') {
        long count = Long.parseLong(text, 0, text.length() - 1, 10);
        Duration each = unit == 'h' ? Duration.ofHours(1) : Duration.ofDays(unit == 'd' ? 1 : 7);
        return now.minus(each.multipliedBy(count));
      }
      return Times.parse(text);
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw Options.usage(
          parsed,
          option
              + " takes a day (2026-01-31), a moment (2026-01-31T12:00:00Z) or an age (12h, 30d,"
              + " 6w), not '"
              + text
              + "'");
    }
  }
}
