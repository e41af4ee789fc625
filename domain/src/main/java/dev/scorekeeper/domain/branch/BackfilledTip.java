package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.commit.CommitFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the branch stood that was backfilled.
 *
 * @param tip to be recorded where the log says otherwise
 * @param commits of the tip's line, by their names
 * @param whole whether the line reaches its root
 */
public record BackfilledTip(Tip tip, Map<String, CommitFact> commits, boolean whole) {
  /** The tip, where the log does not say already what it says; seen after all that was seen. */
  public <S extends Speaker> Optional<Tip> toRecord(BranchLine<S> line) {
    Optional<Stand> stand = line.stand();
    if (stand.isPresent() && isSaid(stand.get(), revisions(line.places()))) {
      return Optional.empty();
    }
    Instant since = tip.since();
    if (stand.isPresent() && !since.isAfter(stand.get().look().since())) {
      since = stand.get().look().since().plusMillis(1);
    }
    return Optional.of(
        new Tip(tip.stream(), tip.revision(), tip.ruleset(), since, tip.recordedAt()));
  }

  private static <S extends Speaker> List<String> revisions(List<Place<S>> places) {
    List<String> revisions = new ArrayList<>(places.size());
    for (Place<S> place : places) {
      place.speaker().run().revision().ifPresent(revisions::add);
    }
    return revisions;
  }

  /**
   * Whether the log says already what the tip says.
   *
   * @param stand where the branch stands by the log
   * @param spoken the commits whose runs speak
   */
  public boolean isSaid(Stand stand, Collection<String> spoken) {
    return stand.tip().equals(tip.revision())
        && stand.look().ruleset().equals(tip.ruleset())
        && (!whole || commits.keySet().containsAll(spoken))
        && timesCountAlike(stand);
  }

  private boolean timesCountAlike(Stand stand) {
    for (CommitFact commit : commits.values()) {
      if (Stand.counts(commit, stand.look().recordedAt())
          != Stand.counts(commit, tip.recordedAt())) {
        return false;
      }
    }
    return true;
  }
}
