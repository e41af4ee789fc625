package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.run.StreamId;
import java.util.List;
import java.util.Map;

/**
 * The runs of a stream.
 *
 * @param stream whose they are
 * @param runs the newest first, drafts and unreadable ones included
 * @param changes what changed in each, by its position in the log
 */
public record StreamLog(StreamId stream, List<RecordedRun> runs, Map<Long, List<Change>> changes) {
  public StreamLog {
    runs = List.copyOf(runs);
  }

  /** What changed in a run. */
  public List<Change> changesOf(RecordedRun run) {
    return changes.getOrDefault(run.position(), List.of());
  }
}
