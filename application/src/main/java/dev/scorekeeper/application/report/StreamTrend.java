package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.run.Terms;
import java.util.List;
import java.util.Optional;

/**
 * How a stream developed.
 *
 * @param stream which one
 * @param by at which grain
 * @param points the runs used for their moments, the oldest first
 * @param standing where there are none: the run before them, whose state still stands
 * @param ledger what became of its plan meanwhile
 * @param plan what became of its plan in all its time
 * @param terms the words of its newest run
 * @param isWhole whether this is all its time
 */
public record StreamTrend(
    StreamId stream,
    Trend.By by,
    List<RecordedRun> points,
    Optional<RecordedRun> standing,
    StreamLedger ledger,
    PlanSummary plan,
    Terms terms,
    boolean isWhole) {
  public StreamTrend {
    points = List.copyOf(points);
  }
}
