package dev.scorekeeper.domain.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class SizeTest {
  @Test
  void addsUpMovementsAndBeats() {
    assertThat(new Size(8, 41).plus(new Size(2, 5))).isEqualTo(new Size(10, 46));
  }

  @Test
  void isNeverNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Size(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Size(0, -1));
  }

  @Test
  void staysAtTheEndOfTheRangeInsteadOfTurningOver() {
    Size most = new Size(Integer.MAX_VALUE, Long.MAX_VALUE);

    assertThat(most.plus(new Size(1, 1))).isEqualTo(most);
    assertThat(most.plus(most)).isEqualTo(most);
  }

  @Test
  void isWrittenAsMovementsAndBeats() {
    assertThat(new Size(8, 41)).hasToString("8/41");
  }

  @Property
  void isTheSameInWhateverOrderItIsAddedUp(
      @ForAll @IntRange int movements,
      @ForAll @LongRange long beats,
      @ForAll @IntRange int moreMovements,
      @ForAll @LongRange long moreBeats) {
    Size one = new Size(movements, beats);
    Size other = new Size(moreMovements, moreBeats);

    assertThat(one.plus(other)).isEqualTo(other.plus(one));
    assertThat(one.plus(Size.NONE)).isEqualTo(one);
  }
}
