package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.branch.BranchLine;
import dev.scorekeeper.domain.branch.Place;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.testkit.history.InMemoryEntries.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows for a stream from the entries of a log, made from the beginning. */
final class InMemoryBranch {
  private final StreamId stream;
  private final BranchLine<Entry> line;
  private final Map<String, Instant> commits = new HashMap<>();
  private final Map<RunId, Instant> runs = new HashMap<>();

  private InMemoryBranch(StreamId stream, BranchLine<Entry> line) {
    this.stream = stream;
    this.line = line;
    for (Place<Entry> place : line.places()) {
      Run run = place.speaker().run();
      runs.put(run.id(), place.at());
      if (stream.isLine()) {
        run.revision().ifPresent(revision -> commits.put(revision, place.at()));
      }
    }
  }

  /**
   * What follows for a stream.
   *
   * @param stream as it is called now
   */
  static InMemoryBranch of(InMemoryEntries log, StreamId stream) {
    List<Entry> speakers =
        log.runs(stream).stream().filter(entry -> entry.run().source() != Source.DRAFT).toList();
    return new InMemoryBranch(
        stream, BranchLine.of(stream, speakers, log.tips(stream), log.commits(stream.project())));
  }

  BranchLine<Entry> line() {
    return line;
  }

  /** The places that are moments of the stream's history, the earliest first. */
  List<Place<Entry>> moments() {
    return line.places().stream().filter(Place::speaks).toList();
  }

  /** A run of the stream, with what it means there. */
  RecordedRun recorded(Entry entry) {
    Run run = entry.run();
    boolean isDraft = run.source() == Source.DRAFT;
    Optional<Instant> place = isDraft ? Optional.empty() : place(run);
    Assessment assessment = entry.facts().assessment();
    Optional<Tally> tally =
        assessment instanceof Assessment.Assessed assessed
            ? Optional.of(assessed.tally())
            : Optional.empty();
    return new RecordedRun(
        run,
        stream,
        entry.position(),
        place.orElse(run.observedAt()),
        !isDraft && stream.isLine() && run.revision().isPresent() && place.isEmpty(),
        tally,
        assessment.count(Severity.ERROR),
        assessment.count(Severity.WARNING));
  }

  private Optional<Instant> place(Run run) {
    Optional<Instant> commit =
        run.revision().flatMap(name -> Optional.ofNullable(commits.get(name)));
    return commit.isPresent() ? commit : Optional.ofNullable(runs.get(run.id()));
  }

  /** The spans that follow from the moments, in no order. */
  List<Span> spans() {
    Spans spans = new Spans();
    Timeline timeline = Timeline.begin(spans);
    Facts before = Facts.NONE;
    for (Place<Entry> place : moments()) {
      Entry entry = place.speaker();
      Moment moment = new Moment(place.at(), entry.position());
      if (entry.facts().outcome() == Outcome.ASSESSED) {
        timeline.assessed(moment, entry.run().ruleset(), before.changesTo(entry.facts()));
        before = entry.facts();
      } else {
        timeline.unreadable(moment, entry.run().ruleset(), entry.facts());
      }
    }
    return spans.all();
  }

  private static final class Spans implements Timeline.Spans {
    private final Map<Fact.Key, Span> open = new LinkedHashMap<>();
    private final List<Span> ended = new ArrayList<>();

    @Override
    public Optional<Fact> current(Fact.Key key) {
      return Optional.ofNullable(open.get(key)).map(Span::fact);
    }

    @Override
    public void open(Span span) {
      open.put(span.key(), span);
    }

    @Override
    public void close(Fact.Key key, Span.End end) {
      Optional.ofNullable(open.remove(key))
          .ifPresent(span -> ended.add(span.ending(Optional.of(end))));
    }

    List<Span> all() {
      List<Span> all = new ArrayList<>(ended);
      all.addAll(open.values());
      return all;
    }
  }
}
