package dev.scorekeeper.application.report;

import dev.scorekeeper.application.stream.RecordedStream;
import dev.scorekeeper.application.stream.StreamAccess;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
      Instant oldest = oldest(runs);
      List<Span> spans = stream.spans(oldest);
      Set<String> domains = new TreeSet<>();
      for (Span span : spans) {
        if (span.fact() instanceof Fact.DomainVerdict verdict) {
          domains.add(verdict.domain());
        }
      }
      return new StreamLog(
          stream.id(), runs, Change.byRun(spans, stream.domainSpans(domains), oldest));
    }
  }

  private static Instant oldest(List<RecordedRun> runs) {
    Instant oldest = Instant.MAX;
    for (RecordedRun run : runs) {
      oldest = run.at().isBefore(oldest) ? run.at() : oldest;
    }
    return oldest;
  }
}
