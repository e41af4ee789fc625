package dev.scorekeeper.application.report;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.recording.RecordedStream;
import dev.scorekeeper.application.recording.StreamAccess;
import dev.scorekeeper.application.report.StreamReport.OpenFinding;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.Life;
import dev.scorekeeper.domain.plan.PlanHistory;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that a history tells of a stream, for a page to look at. */
public final class ReadReport {
  private static final Comparator<OpenFinding> WORST_FIRST =
      Comparator.comparing((OpenFinding open) -> open.finding().severity())
          .thenComparing(OpenFinding::since)
          .thenComparing(open -> open.finding().id())
          .thenComparing(open -> open.finding().subject());

  private final OpenWorkspace workspace;
  private final StreamAccess streams;
  private final Clock clock;

  public ReadReport(OpenWorkspace workspace, StreamAccess streams, Clock clock) {
    this.workspace = workspace;
    this.streams = streams;
    this.clock = clock;
  }

  /**
   * Reads it.
   *
   * @throws HistoryException when nothing is recorded of that time
   * @throws InvalidRequestException when it is to end with the working tree
   */
  public StreamReport run(ReportRequest request) {
    try (RecordedStream recorded = streams.begin().withPast(request.backfill())) {
      StreamHistory stream = recorded.stream();
      List<RecordedRun> all = stream.moments(Instant.MIN);
      if (all.isEmpty()) {
        throw recorded.empty();
      }
      if (request.at().filter(Reference.Worktree.class::isInstance).isPresent()) {
        throw new InvalidRequestException(
            "a report shows recorded runs only; record the working tree with scorekeeper validate");
      }
      Instant through = recorded.between(new Range(Optional.empty(), request.at()), clock).until();
      List<RecordedRun> known = through(all, through);
      if (known.isEmpty()) {
        throw new HistoryException(
            "nothing is recorded of "
                + recorded.id()
                + " up to "
                + Times.exact(through)
                + "; it begins at "
                + Times.exact(all.get(0).at()));
      }
      return report(request, recorded, known, through);
    }
  }

  private StreamReport report(
      ReportRequest request, RecordedStream recorded, List<RecordedRun> known, Instant through) {
    StreamHistory stream = recorded.stream();
    Instant until = known.get(known.size() - 1).at();
    Instant now =
        request.at().isPresent()
            ? (through.isAfter(until) ? through : until)
            : StreamLedger.now(stream, clock);
    Instant first = known.get(0).at();
    Instant since = recorded.between(new Range(request.since(), Optional.empty()), clock).from();
    since = since.isAfter(first) ? since : first;
    Instant from = since.isAfter(until) ? until : since;
    List<Span> lives = cut(stream.domainSpans(), through);
    List<Span> findings = cut(stream.spansOf(Fact.Kind.FINDING, Instant.MIN), through);
    List<Span> spans = new ArrayList<>(findings);
    spans.addAll(lives);
    boolean whole = from.equals(first);
    return new StreamReport(
        recorded.id(),
        workspace.settings().layout(),
        from,
        until,
        now,
        request.at().isPresent(),
        moments(known, from),
        runs(stream, from, through),
        living(Life.of(lives), from),
        Change.byRun(spans, lives, from),
        Ledger.of(lives, whole ? beginning(lives, first) : from.minusMillis(1), until),
        open(findings),
        state(recorded, known),
        request.at().isPresent() ? Optional.of(until) : stream.stand().flatMap(Stand::newest),
        recorded.history().runs().commits(recorded.id().project()),
        workspace.pages(recorded.id().project()));
  }

  /** Where its books begin: with the first assessed state. */
  private static Instant beginning(List<Span> lives, Instant first) {
    Instant beginning = Instant.MAX;
    for (Span span : lives) {
      if (span.since().at().isBefore(beginning)) {
        beginning = span.since().at();
      }
    }
    return beginning.equals(Instant.MAX) ? first : beginning;
  }

  private static List<RecordedRun> through(List<RecordedRun> runs, Instant through) {
    List<RecordedRun> known = new ArrayList<>();
    for (RecordedRun run : runs) {
      if (!run.at().isAfter(through)) {
        known.add(run);
      }
    }
    return known;
  }

  private static List<Span> cut(Collection<Span> spans, Instant through) {
    return through.equals(Instant.MAX)
        ? List.copyOf(spans)
        : PlanHistory.at(through, spans).spans();
  }

  private static List<RecordedRun> moments(List<RecordedRun> known, Instant from) {
    List<RecordedRun> moments = new ArrayList<>();
    for (RecordedRun run : known) {
      if (run.at().isBefore(from)) {
        if (run.tally().isPresent()) {
          moments.clear();
          moments.add(run);
        }
      } else {
        moments.add(run);
      }
    }
    return moments;
  }

  private static List<RecordedRun> runs(StreamHistory stream, Instant from, Instant through) {
    List<RecordedRun> runs = new ArrayList<>();
    for (RecordedRun run : stream.runs(Integer.MAX_VALUE)) {
      if (run.run().source() != Source.DRAFT
          && !run.left()
          && !run.at().isBefore(from)
          && !run.at().isAfter(through)) {
        runs.add(run);
      }
    }
    runs.sort(Comparator.comparing(RecordedRun::at));
    return runs;
  }

  /** The lives that had not ended before a time. */
  private static List<Life> living(List<Life> lives, Instant from) {
    List<Life> living = new ArrayList<>();
    for (Life life : lives) {
      Optional<Instant> end = life.stays().get(life.stays().size() - 1).until();
      if (end.isEmpty() || end.get().isAfter(from)) {
        living.add(life);
      }
    }
    return living;
  }

  /** The findings that have not ended; one that says something else meanwhile is the same. */
  private static List<OpenFinding> open(List<Span> findings) {
    Map<Fact.Key, List<Span>> byKey = new HashMap<>();
    for (Span span : findings) {
      byKey.computeIfAbsent(span.key(), key -> new ArrayList<>()).add(span);
    }
    List<OpenFinding> open = new ArrayList<>();
    for (List<Span> spans : byKey.values()) {
      spans.sort(Comparator.comparing((Span span) -> span.since().at()).reversed());
      Span last = spans.get(0);
      if (last.end().isPresent()) {
        continue;
      }
      Span begun = last;
      for (Span earlier : spans.subList(1, spans.size())) {
        Instant since = begun.since().at();
        if (earlier.end().filter(end -> end.until().at().equals(since)).isEmpty()) {
          break;
        }
        begun = earlier;
      }
      open.add(
          new OpenFinding(
              ((Fact.RaisedFinding) last.fact()).finding(),
              begun.since().at(),
              begun.cause() == Cause.FIRST));
    }
    open.sort(WORST_FIRST);
    return open;
  }

  private static Facts state(RecordedStream recorded, List<RecordedRun> known) {
    for (int i = known.size() - 1; i >= 0; i--) {
      if (known.get(i).tally().isPresent()) {
        return recorded
            .history()
            .runs(recorded.id().project())
            .facts(known.get(i).run().id())
            .orElse(Facts.NONE);
      }
    }
    return Facts.NONE;
  }
}
