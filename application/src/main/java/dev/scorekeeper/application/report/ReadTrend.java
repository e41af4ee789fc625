package dev.scorekeeper.application.report;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Limits;
import dev.scorekeeper.application.recording.RecordedStream;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.statereference.Between;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
   * @param range from when on, and until when
   * @param limit at most so many points, the newest, and at least 1; what became of the plan is
   *     told of these
   * @param backfill whether the repository's commits are read first where the history knows none
   * @throws InvalidRequestException when the range or the limit makes no sense
   * @throws HistoryException when nothing is recorded
   */
  public StreamTrend ofDomains(Range range, Trend.By by, int limit, boolean backfill) {
    Limits.checked(limit);
    try (RecordedStream recorded = streams.begin().withPast(backfill)) {
      Shown shown = shown(recorded, recorded.between(range, clock), by, limit);
      List<RecordedRun> points = shown.points();
      List<Span> lives = recorded.stream().domainSpans();
      return new StreamTrend(
          recorded.id(),
          by,
          points,
          points.isEmpty() ? standing(recorded, shown.time()) : Optional.empty(),
          StreamLedger.between(shown.time(), recorded.stream(), lives, clock),
          PlanSummary.of(lives).upTo(recorded.stream().stand().flatMap(Stand::newest)),
          recorded.stream().last().map(run -> run.run().ruleset().terms()).orElse(Terms.USUAL),
          shown.time().equals(Between.ALWAYS));
    }
  }

  /** The catalog, in the same way. */
  public CatalogTrend ofCatalog(Range range, Trend.By by, int limit, boolean backfill) {
    Limits.checked(limit);
    try (RecordedStream recorded = streams.begin().withPast(backfill)) {
      Shown shown = shown(recorded, recorded.between(range, clock), by, limit);
      List<RecordedRun> points = shown.points();
      StreamHistory stream = recorded.stream();
      List<CatalogGrowth.Point> standing = List.of();
      if (points.isEmpty()) {
        Optional<RecordedRun> before = standing(recorded, shown.time());
        if (before.isPresent()) {
          standing = growth(List.of(before.get()), before.get().at(), stream);
        }
      }
      return new CatalogTrend(
          recorded.id(),
          by,
          growth(points, shown.time().from(), stream),
          standing.stream().findFirst());
    }
  }

  /** The newest points, and the time that they tell of. */
  private record Shown(List<RecordedRun> points, Between time) {}

  private static Shown shown(RecordedStream recorded, Between asked, Trend.By by, int limit) {
    List<RecordedRun> all = points(recorded, asked, by);
    List<RecordedRun> points = all.subList(Math.max(0, all.size() - limit), all.size());
    return new Shown(
        points,
        points.size() < all.size() ? new Between(points.get(0).at(), asked.until()) : asked);
  }

  private static List<CatalogGrowth.Point> growth(
      List<RecordedRun> points, Instant since, StreamHistory stream) {
    return CatalogGrowth.of(points, stream.spansOf(Fact.Kind.LAYER, since));
  }

  /** What holds in a time without moments: what was so when it began, or when it ended. */
  private static Optional<RecordedRun> standing(RecordedStream recorded, Between time) {
    return recorded.stream()
        .speaker(time.from().isBefore(time.until()) ? time.from() : time.until());
  }

  private static List<RecordedRun> points(RecordedStream recorded, Between time, Trend.By by) {
    StreamHistory stream = recorded.stream();
    List<RecordedRun> points = stream.moments(time.from(), by);
    if (points.isEmpty() && stream.moments(Instant.MIN, Trend.By.WEEK).isEmpty()) {
      throw recorded.empty();
    }
    return time.until().equals(Instant.MAX) ? points : upTo(time, by, points, stream);
  }

  /** Of the period in which the time ends another run speaks than that of the whole period. */
  private static List<RecordedRun> upTo(
      Between time, Trend.By by, List<RecordedRun> points, StreamHistory stream) {
    List<RecordedRun> within = new ArrayList<>();
    for (RecordedRun point : points) {
      if (time.holds(point.at())) {
        within.add(point);
      }
    }
    if (within.size() < points.size() && by != Trend.By.RUN) {
      Instant period = by.beginning(time.until());
      stream
          .assessedSpeaker(time.until())
          .filter(run -> !run.at().isBefore(period))
          .or(() -> stream.speaker(time.until()))
          .filter(run -> !run.at().isBefore(period) && time.holds(run.at()))
          .filter(run -> !within.contains(run))
          .ifPresent(within::add);
    }
    return within;
  }
}
