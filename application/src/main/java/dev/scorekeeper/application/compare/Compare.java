package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.recording.RecordedStream;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Snapshots;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What is different between two states, and what became of the plan on the way. */
public final class Compare {
  private final OpenWorkspace workspace;
  private final StreamAccess streams;
  private final HistoryStore histories;
  private final Snapshots snapshots;
  private final Clock clock;

  public Compare(
      OpenWorkspace workspace,
      StreamAccess streams,
      HistoryStore histories,
      Snapshots snapshots,
      Clock clock) {
    this.workspace = workspace;
    this.streams = streams;
    this.histories = histories;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * Compares two states.
   *
   * @param from the first, of a day its beginning; where nobody names one, the stream's last run
   * @param to the second, of a day its end
   * @param backfill whether the repository's commits are read first where the history knows none
   * @throws HistoryException when a state is unavailable, or nothing is known of the first
   */
  public Comparison run(Optional<Reference> from, Reference to, boolean backfill) {
    Optional<History> opened = streams.begin().historyWithPast(backfill);
    try {
      StreamId stream = opened.map(streams::id).orElseGet(workspace::stream);
      try (StateResolver states = new StateResolver(workspace, snapshots, clock, stream, opened)) {
        Way way = new Way(workspace, states, stream, opened);
        if (from.isPresent() && isLater(from.get(), to)) {
          // Which of two times comes first says where each of them is meant to be.
          return Way.noted(
              way.between(
                  new Way.End(to.text(), states.from(to)),
                  new Way.End(from.get().text(), states.upTo(from.get()))),
              Way.older(to.text(), from.get().text()));
        }
        PlanState first =
            from.isPresent()
                ? states.from(from.get())
                : states.last().orElseThrow(() -> nothing(stream, opened));
        PlanState second = states.upTo(to);
        return way.between(
            new Way.End(from.map(Reference::text).orElseGet(first::name), first),
            new Way.End(to.text(), second));
      }
    } finally {
      opened.ifPresent(History::close);
    }
  }

  private boolean isLater(Reference one, Reference other) {
    Instant now = clock.instant();
    return one instanceof Reference.OfTime first
        && other instanceof Reference.OfTime last
        && last.end(now).isBefore(first.moment(now));
  }

  private RuntimeException nothing(StreamId stream, Optional<History> opened) {
    return opened
        .map(
            history ->
                new RecordedStream(stream, history, workspace::commits, workspace.choice()).empty())
        .orElseGet(histories::absent);
  }
}
