package dev.scorekeeper.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BurnUpTest {
  private static final Style PLAIN = new Style(false);

  @Test
  void showsWhatExistsInsideWhatIsWanted() {
    List<String> lines = BurnUp.draw(new int[] {2, 4}, new int[] {8, 8}, 6, PLAIN);

    assertThat(lines)
        .containsExactly(
            "8 │░░",
            "  │░░",
            "  │░░",
            "  │░░",
            "  │ ".stripTrailing() + "░█",
            "  │░█",
            "  │██",
            "  │██",
            "0 └──");
  }

  @Property
  void neverDrawsWiderThanAsked(
      @ForAll @IntRange(min = 1, max = 300) int points,
      @ForAll @IntRange(min = 10, max = 120) int width) {
    int[] values = new int[points];
    assertThat(BurnUp.draw(values, values, width, PLAIN)).allMatch(line -> line.length() <= width);
  }
}
