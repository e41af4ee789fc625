package dev.scorekeeper.domain.line;

import dev.scorekeeper.domain.run.Run;
import java.time.Instant;
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
    if (stand.isPresent() && agrees(stand.get(), line.places())) {
      return Optional.empty();
    }
    Instant since = tip.since();
    if (stand.isPresent() && !since.isAfter(stand.get().look().since())) {
      since = stand.get().look().since().plusMillis(1);
    }
    return Optional.of(
        new Tip(tip.stream(), tip.revision(), tip.ruleset(), since, tip.recordedAt()));
  }

  private <S extends Speaker> boolean agrees(Stand stand, List<Place<S>> places) {
    return stand.tip().equals(tip.revision())
        && stand.look().ruleset().equals(tip.ruleset())
        && (!whole || allOnLine(places))
        && timesCountAlike(stand);
  }

  private <S extends Speaker> boolean allOnLine(List<Place<S>> places) {
    for (Place<S> place : places) {
      Run run = place.speaker().run();
      if (run.revision().filter(name -> !commits.containsKey(name)).isPresent()) {
        return false;
      }
    }
    return true;
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
