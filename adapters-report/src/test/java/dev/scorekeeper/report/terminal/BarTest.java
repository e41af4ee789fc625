package dev.scorekeeper.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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
    assertThat(Bar.sparkline(new double[] {0, 0.5, 1})).isEqualTo("▁▅█");
  }
}
