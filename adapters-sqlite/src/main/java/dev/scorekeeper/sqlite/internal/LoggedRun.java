package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Ruleset;

/**
 * A run with the row of its assessment.
 *
 * @param assessment the number of the assessment in this file
 */
record LoggedRun(RecordedRun recorded, long assessment) {
  Moment moment() {
    return new Moment(recorded.run().observedAt(), recorded.position());
  }

  Ruleset ruleset() {
    return recorded.run().ruleset();
  }

  boolean assessed() {
    return recorded.outcome() == Outcome.ASSESSED;
  }

  /** Whether it makes no difference to any span which of the two speaks at a moment. */
  boolean saysTheSame(LoggedRun other) {
    return assessment == other.assessment && ruleset().equals(other.ruleset());
  }
}
