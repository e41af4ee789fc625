package dev.scorekeeper.application.statereference;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.statereference.Names.Meaning;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.history.HistoryException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The moments at which a range begins and ends. */
public final class Moments {
  private final Names names;
  private final Clock clock;
  private final Function<String, Optional<Instant>> observed;

  private Moments(Names names, Clock clock, Function<String, Optional<Instant>> observed) {
    this.names = names;
    this.clock = clock;
    this.observed = observed;
  }

  /** Those of a stream: a commit is where its run is, and one that has none at its own time. */
  public static Moments ofStream(Names names, Clock clock) {
    return new Moments(names, clock, names::observedAt);
  }

  /** Those of commits: each at its own time. */
  public static Moments ofCommits(Names names, Clock clock) {
    return new Moments(names, clock, revision -> Optional.empty());
  }

  /**
   * The first moment, and the last one, itself included; a day at the end counts whole. Where none
   * is named it is the beginning or the end of time.
   *
   * @throws InvalidRequestException when what is named has none, or it ends before it begins
   */
  public Between between(Range range) {
    Instant from = range.from().isPresent() ? moment(range.from().get(), false) : Instant.EPOCH;
    Instant until = range.until().isPresent() ? moment(range.until().get(), true) : Instant.MAX;
    if (range.from().isPresent() && range.until().isPresent() && until.isBefore(from)) {
      throw inverted(range.from().get(), from, range.until().get(), until);
    }
    return new Between(from, until);
  }

  private static InvalidRequestException inverted(
      Reference first, Instant from, Reference last, Instant until) {
    return new InvalidRequestException(
        "'"
            + word(first)
            + Range.DOTS
            + word(last)
            + "' ends before it begins: "
            + Times.exact(until)
            + " is before "
            + Times.exact(from)
            + "; write "
            + word(last)
            + Range.DOTS
            + word(first));
  }

  /** As it is written in a range. */
  private static String word(Reference reference) {
    return reference instanceof Reference.Worktree ? Reference.WORKTREE : reference.text();
  }

  private Instant moment(Reference reference, boolean last) {
    if (reference instanceof Reference.OfTime time) {
      return last ? time.end(clock.instant()) : time.moment(clock.instant());
    }
    if (reference instanceof Reference.Worktree) {
      return clock.instant();
    }
    try {
      if (reference instanceof Reference.Fork fork) {
        return ofCommit(names.meeting(fork));
      }
      Meaning meaning = names.meaning((Reference.Named) reference);
      return meaning instanceof Meaning.OfRun run
          ? run.run().at()
          : ofCommit(((Meaning.OfCommit) meaning).revision());
    } catch (HistoryException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()));
    }
  }

  private Instant ofCommit(String revision) {
    return observed
        .apply(revision)
        .or(() -> names.note(revision).map(CommitNote::at))
        .or(() -> names.observedAt(revision))
        .orElseThrow(
            () -> new HistoryException("when commit " + revision + " was is not known here"));
  }
}
