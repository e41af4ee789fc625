package dev.scorekeeper.application.report;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Limits;
import dev.scorekeeper.application.recording.RecordedStream;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.statereference.Between;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The runs of a stream, with what changed in each. */
public final class ReadLog {
  /** How many times as many runs are looked at next. */
  private static final int MORE = 8;

  private final OpenWorkspace workspace;
  private final StreamAccess streams;
  private final Clock clock;

  public ReadLog(OpenWorkspace workspace, StreamAccess streams, Clock clock) {
    this.workspace = workspace;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * The newest runs of a time.
   *
   * @param range from when on, and until when
   * @param limit at most so many, and at least 1
   * @param backfill whether the repository's commits are read first where the history knows none
   * @throws InvalidRequestException when the range or the limit makes no sense
   * @throws HistoryException when nothing is recorded
   */
  public StreamLog run(Range range, int limit, boolean backfill) {
    Limits.checked(limit);
    try (RecordedStream recorded = streams.begin().withPast(backfill)) {
      StreamHistory stream = recorded.stream();
      int more = limit == Integer.MAX_VALUE ? limit : limit + 1;
      List<RecordedRun> found = runs(recorded, recorded.between(range, clock), more);
      List<RecordedRun> runs = found.subList(0, Math.min(limit, found.size()));
      Instant oldest = oldest(runs);
      List<Span> spans = stream.spans(oldest);
      Set<String> domains = new TreeSet<>();
      for (Span span : spans) {
        if (span.fact() instanceof Fact.DomainVerdict verdict) {
          domains.add(verdict.domain());
        }
      }
      return new StreamLog(
          recorded.id(),
          runs,
          Change.byRun(spans, stream.domainSpans(domains), oldest),
          found.size() > runs.size(),
          merges(runs, stream));
    }
  }

  /**
   * How runs that left came back, which the log cannot know: it has first parents alone. The
   * repository is asked only where runs left.
   */
  private Map<String, String> merges(List<RecordedRun> runs, StreamHistory stream) {
    Set<String> left = new HashSet<>();
    for (RecordedRun run : runs) {
      if (run.left()) {
        run.run().revision().ifPresent(left::add);
      }
    }
    Optional<Stand> stand = left.isEmpty() ? Optional.empty() : stream.stand();
    if (stand.isEmpty()) {
      return Map.of();
    }
    try {
      Optional<Commits> opened = workspace.commits();
      if (opened.isEmpty()) {
        return Map.of();
      }
      try (Commits commits = opened.get()) {
        return commits.merges(stand.get().tip(), left);
      }
    } catch (CommitsException e) {
      return Map.of(); // what is recorded is shown also where the repository cannot be read
    }
  }

  /** Those of a time are looked for among more and more of them, the newest first. */
  private static List<RecordedRun> runs(RecordedStream recorded, Between time, int limit) {
    int many = limit;
    while (true) {
      List<RecordedRun> newest = recorded.stream().runs(many);
      if (newest.isEmpty()) {
        throw recorded.empty();
      }
      List<RecordedRun> within = new ArrayList<>();
      for (RecordedRun run : newest) {
        if (within.size() < limit && time.holds(run.at())) {
          within.add(run);
        }
      }
      boolean isAll = newest.size() < many || oldest(newest).isBefore(time.from());
      if (within.size() == limit || isAll || many == Integer.MAX_VALUE) {
        return within;
      }
      many = many > Integer.MAX_VALUE / MORE ? Integer.MAX_VALUE : many * MORE;
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
