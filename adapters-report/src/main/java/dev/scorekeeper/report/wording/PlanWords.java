package dev.scorekeeper.report.wording;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of all domains that were ever planned, in words; what is zero is not said. */
public final class PlanWords {
  private PlanWords() {}

  /**
   * The whole of it; empty text where nothing was ever planned.
   *
   * @param terms by which claims are called so
   * @param now a plan that moved on this day is not said to be unmoved
   * @param isAlone whether nothing beside it tells of a shorter time
   */
  public static String sentence(PlanSummary plan, Terms terms, Instant now, boolean isAlone) {
    String beginning = beginning(plan);
    return (isAlone || beginning.isEmpty()
            ? beginning
            : "In the whole history: o" + beginning.substring(1))
        + existing(plan, terms)
        + rest(plan, now);
  }

  /** How many there were. */
  public static String beginning(PlanSummary plan) {
    return plan.everPlanned() == 0
        ? ""
        : "Of " + Counted.of(plan.everPlanned(), "domain") + " ever planned, ";
  }

  /** How many of them exist; empty text where none does. */
  public static String existing(PlanSummary plan, Terms terms) {
    if (plan.exist() == 0) {
      return "";
    }
    return terms.isClaimed()
        ? are(plan.exist(), terms.existing())
        : plan.exist() + (plan.exist() == 1 ? " exists today" : " exist today");
  }

  /** What became of the others, up to the full stop. */
  public static String rest(PlanSummary plan, Instant now) {
    if (plan.everPlanned() == 0) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    if (plan.exist() > 0) {
      parts.add("");
    }
    if (plan.planned() > 0) {
      parts.add(are(plan.planned(), "still planned") + unmoved(plan, now));
    }
    if (plan.broken() > 0) {
      parts.add(are(plan.broken(), "broken"));
    }
    if (plan.gone() > 0) {
      parts.add(are(plan.gone(), "gone"));
    }
    return String.join(", ", parts) + ".";
  }

  /**
   * How many of what is implemented were no plan at any time; empty text where nothing was ever
   * planned, or all of it was.
   */
  public static String unplanned(PlanSummary plan) {
    int implemented = plan.implemented() + plan.neverPlanned();
    if (plan.everPlanned() == 0 || plan.neverPlanned() == 0) {
      return "";
    }
    return plan.implemented() == 0
        ? (implemented == 1
            ? "The 1 implemented was not planned first."
            : "None of the " + implemented + " implemented was planned first.")
        : plan.neverPlanned()
            + " of the "
            + implemented
            + " implemented "
            + (plan.neverPlanned() == 1 ? "was" : "were")
            + " not planned first.";
  }

  private static String are(int count, String what) {
    return count + (count == 1 ? " is " : " are ") + what;
  }

  private static String unmoved(PlanSummary plan, Instant now) {
    if (plan.unmovedSince().isEmpty()) {
      return "";
    }
    String since = Times.day(plan.unmovedSince().get());
    if (since.equals(Times.day(now))) {
      return "";
    }
    return plan.planned() == 1
        ? " (it has not moved since " + since + ")"
        : " (none of them has moved since " + since + ")";
  }

  /** How long deliveries took; empty text where nothing was delivered. */
  public static String deliveries(PlanSummary plan) {
    int count = plan.deliveryTimes().size();
    return plan.medianDelivery()
        .map(
            median ->
                Counted.of(count, "delivery", "deliveries")
                    + (count == 1 ? " took " : " took a median of ")
                    + Times.span(median)
                    + ".")
        .orElse("");
  }

  /** How many of what is implemented are stubs; empty text where none is. */
  public static String stubs(int stubs, int implemented) {
    return stubs == 0
        ? ""
        : stubs
            + " of the "
            + implemented
            + " implemented "
            + (stubs == 1 ? "is a stub" : "are stubs")
            + " (at most "
            + Verdict.Implemented.MOST_BEATS_OF_A_STUB
            + " beats).";
  }
}
