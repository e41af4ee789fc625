package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Ruleset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  /** The runs without their rows. */
  static List<RecordedRun> recorded(List<LoggedRun> runs) {
    List<RecordedRun> recorded = new ArrayList<>(runs.size());
    for (LoggedRun run : runs) {
      recorded.add(run.recorded());
    }
    return recorded;
  }

  /** The run without its row. */
  static Optional<RecordedRun> recorded(Optional<LoggedRun> run) {
    return run.isPresent() ? Optional.of(run.get().recorded()) : Optional.empty();
  }

  /** Whether it makes no difference to any span which of the two speaks at a moment. */
  boolean saysTheSame(LoggedRun other) {
    return assessment == other.assessment && ruleset().equals(other.ruleset());
  }
}
