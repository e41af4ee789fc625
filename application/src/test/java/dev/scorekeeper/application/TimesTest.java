package dev.scorekeeper.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final Instant TIME = Instant.parse("2026-01-05T09:07:03.045678Z");

  @Test
  void areWrittenInUtcAsExactlyAsIsWanted() {
    assertThat(Times.exact(TIME)).isEqualTo("2026-01-05T09:07:03.045Z");
    assertThat(Times.brief(TIME)).isEqualTo("2026-01-05 09:07");
    assertThat(Times.day(TIME)).isEqualTo("2026-01-05");
  }

  @Test
  void haveAllTheirDigits() {
    assertThat(Times.exact(Instant.parse("0987-10-11T12:13:14.150Z")))
        .isEqualTo("0987-10-11T12:13:14.150Z");
  }

  @ParameterizedTest
  @CsvSource({
    "-5, just now",
    "0, just now",
    "4, just now",
    "5, 5 seconds ago",
    "119, 119 seconds ago",
    "120, 2 minutes ago",
    "7199, 119 minutes ago",
    "7200, 2 hours ago",
    "172799, 47 hours ago",
    "172800, 2 days ago",
    "8640000, 100 days ago"
  })
  void agesAreInTheLargestUnitThatCountsTwo(long seconds, String age) {
    assertThat(Times.age(TIME, TIME.plusSeconds(seconds))).isEqualTo(age);
  }

  @ParameterizedTest
  @CsvSource({"-3, 0 seconds", "0, 0 seconds", "1, 1 second", "2, 2 seconds", "150, 2 minutes"})
  void spansAreNeverLessThanNothing(long seconds, String span) {
    assertThat(Times.span(Duration.ofSeconds(seconds))).isEqualTo(span);
  }
}
