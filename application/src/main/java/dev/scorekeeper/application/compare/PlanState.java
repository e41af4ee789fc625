package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What a workspace was like at a moment.
 *
 * @param run the run that recorded it, if one did: of a commit that changed no input that of the
 *     nearest one before it on its line
 * @param revision the commit it was read from, or that was checked out
 * @param at when
 * @param ruleset by what it was assessed
 * @param facts what was found
 * @param known what was known of domains then: of a state that could not be read, what its stream
 *     said last, or the commits before it
 */
public record PlanState(
    Optional<RecordedRun> run,
    Optional<String> revision,
    Instant at,
    Ruleset ruleset,
    Facts facts,
    Facts known) {
  /** Whether every domain has a verdict here. */
  public boolean isReadable() {
    return facts.outcome() == Outcome.ASSESSED;
  }

  /** Whether it is that of the working tree now. */
  public boolean isWorktree() {
    return run.isEmpty() && revision.isEmpty();
  }

  /** Whether it is that of files of which not all were committed when a run recorded them. */
  public boolean isDraft() {
    return run.isPresent() && run.get().run().source() == Source.DRAFT;
  }

  /** The same state at a commit that changed nothing in it. */
  PlanState unchangedAt(String commit) {
    return new PlanState(run, Optional.of(commit), at, ruleset, facts, known);
  }

  /** The same state where this was known of domains, which the stream of its run does not know. */
  PlanState knowing(Facts facts) {
    return new PlanState(Optional.empty(), revision, at, ruleset, this.facts, facts);
  }

  /** Whether another commit recorded it than the one that it is of. */
  private boolean isOfEarlier() {
    return run.isPresent() && !run.get().run().revision().equals(revision);
  }

  /** What it is, such as {@code run 795e9f72}, {@code commit 12397442}, or the files. */
  public String name() {
    if (run.isPresent()) {
      return "run " + run.get().run().id().brief();
    }
    return revision.map(commit -> "commit " + Commit.brief(commit)).orElse("the files");
  }

  /** Whose state it is, whether or not a run recorded it. */
  String place() {
    return revision.map(commit -> "commit " + Commit.brief(commit)).orElseGet(this::title);
  }

  /** The name with what else tells people which state it is. */
  public String title() {
    if (run.isPresent()) {
      return (isOfEarlier()
              ? "commit " + revision.map(Commit::brief).orElse("") + ", the same as "
              : "")
          + name()
          + " of "
          + run.get().stream()
          + " · "
          + run.get()
              .run()
              .revision()
              .map(commit -> "commit " + Commit.brief(commit) + " of ")
              .orElse("")
          + Times.brief(at);
    }
    return revision.isPresent() ? name() + " · " + Times.brief(at) : "the working tree";
  }
}
