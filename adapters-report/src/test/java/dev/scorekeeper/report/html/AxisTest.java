package dev.scorekeeper.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static final Instant BEGIN = Instant.parse("2025-11-24T16:08:00Z");

  private static Axis days(long days) {
    return new Axis(BEGIN, BEGIN.plus(Duration.ofDays(days)));
  }

  @Test
  void aTimeIsWhereItIsAndNeverOutside() {
    Axis axis = days(10);

    assertThat(axis.at(BEGIN.plus(Duration.ofDays(5)))).isEqualTo(50);
    assertThat(axis.at(BEGIN.minusSeconds(1))).isZero();
    assertThat(axis.at(BEGIN.plus(Duration.ofDays(11)))).isEqualTo(100);
    assertThat(new Axis(BEGIN, BEGIN).at(BEGIN)).isZero();
  }

  @Test
  void ticksAreFewAndLeaveRoomForTheEnds() {
    for (long days : new long[] {1, 3, 8, 30, 100, 366, 1500, 4000, 40_000, 400_000}) {
      assertThat(days(days).ticks())
          .as(days + " days")
          .hasSizeLessThanOrEqualTo(7)
          .allMatch(tick -> tick.at() >= 15 && tick.at() <= 85);
    }
    assertThat(days(30).ticks()).extracting(Axis.Tick::label).contains("1 Dec", "8 Dec");
    assertThat(days(1500).ticks()).extracting(Axis.Tick::label).contains("2027");
  }

  @Test
  void aCoordinateHasTwoDigitsBehindThePointAtMost() {
    assertThat(Axis.number(12.345)).isEqualTo("12.35");
    assertThat(Axis.number(12.3)).isEqualTo("12.3");
    assertThat(Axis.number(12.05)).isEqualTo("12.05");
    assertThat(Axis.number(12)).isEqualTo("12");
    assertThat(Axis.number(-0.25)).isEqualTo("-0.25");
    assertThat(Axis.number(0.001)).isEqualTo("0");
  }

  @Test
  void numbersHaveCommasAndAgesTheirUnits() {
    assertThat(Say.number(999)).isEqualTo("999");
    assertThat(Say.number(1_234_567)).isEqualTo("1,234,567");
    assertThat(Say.number(-1000)).isEqualTo("-1,000");
    assertThat(Say.signed(-1200)).isEqualTo("−1,200");
    assertThat(Say.lasting(Duration.ofMinutes(5))).isEqualTo("5 minutes");
    assertThat(Say.lasting(Duration.ofDays(59))).isEqualTo("59 days");
    assertThat(Say.lasting(Duration.ofDays(365))).isEqualTo("12 months");
    assertThat(Say.lasting(Duration.ofDays(1059))).isEqualTo("2.9 years");
    assertThat(Say.clock(BEGIN)).isEqualTo("16:08");
    assertThat(Say.brief("x".repeat(500))).hasSize(96).endsWith("…");
    assertThat(Say.brief("a\u202eb")).isEqualTo("a\\u202eb");
  }

  @Test
  void stepsAreThinnedForDrawingAndKeepTheirPeaks() {
    Axis axis = days(100);
    Steps steps = new Steps();
    for (int i = 0; i < 10_000; i++) {
      steps.add(new Steps.Step(BEGIN.plusSeconds(i * 864L), i % 7, 3, i == 5555 ? 400 : i % 2));
    }

    assertThat(steps.thinned(axis, 400)).hasSizeLessThanOrEqualTo(1200);
    assertThat(steps.thinned(axis, 400)).anyMatch(step -> step.broken() == 400);
    assertThat(steps.all()).hasSizeGreaterThan(9000);
    assertThat(steps.highest()).isGreaterThan(400);
  }
}
