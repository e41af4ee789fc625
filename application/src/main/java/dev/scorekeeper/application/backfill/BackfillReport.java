package dev.scorekeeper.application.backfill;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Counted;
import java.util.List;
import java.util.Optional;

/**
 * What became of the commits of a line.
 *
 * @param commits how many there are in the line
 * @param due at how many of them the inputs changed
 * @param recorded runs that are in the history now and were not before; on a dry run those that
 *     would be
 * @param older how many more there are to record, which the limit left for another time
 * @param leftOut how many commits could not be judged, since the repository lacks a part of them
 * @param lacks the first part that it lacks
 */
public record BackfillReport(
    int commits, int due, List<Recorded> recorded, int older, int leftOut, Optional<String> lacks) {
  public BackfillReport {
    recorded = List.copyOf(recorded);
  }

  /** How many of the recorded runs have a layer that cannot be read. */
  public int unreadable() {
    int unreadable = 0;
    for (Recorded run : recorded) {
      unreadable += run.outcome().equals(Optional.of(Outcome.UNREADABLE)) ? 1 : 0;
    }
    return unreadable;
  }

  /** What is to be said of commits that could not be judged, if there were any. */
  public Optional<String> complaint() {
    return lacks.map(
        first ->
            Counted.of(leftOut, "commit")
                + " were left out, since this repository lacks a part of them: "
                + first);
  }

  /**
   * A commit that was recorded.
   *
   * @param outcome empty on a dry run
   */
  public record Recorded(Commit commit, Optional<Outcome> outcome) {}
}
