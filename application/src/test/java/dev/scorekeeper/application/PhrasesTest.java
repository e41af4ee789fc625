package dev.scorekeeper.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.validation.Counted;
import org.junit.jupiter.api.Test;

class PhrasesTest {
  @Test
  void oneIsSingularAndAllElseIsPlural() {
    assertThat(Counted.of(0, "run")).isEqualTo("0 runs");
    assertThat(Counted.of(1, "run")).isEqualTo("1 run");
    assertThat(Counted.of(2, "run")).isEqualTo("2 runs");
  }

  @Test
  void ofARevisionItsBeginningIsEnough() {
    assertThat(Phrases.revision("0123456789abcdef")).isEqualTo("01234567");
    assertThat(Phrases.revision("0123")).isEqualTo("0123");
  }
}
