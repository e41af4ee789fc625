package dev.scorekeeper.application.recording;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.PlanHistory;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A state that follows upon one of a stream, recorded or not.
 *
 * @param facts what it says
 * @param ruleset by what it was assessed
 * @param at when it was so
 */
public record NextState(Facts facts, Ruleset ruleset, Instant at) {
  /**
   * What happened from an earlier state to this one. Only where a domain is different, its life is
   * read.
   *
   * @param last the run used for the earlier state's moment
   * @param known what was known then
   */
  public List<Change> changesSince(StreamHistory stream, RecordedRun last, Facts known) {
    if (known.equals(facts)) {
      return List.of();
    }
    Set<String> domains = Change.domains(known, facts);
    if (domains.isEmpty()) {
      return List.copyOf(Change.findings(known, facts));
    }
    Instant then = last.at();
    Instant now = at.isAfter(then) ? at : then.plusMillis(1);
    Optional<RecordedRun> assessed = stream.assessedSpeaker(then);
    if (assessed.isEmpty()) {
      return Change.since(PlanHistory.UNKNOWN, known, facts, now, Cause.FIRST);
    }
    return Change.since(
        PlanHistory.at(then, stream.domainSpans(domains)),
        known,
        facts,
        now,
        assessed.get().run().ruleset().readsLike(ruleset) ? Cause.CHANGE : Cause.RULESET);
  }
}
