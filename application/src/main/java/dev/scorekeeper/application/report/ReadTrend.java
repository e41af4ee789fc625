package dev.scorekeeper.application.report;

import dev.scorekeeper.application.stream.RecordedStream;
import dev.scorekeeper.application.stream.StreamAccess;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import java.time.Instant;
import java.util.List;

/** How a stream, or its catalog, developed; drafts left out. */
public final class ReadTrend {
  private final StreamAccess streams;

  public ReadTrend(StreamAccess streams) {
    this.streams = streams;
  }

  /**
   * The domains of the registry.
   *
   * @param since from when on
   * @param backfill whether the repository's commits are read first where the history knows none
   * @throws HistoryException when nothing is recorded
   */
  public StreamTrend ofDomains(Instant since, Trend.By by, boolean backfill) {
    try (RecordedStream stream = streams.begin().withPast(backfill)) {
      List<RecordedRun> points = points(stream, since, by);
      return new StreamTrend(
          stream.id(), by, points, StreamLedger.since(since, stream.history(), stream.id()));
    }
  }

  /** The catalog, in the same way. */
  public CatalogTrend ofCatalog(Instant since, Trend.By by, boolean backfill) {
    try (RecordedStream stream = streams.begin().withPast(backfill)) {
      List<RecordedRun> points = points(stream, since, by);
      return new CatalogTrend(
          stream.id(),
          by,
          CatalogGrowth.of(points, stream.history().spansOf(stream.id(), Fact.Kind.LAYER, since)));
    }
  }

  private static List<RecordedRun> points(RecordedStream stream, Instant since, Trend.By by) {
    History history = stream.history();
    List<RecordedRun> points = history.moments(stream.id(), since, by);
    if (points.isEmpty() && history.moments(stream.id(), Instant.MIN, Trend.By.WEEK).isEmpty()) {
      throw stream.empty();
    }
    return points;
  }
}
