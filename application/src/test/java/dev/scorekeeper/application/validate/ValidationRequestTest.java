package dev.scorekeeper.application.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.Gates;
import dev.scorekeeper.application.statereference.Reference;
import org.junit.jupiter.api.Test;

class ValidationRequestTest {
  private static final Reference MAIN = new Reference.Named("main");

  @Test
  void usuallyRunsAreRecordedAndFailOnErrors() {
    assertThat(ValidationRequest.USUAL.recording()).isTrue();
    assertThat(ValidationRequest.USUAL.withAudit()).isFalse();
    assertThat(ValidationRequest.USUAL.failOn()).isEqualTo(Gates.of(FailOn.ERROR));
    assertThat(ValidationRequest.USUAL.baseline()).isEmpty();
  }

  @Test
  void aBaselineGoesWithAComparisonOnly() {
    for (FailOn failOn : FailOn.values()) {
      if (failOn.compares()) {
        assertThat(ValidationRequest.USUAL.failingOn(failOn, MAIN).baseline()).contains(MAIN);
      } else {
        assertThatThrownBy(() -> ValidationRequest.USUAL.failingOn(failOn, MAIN))
            .as(failOn.name())
            .isInstanceOf(InvalidRequestException.class)
            .hasMessageContaining("--fail-on regression or --fail-on new");
      }
    }
  }

  @Test
  void onlyRegressionsAndNewFindingsTakeABaseline() {
    assertThat(FailOn.values())
        .filteredOn(FailOn::compares)
        .containsExactly(FailOn.REGRESSION, FailOn.NEW);
  }

  @Test
  void theFilesThatAreValidatedAreNoBaseline() {
    assertThatThrownBy(
            () -> ValidationRequest.USUAL.failingOn(FailOn.NEW, new Reference.Worktree()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void whatIsNotSaidAnewStays() {
    ValidationRequest request = ValidationRequest.USUAL.failingOn(FailOn.NEW, MAIN).unrecorded();

    assertThat(request.recording()).isFalse();
    assertThat(request.failOn()).isEqualTo(Gates.of(FailOn.NEW));
    assertThat(request.baseline()).contains(MAIN);
    assertThat(request.failingOn(FailOn.NEVER).baseline()).isEmpty();
    assertThat(request.failingOn(FailOn.NEVER).recording()).isFalse();
  }
}
