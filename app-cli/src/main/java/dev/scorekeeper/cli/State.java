package dev.scorekeeper.cli;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Ruleset;
import java.time.Instant;
import java.util.Optional;

/**
 * What a workspace was like at a moment.
 *
 * @param run the run that recorded it, if one did
 * @param revision the commit it was read from, or that was checked out
 * @param at when
 * @param ruleset by what it was assessed
 * @param facts what was found
 * @param known what was known of domains then: of a state that could not be read, what its stream
 *     said last
 */
record State(
    Optional<RecordedRun> run,
    Optional<String> revision,
    Instant at,
    Ruleset ruleset,
    Facts facts,
    Facts known) {
  /** Whether every domain has a verdict here. */
  boolean isReadable() {
    return facts.outcome() == Outcome.ASSESSED;
  }

  /** What it is, such as {@code run 795e9f72}, {@code commit 12397442}, or the files. */
  String name() {
    if (run.isPresent()) {
      return "run " + run.get().run().id().brief();
    }
    return revision.map(commit -> "commit " + Words.revision(commit)).orElse("the files");
  }

  /** The name with what else tells people which state it is. */
  String title() {
    if (run.isPresent()) {
      return name()
          + " of "
          + run.get().run().stream()
          + " · "
          + Times.brief(at)
          + revision.map(commit -> " · " + Words.revision(commit)).orElse("");
    }
    return revision.isPresent() ? name() + " · " + Times.brief(at) : "the files as they lie";
  }
}
