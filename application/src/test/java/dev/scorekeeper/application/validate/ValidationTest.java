package dev.scorekeeper.application.validate;

import static dev.scorekeeper.application.validate.Validation.Conclusion.FAILED;
import static dev.scorekeeper.application.validate.Validation.Conclusion.PASSED;
import static dev.scorekeeper.application.validate.Validation.Conclusion.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.Surroundings;
import dev.scorekeeper.application.Surroundings.Plan;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.Gates;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a validation comes to. */
class ValidationTest {
  private static final Plan GOOD = Plan.NONE.implemented("checkout", 2, 9).planned("search");

  private final Surroundings shop = Surroundings.alone();

  private Validation.Conclusion conclusion(FailOn failOn) {
    return shop.validate(ValidationRequest.USUAL.failingOn(failOn)).conclusion();
  }

  /** Without a layer's warnings. */
  private Surroundings flawless() {
    return shop.write(GOOD)
        .write(Layout.DEFAULT.catalog().orElseThrow().value(), "")
        .write(Layout.DEFAULT.sequences().orElseThrow().value() + "/index.json", "");
  }

  @Test
  void aWorkspaceWithoutFindingsPassesWhateverItIsToFailOn() {
    flawless();

    assertThat(shop.validate().assessment().findings()).isEmpty();
    for (FailOn failOn : FailOn.values()) {
      assertThat(conclusion(failOn)).as(failOn.name()).isEqualTo(PASSED);
    }
  }

  @Test
  void aWarningFailsOnlyWhatFailsOnWarnings() {
    flawless().delete(Layout.DEFAULT.catalog().orElseThrow().value());

    assertThat(conclusion(FailOn.ERROR)).isEqualTo(PASSED);
    assertThat(conclusion(FailOn.WARNING)).isEqualTo(FAILED);
    assertThat(conclusion(FailOn.NEVER)).isEqualTo(PASSED);
  }

  @Test
  void anErrorFailsUnlessNothingIsToFail() {
    flawless().write(GOOD.broken("cart"));

    assertThat(conclusion(FailOn.ERROR)).isEqualTo(FAILED);
    assertThat(conclusion(FailOn.WARNING)).isEqualTo(FAILED);
    assertThat(conclusion(FailOn.NEVER)).isEqualTo(PASSED);
  }

  @Test
  void whatIsComparedFailsByTheComparisonAndNotByErrors() {
    shop.write(GOOD.broken("cart"));
    assertThat(conclusion(FailOn.REGRESSION)).isEqualTo(PASSED);

    assertThat(conclusion(FailOn.REGRESSION)).isEqualTo(PASSED);
    assertThat(conclusion(FailOn.NEW)).isEqualTo(PASSED);
    shop.write(Plan.NONE.planned("search").planned("checkout").planned("cart"));
    assertThat(conclusion(FailOn.REGRESSION)).isEqualTo(FAILED);
  }

  @Test
  void eachOfSeveralGatesIsEnoughToFail() {
    flawless().write(GOOD.broken("cart"));

    Validation first = validation(FailOn.REGRESSION, FailOn.ERROR);
    assertThat(first.conclusion()).isEqualTo(FAILED);
    assertThat(first.failing(FailOn.ERROR)).isEqualTo(1);
    assertThat(first.failing(FailOn.REGRESSION)).isZero();

    shop.write(Plan.NONE.planned("search").planned("checkout"));
    Validation second = validation(FailOn.REGRESSION, FailOn.ERROR);
    assertThat(second.conclusion()).isEqualTo(FAILED);
    assertThat(second.failing(FailOn.ERROR)).isZero();
    assertThat(second.failing(FailOn.REGRESSION)).isEqualTo(1);

    shop.write(Plan.NONE.planned("search").planned("checkout").broken("till").broken("menu"));
    Validation third = validation(FailOn.REGRESSION, FailOn.NEW);
    assertThat(third.conclusion()).isEqualTo(FAILED);
    assertThat(third.failing(FailOn.NEW)).isEqualTo(2);

    shop.write(GOOD);
    assertThat(validation(FailOn.REGRESSION, FailOn.ERROR).conclusion()).isEqualTo(PASSED);
  }

