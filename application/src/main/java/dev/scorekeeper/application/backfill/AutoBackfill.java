package dev.scorekeeper.application.backfill;

import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Snapshots;
import java.time.Clock;
import java.util.Optional;

/**
 * The backfill that is done unasked before a stream is shown of which the history knows no commits.
 * A stream that is no line has none of its own. Whatever keeps it from being done is told and is no
 * failure: what is recorded is shown all the same.
 */
public final class AutoBackfill {
  private final OpenWorkspace workspace;
  private final HistoryStore histories;
  private final Snapshots snapshots;
  private final Clock clock;
  private final Listener listener;

  public AutoBackfill(
      OpenWorkspace workspace,
      HistoryStore histories,
      Snapshots snapshots,
      Clock clock,
      Listener listener) {
    this.workspace = workspace;
    this.histories = histories;
    this.snapshots = snapshots;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * The history after the backfill; empty when there is none even so.
   *
   * @param opening of the history as it is
   */
  public Optional<History> open(Deferred<Optional<History>> opening) {
    boolean hasCommits;
    try {
      hasCommits = workspace.hasPast();
    } catch (CommitsException e) {
      listener.notice("commits are not read first: " + e.getMessage());
      return opening.get();
    }
    StreamId stream = workspace.stream();
    Optional<History> history = opening.get();
    if (!hasCommits || history.filter(known -> known.stream(stream).knowsCommits()).isPresent()) {
      return history;
    }
    if (!run(stream, history)) {
      return history;
    }
    history.ifPresent(History::close);
    return histories.forReading();
  }

  /** Whether anything was recorded. */
  private boolean run(StreamId stream, Optional<History> history) {
    if (!histories.isWritable()) {
      listener.notice(
          "commits are not read first, because nothing can be written at "
              + histories.place()
              + " (another place: --history FILE)");
      return false;
    }
    try {
      Optional<Commits> commits = workspace.commits();
      return commits.isPresent() && run(stream, commits.get(), history);
    } catch (CommitsException | HistoryException e) {
      listener.notice("commits are not read first: " + e.getMessage());
      return false;
    }
  }

  private boolean run(StreamId stream, Commits opened, Optional<History> history) {
    try (Commits commits = opened) {
      Optional<String> tip =
          workspace.choice().branch().isPresent()
              ? commits.branchTip(stream.branch())
              : commits.head();
      return tip.isPresent() && run(stream, commits, tip.get(), history);
    }
  }

  private boolean run(StreamId stream, Commits commits, String tip, Optional<History> history) {
    // Before the backfill begins to ask the same history from another thread.
    Optional<String> others =
        history.flatMap(
            known ->
                OtherStreams.before(
                    stream, workspace.choice(), known, OtherStreams.branchesOf(commits)));
    StreamBackfill backfill =
        new StreamBackfill(
            commits,
            stream,
            workspace.settings().layout(),
            workspace::isBegun,
            snapshots,
            clock,
            listener,
            history);
    BackfillReport report;
    try (LazyHistory writing = new LazyHistory(histories)) {
      report = backfill.run(tip, CommitFilter.ALL, Optional.of(writing));
    }
    if (!report.recorded().isEmpty()) {
      others.ifPresent(listener::notice);
      listener.notice(
          "read "
              + Counted.of(report.commits(), "past commit")
              + " of "
              + history.map(known -> known.stream(stream).id()).orElse(stream)
              + ", and recorded "
              + recorded(report)
              + "; this happens only once (--no-backfill skips it)");
    }
    report.complaint().ifPresent(listener::notice);
    return !report.recorded().isEmpty();
  }

  /** What is recorded now that was not before, and of which of the commits. */
  private static String recorded(BackfillReport report) {
    int recorded = report.recorded().size();
    int before = report.due() - recorded;
    if (before < 0) {
      return Counted.of(recorded, "run");
    }
    String due = "the " + report.due() + " that changed a file of the plan";
    if (before == 0) {
      return due;
    }
    String were = before == 1 ? " was" : " were";
    return recorded + " of " + due + " (" + before + were + " recorded before)";
  }
}
