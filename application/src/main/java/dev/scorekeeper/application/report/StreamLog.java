package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.run.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs of a stream.
 *
 * @param stream whose they are
 * @param runs the newest first, drafts and unreadable ones included
 * @param changes what changed in each, by its position in the log
 * @param isCut whether there are older ones in that time
 * @param merges by which commits of the line those of runs that left were merged into it, by the
 *     names of both, as far as the repository shows
 */
public record StreamLog(
    StreamId stream,
    List<RecordedRun> runs,
    Map<Long, List<Change>> changes,
    boolean isCut,
    Map<String, String> merges) {
  public StreamLog {
    runs = List.copyOf(runs);
  }

  /** A log of runs of which none was merged. */
  public StreamLog(StreamId stream, List<RecordedRun> runs, Map<Long, List<Change>> changes) {
    this(stream, runs, changes, false, Map.of());
  }

  /** The commit by which the commit of a run that left was merged, where that is known. */
  public Optional<String> mergedBy(RecordedRun run) {
    return run.left() ? run.run().revision().map(merges::get) : Optional.empty();
  }

  /** What changed in a run. */
  public List<Change> changesOf(RecordedRun run) {
    return changes.getOrDefault(run.position(), List.of());
  }
}
