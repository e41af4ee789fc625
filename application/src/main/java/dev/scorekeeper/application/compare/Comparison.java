package dev.scorekeeper.application.compare;

import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.run.StreamId;

/**
 * Two states of a plan, and what is different.
 *
 * @param stream whose states dates and commits are
 * @param from the first state
 * @param to the second state
 * @param difference from the first to the second
 */
public record Comparison(StreamId stream, PlanState from, PlanState to, Difference difference) {
  /** Whether the two were assessed by the same rules and settings. */
  public boolean sameRuleset() {
    return from.ruleset().equals(to.ruleset());
  }
}
