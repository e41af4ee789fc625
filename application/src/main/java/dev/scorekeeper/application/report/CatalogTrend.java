package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import dev.scorekeeper.domain.run.StreamId;
import java.util.List;
import java.util.Optional;

/**
 * How the catalog of a stream developed.
 *
 * @param stream which one
 * @param by at which grain
 * @param points the oldest first
 * @param standing where there are none: the point before them, whose state still stands
 */
public record CatalogTrend(
    StreamId stream,
    Trend.By by,
    List<CatalogGrowth.Point> points,
    Optional<CatalogGrowth.Point> standing) {
  public CatalogTrend {
    points = List.copyOf(points);
  }
}