  @Test
  void errorsThatNoGateIsAboutAreCounted() {
    flawless().write(GOOD.broken("cart").broken("till"));

    assertThat(validation(FailOn.REGRESSION).errorsLetPass()).isEqualTo(2);
    assertThat(validation(FailOn.NEW, FailOn.REGRESSION).errorsLetPass()).isEqualTo(2);
    for (FailOn about : new FailOn[] {FailOn.ERROR, FailOn.WARNING}) {
      assertThat(validation(FailOn.REGRESSION, about).errorsLetPass()).isZero();
    }
    assertThat(validation(FailOn.NEVER).errorsLetPass()).isZero();
  }

  private Validation validation(FailOn first, FailOn... more) {
    return shop.validate(ValidationRequest.USUAL.failingOn(first, more));
  }

  @Test
  void aBaselineThatCannotBeHadIsNoPassWhateverElseIsAsked() {
    shop.write(GOOD.broken("cart"));

    assertThat(
            shop.validate(
                    ValidationRequest.USUAL.failingOn(
                        Gates.of(FailOn.ERROR, FailOn.REGRESSION),
                        new Reference.Named("origin/main")))
                .conclusion())
        .isEqualTo(UNREADABLE);
  }

  @Test
  void aBaselineThatCannotBeHadIsNoPass() {
    shop.write(GOOD);

    assertThat(
            shop.validate(
                    ValidationRequest.USUAL.failingOn(
                        FailOn.REGRESSION, new Reference.Named("origin/main")))
                .conclusion())
        .isEqualTo(UNREADABLE);
  }

  @Test
  void whatCannotBeReadNeverPassesAndHasNoHeadline() {
    shop.write(GOOD);
    shop.validate();
    shop.breakRegistry();

    for (FailOn failOn : FailOn.values()) {
      Validation validation = shop.validate(ValidationRequest.USUAL.failingOn(failOn));

      assertThat(validation.conclusion()).as(failOn.name()).isEqualTo(UNREADABLE);
      assertThat(validation.gate()).isEmpty();
      assertThat(validation.tally()).isEmpty();
    }
  }

  @Test
  void aScanThatWasAskedForAndSawNotAllIsNoPass() {
    shop.write(GOOD).validate();
    shop.closeFolder("packages/other/json-sequences");

    for (FailOn failOn : FailOn.values()) {
      assertThat(scanned(failOn).conclusion()).as(failOn.name()).isEqualTo(UNREADABLE);
      assertThat(scanned(failOn).recorded()).isTrue();
      assertThat(conclusion(failOn)).as("without a scan").isNotEqualTo(UNREADABLE);
    }
    for (FailOn one : new FailOn[] {FailOn.ERROR, FailOn.WARNING, FailOn.NEW}) {
      assertThat(scanned(FailOn.REGRESSION, one).conclusion())
          .as("regression," + one.word())
          .isEqualTo(UNREADABLE);
    }
  }

  @Test
  void aPluginFileThatNobodyCouldReadIsNoPassEither() {
    shop.write(GOOD);
    shop.write("packages/shop/json-sequences/huge.json", "x".repeat(64 * 1024 * 1024 + 1));

    Validation validation = scanned(FailOn.ERROR);

    assertThat(validation.conclusion()).isEqualTo(UNREADABLE);
    assertThat(validation.gaps())
        .containsExactly(
            new Scan.Gap(
                new WorkspacePath("packages/shop/json-sequences/huge.json"),
                "is larger than 64 MB"));
  }

  private Validation scanned(FailOn first, FailOn... more) {
    return shop.validate(
        new ValidationRequest(true, true, Gates.of(first, more), Optional.empty()));
  }

  @Test
  void theHeadlineCountsWhatIsImplemented() {
    shop.write(GOOD);

    assertThat(shop.validate().tally()).map(Tally::percent).contains(OptionalInt.of(50));
  }
}
