package dev.scorekeeper.application.report;

import dev.scorekeeper.application.stream.RecordedStream;
import dev.scorekeeper.application.stream.StreamAccess;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import java.util.List;

/** The runs of a stream, with what changed in each. */
public final class ReadLog {
  private final StreamAccess streams;

  public ReadLog(StreamAccess streams) {
    this.streams = streams;
  }

  /**
   * The newest runs.
   *
   * @param limit at most so many
   * @param backfill whether the repository's commits are read first where the history knows none
   * @throws HistoryException when nothing is recorded
   */
  public StreamLog run(int limit, boolean backfill) {
    try (RecordedStream recorded = streams.begin().withPast(backfill)) {
      StreamHistory stream = recorded.stream();
      List<RecordedRun> runs = stream.runs(limit);
      if (runs.isEmpty()) {
        throw recorded.empty();
      }
      Run oldest = runs.get(runs.size() - 1).run();
      return new StreamLog(stream.id(), runs, Change.byRun(stream.spans(oldest.observedAt())));
    }
  }
}
