package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as the log holds it, with its result in numbers.
 *
 * @param run the run
 * @param position its number in the log, from 1
 * @param at the moment for which it stands: on its branch's line that of its commit, else the
 *     observed time
 * @param left whether it is of a commit that is not on its branch's line, so that it speaks nowhere
 * @param tally empty for an unreadable run
 * @param errors how many findings are errors
 * @param warnings how many findings are warnings
 */
public record RecordedRun(
    Run run,
    long position,
    Instant at,
    boolean left,
    Optional<Tally> tally,
    int errors,
    int warnings) {
  /** What became of the run. */
  public Outcome outcome() {
    return tally.isPresent() ? Outcome.ASSESSED : Outcome.UNREADABLE;
  }
}
