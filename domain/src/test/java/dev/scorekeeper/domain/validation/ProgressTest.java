package dev.scorekeeper.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgressTest {
  @ParameterizedTest(name = "{0} of {1} is {2} %")
  @CsvSource({
    "0, 0, 0",
    "0, 16, 0",
    "2, 16, 13",
    "22, 28, 79",
    "1, 2, 50",
    "1, 1000, 1",
    "999, 1000, 99",
    "16, 16, 100",
    "2147483646, 2147483647, 99",
  })
  void isRoundedToPercent(int implemented, int of, int percent) {
    assertThat(new Progress(implemented, of).percent()).isEqualTo(percent);
  }

  @Property
  void isZeroOnlyForNothingAndAHundredOnlyForAll(@ForAll("progress") Progress progress) {
    assertThat(progress.percent() == 0).isEqualTo(progress.implemented() == 0);
    assertThat(progress.percent() == 100)
        .isEqualTo(progress.implemented() > 0 && progress.implemented() == progress.of());
  }

  @Property
  void isAtMostOnePercentFromTheShare(@ForAll("progress") Progress progress) {
    double share = progress.of() == 0 ? 0 : 100.0 * progress.implemented() / progress.of();

    assertThat((double) progress.percent()).isCloseTo(share, Offset.offset(1.0));
  }

  @Test
  void isNeverMoreThanThereIs() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Progress(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Progress(-1, 1));
  }

  @Provide
  Arbitrary<Progress> progress() {
    return Arbitraries.integers()
        .between(0, 5000)
        .flatMap(
            of ->
                Arbitraries.integers()
                    .between(0, of)
                    .map(implemented -> new Progress(implemented, of)));
  }
}
