package dev.scorekeeper.application.report;

import dev.scorekeeper.application.recording.NextState;
import dev.scorekeeper.application.recording.RecordedStream;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the last recorded run said, and whether the files have changed since. */
public final class ReadStatus {
  private final OpenWorkspace workspace;
  private final StreamAccess streams;
  private final Clock clock;

  public ReadStatus(OpenWorkspace workspace, StreamAccess streams, Clock clock) {
    this.workspace = workspace;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * Where the stream stands.
   *
   * @param range of when what became of the plan is told, if it is to be
   * @throws HistoryException when nothing is recorded
   */
  public StreamStatus run(Optional<Range> range) {
    return run(range, true);
  }

  /**
   * The same without what became of the plan, for which the lives of all domains are read.
   *
   * @throws HistoryException when nothing is recorded
   */
  public StreamStatus glance() {
    return run(Optional.empty(), false);
  }

  private StreamStatus run(Optional<Range> range, boolean withPlan) {
    StreamAccess.Reading<Known> reading =
        streams.begin(new Reader(withPlan, workspace.settings().backfill()));
    Snapshot files = workspace.snapshot();
    workspace.checkout().anticipate(files.inputs());
    Assessment assessment = Assessment.of(files);
    Facts now = Facts.of(assessment);
    try (RecordedStream recorded = reading.recorded()) {
      StreamHistory stream = recorded.stream();
      Known known = reading.result();
      if (known.head().isEmpty()) {
        throw recorded.empty();
      }
      StreamHead head = known.head().get();
      Optional<Stand> stand = known.stand();
      Instant clock = this.clock.instant();
      Optional<CheckedOut> checkedOut = checkedOut(files, recorded, stand);
      List<Change> changes =
          checkedOut.isPresent() && checkedOut.get() instanceof CheckedOut.Elsewhere
              ? List.of()
              : new NextState(now, workspace.ruleset(), clock)
                  .changesSince(stream, head.last(), head.state());
      return new StreamStatus(
          head,
          assessment,
          stand.isPresent() ? Optional.of(stand.get().tip()) : Optional.empty(),
          now,
          changes,
          checkedOut,
          range.isPresent()
              ? Optional.of(
                  StreamLedger.between(
                      recorded.between(range.get(), this.clock), stream, known.lives(), this.clock))
              : Optional.empty(),
          known.plan(),
          known.isWithoutCommits() && workspace.hasPast(),
          clock);
    }
  }

  /**
   * What the history knows of the stream, whatever the files say.
   *
   * @param lives of its domains; none where nobody asks for the plan
   * @param isWithoutCommits whether the next command that tells of time reads commits first, where
   *     there are any
   */
  private record Known(
      Optional<StreamHead> head,
      List<Span> lives,
      Optional<Stand> stand,
      Optional<PlanSummary> plan,
      boolean isWithoutCommits) {}

  /** Reads it beside the files; no lambda, since a start would pay for linking it. */
  private record Reader(boolean withPlan, boolean withCommits)
      implements Function<RecordedStream, Known> {
    @Override
    public Known apply(RecordedStream recorded) {
      StreamHistory stream = recorded.stream();
      Optional<StreamHead> head = stream.head();
      Optional<Stand> stand = stream.stand();
      if (!withPlan || head.isEmpty()) {
        return new Known(head, List.of(), stand, Optional.empty(), false);
      }
      List<Span> lives = stream.domainSpans();
      Optional<Instant> newest = stand.isPresent() ? stand.get().newest() : Optional.empty();
      return new Known(
          head,
          lives,
          stand,
          Optional.of(PlanSummary.of(lives).upTo(newest)),
          withCommits && !stream.knowsCommits());
    }
  }

  /** Nothing else is to be said of another stream than the one that is checked out. */
  private Optional<CheckedOut> checkedOut(
      Snapshot files, RecordedStream recorded, Optional<Stand> stand) {
    Optional<Checkout> git = workspace.tracked();
    Optional<String> revision = git.isPresent() ? git.get().revision() : Optional.empty();
    if (revision.isPresent() && workspace.choice().branch().isPresent()) {
      Optional<String> here = git.get().branch();
      return here.isPresent() && !isCalled(recorded, here.get())
          ? Optional.of(new CheckedOut.Elsewhere(revision.get(), here.get()))
          : Optional.empty();
    }
    if (revision.isEmpty() || stand.isEmpty() || !workspace.isOnUnasked(recorded.id())) {
      return Optional.empty();
    }
    if (git.get().differs(files.inputs())) {
      return Optional.of(new CheckedOut.Changed(revision.get()));
    }
    String newest = stand.get().tip();
    if (newest.equals(revision.get())) {
      return Optional.empty();
    }
    return Optional.of(
        isBelow(revision.get(), newest, recorded)
            ? new CheckedOut.Behind(revision.get(), newest)
            : new CheckedOut.Unseen(revision.get(), newest));
  }

  /** Whether a stream is that of a branch, by its present name or a former one. */
  private static boolean isCalled(RecordedStream recorded, String branch) {
    StreamId asked = recorded.history().stream(recorded.id()).id();
    StreamId here = new StreamId(recorded.id().project(), branch);
    return asked.equals(here) || asked.equals(recorded.history().stream(here).id());
  }

  private static boolean isBelow(String commit, String newest, RecordedStream recorded) {
    RunIndex known = recorded.history().runs();
    String project = recorded.id().project();
    if (known.commit(project, commit).isEmpty()) {
      return false;
    }
    Map<String, CommitFact> commits = known.commits(project);
    return CommitFact.leads(newest, commit, name -> Optional.ofNullable(commits.get(name)));
  }
}
