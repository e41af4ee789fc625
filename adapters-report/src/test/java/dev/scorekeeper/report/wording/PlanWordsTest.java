package dev.scorekeeper.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanWordsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Optional<Instant> BEFORE =
      Optional.of(Instant.parse("2025-11-24T23:00:00Z"));

  private static PlanSummary plan(
      int exist, int planned, int broken, int gone, Optional<Instant> since, Duration... times) {
    return new PlanSummary(
        exist + planned + broken + gone, exist, 0, planned, broken, gone, 0, since, List.of(times));
  }

  private static PlanSummary beside(int exist, int neverPlanned) {
    return new PlanSummary(exist + 2, exist, 0, 0, 0, 2, neverPlanned, Optional.empty(), List.of());
  }

  private static String sentence(PlanSummary plan) {
    return PlanWords.sentence(plan, Terms.USUAL, NOW, true);
  }

  @Test
  void oneSentenceSaysWhatBecameOfAllThatWasEverPlanned() {
    assertThat(sentence(plan(1, 5, 0, 18, BEFORE)))
        .isEqualTo(
            "Of 24 domains ever planned, 1 exists today, 5 are still planned (none of them has"
                + " moved since 2025-11-24), 18 are gone.");
  }

  @Test
  void besideAShorterTimeItSaysThatItTellsOfAllTime() {
    assertThat(PlanWords.sentence(plan(2, 0, 0, 0, Optional.empty()), Terms.USUAL, NOW, false))
        .isEqualTo("In the whole history: of 2 domains ever planned, 2 exist today.");
  }

  @Test
  void whatIsZeroIsNotSaid() {
    assertThat(sentence(plan(2, 0, 0, 0, Optional.empty())))
        .isEqualTo("Of 2 domains ever planned, 2 exist today.");
    assertThat(sentence(plan(0, 1, 0, 0, BEFORE)))
        .isEqualTo(
            "Of 1 domain ever planned, 1 is still planned (it has not moved since 2025-11-24).");
    assertThat(sentence(plan(0, 0, 1, 2, Optional.empty())))
        .isEqualTo("Of 3 domains ever planned, 1 is broken, 2 are gone.");
    assertThat(sentence(plan(0, 0, 0, 0, Optional.empty()))).isEmpty();
  }

  @Test
  void whatIsOnlyClaimedIsNotSaidToExist() {
    Terms claims = new Terms(false, false, true);

    assertThat(PlanWords.sentence(plan(1, 0, 0, 2, Optional.empty()), claims, NOW, true))
        .isEqualTo("Of 3 domains ever planned, 1 is claimed to be implemented, 2 are gone.");
  }

  @Test
  void aPlanOfTodayIsNotSaidToBeUnmoved() {
    assertThat(sentence(plan(0, 2, 0, 0, Optional.of(NOW.minusSeconds(60)))))
        .isEqualTo("Of 2 domains ever planned, 2 are still planned.");
  }

  @Test
  void deliveriesAreToldByTheirMedianAndHowManyThereAre() {
    Duration week = Duration.ofDays(7);
    Duration month = Duration.ofDays(30);

    assertThat(PlanWords.deliveries(plan(3, 0, 0, 0, Optional.empty(), week, week, month)))
        .isEqualTo("3 deliveries took a median of 7 days.");
    assertThat(PlanWords.deliveries(plan(1, 0, 0, 0, Optional.empty(), week)))
        .isEqualTo("1 delivery took 7 days.");
    assertThat(PlanWords.deliveries(plan(1, 0, 0, 0, Optional.empty()))).isEmpty();
  }

  @Test
  void whatWasNeverPlannedIsToldOutOfWhatIsImplemented() {
    assertThat(PlanWords.unplanned(beside(1, 21)))
        .isEqualTo("21 of the 22 implemented were not planned first.");
    assertThat(PlanWords.unplanned(beside(1, 1)))
        .isEqualTo("1 of the 2 implemented was not planned first.");
    assertThat(PlanWords.unplanned(beside(0, 22)))
        .isEqualTo("None of the 22 implemented was planned first.");
    assertThat(PlanWords.unplanned(beside(0, 1)))
        .isEqualTo("The 1 implemented was not planned first.");
    assertThat(PlanWords.unplanned(beside(3, 0))).isEmpty();
    assertThat(
            PlanWords.unplanned(new PlanSummary(0, 0, 0, 0, 0, 0, 7, Optional.empty(), List.of())))
        .isEmpty();
  }

  @Test
  void stubsAreToldOutOfWhatIsImplemented() {
    assertThat(PlanWords.stubs(9, 22))
        .isEqualTo("9 of the 22 implemented are stubs (at most 2 beats).");
    assertThat(PlanWords.stubs(1, 22))
        .isEqualTo("1 of the 22 implemented is a stub (at most 2 beats).");
    assertThat(PlanWords.stubs(0, 22)).isEmpty();
  }
}
