package dev.scorekeeper.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BarTest {
  @Property
  void cellsFillTheWidthAndShowEveryPartThatIsNotNothing(
      @ForAll @Size(3) List<@IntRange(max = 1000) Integer> sizes,
      @ForAll @IntRange(min = 3, max = 80) int width) {
    int[] parts = sizes.stream().mapToInt(Integer::intValue).toArray();
    int[] cells = Bar.cells(parts, width);

    if (Arrays.stream(parts).sum() > 0) {
      assertThat(Arrays.stream(cells).sum()).isEqualTo(width);
    }
    for (int i = 0; i < parts.length; i++) {
      assertThat(cells[i] > 0).isEqualTo(parts[i] > 0);
    }
  }

  @Test
  void anEmptyWholeHasNoCells() {
    assertThat(Bar.cells(new int[] {0, 0}, 10)).containsExactly(0, 0);
  }

  @Test
  void aSparklineGoesFromNothingToAll() {
    List<Instant> days = List.of(day(1), day(2), day(3));

    assertThat(
            Bar.sparkline(
                List.of(OptionalDouble.of(0), OptionalDouble.of(0.5), OptionalDouble.of(1)),
                new TimeAxis(days, 3)))
        .isEqualTo("▁▅█");
  }

  @Test
  void aSparklineShowsForHowLongAShareHeldAndWhereNobodyKnows() {
    List<Instant> days = List.of(day(1), day(5), day(7), day(9));

    assertThat(
            Bar.sparkline(
                List.of(
                    OptionalDouble.of(0),
                    OptionalDouble.of(1),
                    OptionalDouble.empty(),
                    OptionalDouble.of(1)),
                new TimeAxis(days, 9)))
        .isEqualTo("▁▁▁▁██??█");
  }

  private static Instant day(int day) {
    return Instant.parse("2026-01-%02dT00:00:00Z".formatted(day));
  }
}
