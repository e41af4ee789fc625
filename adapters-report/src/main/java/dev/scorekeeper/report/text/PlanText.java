package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.wording.PlanWords;
import java.time.Instant;

/** What became of all domains that were ever planned, and how long deliveries took. */
final class PlanText {
  private PlanText() {}

  /**
   * Prints it.
   *
   * @param isAlone whether nothing beside it tells of a shorter time
   * @param isPastUnread whether the commits before the recorded runs are not recorded
   */
  static void print(
      Console console,
      PlanSummary plan,
      Terms terms,
      Instant now,
      boolean isAlone,
      boolean isPastUnread) {
    if (plan.everPlanned() == 0) {
      return;
    }
    console.gap();
    if (isPastUnread && plan.planned() == plan.everPlanned()) {
      console.flow(
          "The past commits are not recorded yet: scorekeeper trend records them, and shows what"
              + " became of the plan.",
          0);
      return;
    }
    if (isPastUnread) {
      console.flow(
          "In the recorded runs, without the past commits (scorekeeper trend adds these):", 0);
    }
    console.flow(PlanWords.sentence(plan, terms, now, isAlone), 0);
    if (!PlanWords.unplanned(plan).isEmpty()) {
      console.flow(PlanWords.unplanned(plan), 0);
    }
    if (!plan.deliveryTimes().isEmpty()) {
      console.flow(PlanWords.deliveries(plan), 0);
    }
  }
}
