package dev.scorekeeper.application.history;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a history holds of a stream, in short.
 *
 * @param stream as it is called now
 * @param formerly the other names under which runs of it were recorded or may be
 * @param runs how many, drafts included
 * @param first its earliest moment; empty where all runs are drafts, which have none
 * @param last its latest moment, in the same way
 * @param revision the commit of the latest moment, if it has one
 */
public record StreamSummary(
    StreamId stream,
    List<StreamId> formerly,
    long runs,
    Optional<Instant> first,
    Optional<Instant> last,
    Optional<String> revision) {
  static StreamSummary of(StreamId id, History history) {
    List<RecordedRun> runs = history.stream(id).runs(Integer.MAX_VALUE);
    Optional<Instant> first = Optional.empty();
    Optional<Instant> last = Optional.empty();
    Optional<String> revision = Optional.empty();
    for (RecordedRun recorded : runs) {
      if (recorded.run().source() != Source.DRAFT && !recorded.left()) {
        first = Optional.of(recorded.at());
        if (last.isEmpty()) {
          last = first;
          revision = recorded.run().revision();
        }
      }
    }
    return new StreamSummary(id, history.names().formerly(id), runs.size(), first, last, revision);
  }
}
