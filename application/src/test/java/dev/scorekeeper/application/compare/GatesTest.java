package dev.scorekeeper.application.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that makes a validation fail, as it is written. */
class GatesTest {
  @Test
  void severalAreOneHoweverTheyAreWritten() {
    Gates both = Gates.of(FailOn.REGRESSION, FailOn.ERROR);

    for (List<String> words :
        List.of(
            List.of("error,regression"),
            List.of("regression", "error"),
            List.of("ERROR, Regression", "error"))) {
      assertThat(Gates.of(words)).isEqualTo(both);
    }
    assertThat(both.text()).isEqualTo("error,regression");
    assertThat(both.all()).containsExactly(FailOn.ERROR, FailOn.REGRESSION);
    assertThat(both.comparing()).containsExactly(FailOn.REGRESSION);
  }

  @Test
  void everyWordIsItsOwn() {
    for (FailOn one : FailOn.values()) {
      assertThat(Gates.of(List.of(one.word()))).isEqualTo(Gates.of(one));
      assertThat(Gates.of(one).compares()).isEqualTo(one.compares());
    }
  }

  @Test
  void otherWordsAreRefusedWithThoseThatThereAre() {
    for (String words : List.of("none", "regresion", "error,", ",error", "", "error;new", "a,b")) {
      assertThatThrownBy(() -> Gates.of(List.of(words)))
          .as(words)
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageStartingWith(
              "--fail-on is one of error, warning, never, regression, new, not '");
    }
    assertThatThrownBy(() -> Gates.of(List.of("error,regresion")))
        .hasMessageContaining("not 'regresion'; separate several with commas");
  }

  @Test
  void neverGoesWithNothingElse() {
    assertThatThrownBy(() -> Gates.of(List.of("never,error")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("leave out never, or the rest");
    assertThatThrownBy(() -> Gates.of(FailOn.NEW, FailOn.NEVER))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(Gates.of(List.of("never", "never"))).isEqualTo(Gates.of(FailOn.NEVER));
  }

  @Test
  void atLeastOneIsNeeded() {
    assertThatThrownBy(() -> Gates.of(List.of())).isInstanceOf(InvalidRequestException.class);
  }
}
