package dev.scorekeeper.application.report;

import dev.scorekeeper.application.stream.NextState;
import dev.scorekeeper.application.stream.RecordedStream;
import dev.scorekeeper.application.stream.StreamAccess;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Assessment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the last recorded run said, and whether the files have moved on since. */
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
   * @param since from when on what became of the plan is told, if it is to be
   * @throws HistoryException when nothing is recorded
   */
  public StreamStatus run(Optional<Instant> since) {
    StreamAccess.Opening opening = streams.begin();
    Facts now = Facts.of(Assessment.of(workspace.snapshot()));
    try (RecordedStream recorded = opening.recorded()) {
      StreamHistory stream = recorded.stream();
      StreamHead head = stream.head().orElseThrow(recorded::empty);
      Instant clock = this.clock.instant();
      List<Change> changes =
          new NextState(now, workspace.ruleset(), clock)
              .changesSince(stream, head.last(), head.state());
      return new StreamStatus(
          head,
          now,
          changes,
          since.isPresent()
              ? Optional.of(StreamLedger.since(since.get(), stream, this.clock))
              : Optional.empty(),
          clock);
    }
  }
}
