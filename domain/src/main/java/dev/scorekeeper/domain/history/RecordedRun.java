package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as the log holds it, with its result in numbers.
 *
 * @param run the run, in the stream as it was called when it was recorded
 * @param stream the stream to which it belongs, as it is called now
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
    StreamId stream,
    long position,
    Instant at,
    boolean left,
    Optional<Tally> tally,
    int errors,
    int warnings) {
  /** A run whose stream is called as it was. */
  public RecordedRun(
      Run run,
      long position,
      Instant at,
      boolean left,
      Optional<Tally> tally,
      int errors,
      int warnings) {
    this(run, run.stream(), position, at, left, tally, errors, warnings);
  }

  /** What became of the run. */
  public Outcome outcome() {
    return tally.isPresent() ? Outcome.ASSESSED : Outcome.UNREADABLE;
  }
}
