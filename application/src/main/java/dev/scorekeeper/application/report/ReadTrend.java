package dev.scorekeeper.application.report;

import dev.scorekeeper.application.stream.RecordedStream;
import dev.scorekeeper.application.stream.StreamAccess;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a stream, or its catalog, developed; drafts left out. */
public final class ReadTrend {
  private final StreamAccess streams;
  private final Clock clock;

  public ReadTrend(StreamAccess streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * The domains of the registry.
   *
   * @param since from when on
   * @param backfill whether the repository's commits are read first where the history knows none
   * @throws HistoryException when nothing is recorded
   */
  public StreamTrend ofDomains(Instant since, Trend.By by, boolean backfill) {
    try (RecordedStream recorded = streams.begin().withPast(backfill)) {
      List<RecordedRun> points = points(recorded, since, by);
      return new StreamTrend(
          recorded.id(),
          by,
          points,
          points.isEmpty() ? recorded.stream().speaker(since) : Optional.empty(),
          StreamLedger.since(since, recorded.stream(), clock));
    }
  }

  /** The catalog, in the same way. */
  public CatalogTrend ofCatalog(Instant since, Trend.By by, boolean backfill) {
    try (RecordedStream recorded = streams.begin().withPast(backfill)) {
      List<RecordedRun> points = points(recorded, since, by);
      StreamHistory stream = recorded.stream();
      List<CatalogGrowth.Point> standing = List.of();
      if (points.isEmpty()) {
        RecordedRun before = stream.speaker(since).orElseThrow(recorded::empty);
        standing = growth(List.of(before), before.at(), stream);
      }
      return new CatalogTrend(
          recorded.id(), by, growth(points, since, stream), standing.stream().findFirst());
    }
  }

  private static List<CatalogGrowth.Point> growth(
      List<RecordedRun> points, Instant since, StreamHistory stream) {
    return CatalogGrowth.of(points, stream.spansOf(Fact.Kind.LAYER, since));
  }

  private static List<RecordedRun> points(RecordedStream recorded, Instant since, Trend.By by) {
    StreamHistory stream = recorded.stream();
    List<RecordedRun> points = stream.moments(since, by);
    if (points.isEmpty() && stream.moments(Instant.MIN, Trend.By.WEEK).isEmpty()) {
      throw recorded.empty();
    }
    return points;
  }
}
