package dev.scorekeeper.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CountedTest {
  @Test
  void oneIsSingularAndAllElseIsPlural() {
    assertThat(Counted.of(0, "run")).isEqualTo("0 runs");
    assertThat(Counted.of(1, "run")).isEqualTo("1 run");
    assertThat(Counted.of(2, "run")).isEqualTo("2 runs");
  }
}
