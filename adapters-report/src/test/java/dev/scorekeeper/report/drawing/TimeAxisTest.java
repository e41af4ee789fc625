package dev.scorekeeper.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeAxisTest {
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  private static Instant day(int day) {
    return BEGIN.plus(Duration.ofDays(day));
  }

  @Test
  void equalTimeIsEqualWidth() {
    assertThat(new TimeAxis(List.of(day(0), day(1), day(8), day(10)), 11).inForce())
        .containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3);
  }

  @Property
  void theFirstColumnIsTheFirstPointAndTheLastIsTheLast(
      @ForAll @IntRange(min = 2, max = 200) int columns,
      @ForAll @IntRange(min = 1, max = 4000) int days) {
    int[] inForce = new TimeAxis(List.of(day(0), day(days)), columns).inForce();

    assertThat(inForce[0]).isZero();
    assertThat(inForce[columns - 1]).isEqualTo(1);
  }

  @Test
  void oneMomentHasNoLength() {
    assertThat(new TimeAxis(List.of(day(1)), 10).hasLength()).isFalse();
    assertThat(new TimeAxis(List.of(day(1), day(1)), 10).hasLength()).isFalse();
    assertThat(new TimeAxis(List.of(day(1), day(2)), 10).hasLength()).isTrue();
  }

  @Property
  void timesNeverTouch(
      @ForAll @IntRange(min = 1, max = 220) int columns,
      @ForAll @IntRange(min = 1, max = 4000) int hours) {
    List<String> lines =
        new TimeAxis(List.of(BEGIN, BEGIN.plus(Duration.ofHours(hours))), columns).lines(" 0 └");

    assertThat(lines.get(0)).hasSize(columns + 4);
    if (lines.size() > 1) {
      String[] times = lines.get(1).strip().split(" {2,}", -1);
      assertThat(times).hasSizeGreaterThan(1).allMatch(time -> time.matches("2[-\\d]{9}( ..:..)?"));
      assertThat(lines.get(0).chars().filter(c -> c == '┬')).hasSize(times.length);
      assertThat(lines.get(1).length()).isEqualTo(columns + 4);
    } else {
      assertThat(columns).isLessThan(34);
    }
  }
}
