package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RevisionSeen;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A history that keeps all facts of all runs and folds them from the beginning when asked. */
public final class InMemoryHistory implements History {
  private record Entry(RecordedRun recorded, Facts facts) {
    Run run() {
      return recorded.run();
    }

    Instant at() {
      return run().observedAt();
    }
  }

  private static final String ORIGIN = "0123456789abcdef0123456789abcdef";

  private final List<Entry> log;
  private final boolean forReading;
  private final Runnable closing;

  /** A history without runs. */
  public InMemoryHistory() {
    this(new ArrayList<>(), false, () -> {});
  }

  private InMemoryHistory(List<Entry> log, boolean forReading, Runnable closing) {
    this.log = log;
    this.forReading = forReading;
    this.closing = closing;
  }

  /**
   * The same history, opened once more.
   *
   * @param readOnly whether it takes no runs
   * @param onClose what is done when it is closed
   */
  InMemoryHistory again(boolean readOnly, Runnable onClose) {
    return new InMemoryHistory(log, readOnly, onClose);
  }

  @Override
  public RecordedRun record(Run run, Facts facts) {
    if (forReading) {
      throw new HistoryException("the history is open for reading only");
    }
    for (Entry known : log) {
      if (known.run().id().equals(run.id())) {
        if (!known.facts().digest().equals(facts.digest())) {
          throw new HistoryException("run " + run.id() + " is known with another result");
        }
        return known.recorded();
      }
    }
    Assessment assessment = facts.assessment();
    Optional<Tally> tally =
        assessment instanceof Assessment.Assessed assessed
            ? Optional.of(assessed.tally())
            : Optional.empty();
    RecordedRun recorded =
        new RecordedRun(
            run,
            log.size() + 1L,
            tally,
            assessment.count(Severity.ERROR),
            assessment.count(Severity.WARNING));
    log.add(new Entry(recorded, facts));
    return recorded;
  }

  @Override
  public int recordAll(Iterable<CompletedRun> runs) {
    return allOrNothing(
        () -> runs.forEach(completed -> record(completed.run(), completed.facts())));
  }

  @Override
  public Checkpoint checkpoint() {
    Checkpoint checkpoint = Checkpoint.beginning(ORIGIN);
    for (Entry entry : log) {
      checkpoint = checkpoint.after(entry.run(), entry.facts().digest());
    }
    return checkpoint;
  }

  /** Tells every assessment whole. */
  @Override
  public void tell(long runs, Consumer<LogEntry> listener) {
    Set<Digest> told = new HashSet<>();
    for (Entry entry : log.subList(0, (int) runs)) {
      Digest digest = entry.facts().digest();
      listener.accept(
          new LogEntry(
              entry.run(),
              digest,
              told.add(digest) ? Optional.of(whole(entry.facts())) : Optional.empty()));
    }
  }

  private static LogEntry.Told whole(Facts facts) {
    return new LogEntry.Told(facts.outcome(), Optional.empty(), Facts.NONE.changesTo(facts));
  }

  @Override
  public int merge(Iterable<LogEntry> other) {
    Map<Digest, Facts> known = new HashMap<>();
    log.forEach(entry -> known.put(entry.facts().digest(), entry.facts()));
    return allOrNothing(
        () -> {
          for (LogEntry entry : other) {
            Optional<Digest> base = entry.told().flatMap(LogEntry.Told::base);
            if (entry.told().isPresent()) {
              Facts before = base.map(known::get).orElse(Facts.NONE);
              known.put(entry.assessment(), entry.facts(before));
            }
            Facts facts = known.get(entry.assessment());
            if (facts == null || base.filter(digest -> !known.containsKey(digest)).isPresent()) {
              throw new RefusedRunException(
                  "nothing tells what run " + entry.run().id() + " found");
            }
            try {
              record(entry.run(), facts);
            } catch (HistoryException e) {
              throw new RefusedRunException(String.valueOf(e.getMessage()));
            }
          }
        });
  }

  private int allOrNothing(Runnable recording) {
    List<Entry> before = List.copyOf(log);
    boolean done = false;
    try {
      recording.run();
      done = true;
      return log.size() - before.size();
    } finally {
      if (!done) {
        log.clear();
        log.addAll(before);
      }
    }
  }

  @Override
  public Optional<StreamHead> standing(StreamId stream) {
    List<Entry> speakers = speakers(stream);
    if (speakers.isEmpty()) {
      return Optional.empty();
    }
    Entry last = speakers.get(speakers.size() - 1);
    boolean assessed =
        speakers.stream().anyMatch(entry -> entry.facts().outcome() == Outcome.ASSESSED);
    List<Fact> state = new ArrayList<>();
    for (Span span : fold(speakers)) {
      if (span.end().isEmpty()) {
        state.add(span.fact());
      }
    }
    return Optional.of(
        new StreamHead(
            last.recorded(),
            last.facts(),
            Facts.of(assessed ? Outcome.ASSESSED : Outcome.UNREADABLE, state)));
  }

  @Override
  public List<StreamId> streams() {
    return log.stream()
        .map(entry -> entry.run().stream())
        .distinct()
        .sorted(Comparator.comparing(StreamId::project).thenComparing(StreamId::branch))
        .toList();
  }

  @Override
  public List<RecordedRun> runs(StreamId stream, int limit) {
    return log.stream()
        .filter(entry -> entry.run().stream().equals(stream))
        .sorted(
            Comparator.comparing(Entry::at)
                .thenComparing(entry -> entry.recorded().position())
                .reversed())
        .limit(limit)
        .map(Entry::recorded)
        .toList();
  }

  @Override
  public List<RecordedRun> moments(StreamId stream, Instant from, Trend.By by) {
    return Trend.thin(
        speakers(stream).stream()
            .filter(entry -> !entry.at().isBefore(from))
            .map(Entry::recorded)
            .toList(),
        by);
  }

  @Override
  public List<Span> spans(StreamId stream, Instant from) {
    return fold(speakers(stream)).stream()
        .filter(
            span ->
                !span.since().at().isBefore(from)
                    || span.end().filter(end -> !end.until().at().isBefore(from)).isPresent())
        .sorted(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()))
        .toList();
  }

  @Override
  public List<Span> spansOf(StreamId stream, Fact.Kind kind, Instant from) {
    return fold(speakers(stream)).stream()
        .filter(span -> span.key().kind() == kind)
        .filter(span -> span.end().filter(end -> !end.until().at().isAfter(from)).isEmpty())
        .sorted(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()))
        .toList();
  }

  @Override
  public Optional<Instant> observedAt(String project, String revision) {
    return log.stream()
        .map(Entry::run)
        .filter(run -> run.source() != Source.DRAFT)
        .filter(run -> run.stream().project().equals(project))
        .filter(run -> run.revision().equals(Optional.of(revision)))
        .map(Run::observedAt)
        .findFirst();
  }

  @Override
  public Optional<RecordedRun> runAt(long position) {
    return log.stream()
        .map(Entry::recorded)
        .filter(recorded -> recorded.position() == position)
        .findFirst();
  }

  @Override
  public List<RecordedRun> runsCalled(String prefix, int limit) {
    return log.stream()
        .map(Entry::recorded)
        .filter(recorded -> recorded.run().id().hex().startsWith(prefix))
        .sorted(Comparator.comparing(recorded -> recorded.run().id().hex()))
        .limit(limit)
        .toList();
  }

  @Override
  public List<RecordedRun> runsOf(String project, String prefix, int limit) {
    return log.stream()
        .map(Entry::recorded)
        .filter(recorded -> recorded.run().stream().project().equals(project))
        .filter(
            recorded ->
                recorded
                    .run()
                    .revision()
                    .filter(revision -> revision.startsWith(prefix))
                    .isPresent())
        .sorted(Comparator.comparing(RecordedRun::position).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Facts> facts(RunId run) {
    return log.stream().filter(entry -> entry.run().id().equals(run)).map(Entry::facts).findFirst();
  }

  @Override
  public Optional<RecordedRun> speaker(StreamId stream, Instant through) {
    return last(speakers(stream), through);
  }

  @Override
  public Optional<RecordedRun> assessedSpeaker(StreamId stream, Instant through) {
    return last(
        speakers(stream).stream()
            .filter(entry -> entry.facts().outcome() == Outcome.ASSESSED)
            .toList(),
        through);
  }

  private static Optional<RecordedRun> last(List<Entry> moments, Instant through) {
    return moments.stream()
        .filter(entry -> !entry.at().isAfter(through))
        .reduce((one, next) -> next)
        .map(Entry::recorded);
  }

  @Override
  public Optional<Instant> lastChange(StreamId stream, Instant through) {
    List<Instant> changes = new ArrayList<>();
    for (Span span : fold(speakers(stream))) {
      changes.add(span.since().at());
      span.end().ifPresent(end -> changes.add(end.until().at()));
    }
    return changes.stream()
        .filter(change -> !change.isAfter(through))
        .max(Comparator.naturalOrder());
  }

  @Override
  public List<Span> lives(StreamId stream) {
    return spans(stream, Instant.MIN).stream()
        .filter(
            span -> span.key().kind() == Fact.Kind.DOMAIN || span.key().kind() == Fact.Kind.PROFILE)
        .toList();
  }

  @Override
  public List<RevisionSeen> sightings(String project) {
    List<RevisionSeen> sightings = new ArrayList<>();
    for (Entry entry : log) {
      Run run = entry.run();
      if (run.source() != Source.DRAFT && run.stream().project().equals(project)) {
        run.revision()
            .ifPresent(
                revision -> sightings.add(new RevisionSeen(run.id(), revision, run.observedAt())));
      }
    }
    return sightings;
  }

  @Override
  public boolean knowsCommits(StreamId stream) {
    return log.stream()
        .map(Entry::run)
        .anyMatch(run -> run.stream().equals(stream) && run.source() == Source.GIT);
  }

  /** The spans of all streams. */
  List<Span> spans() {
    return streams().stream().flatMap(stream -> fold(speakers(stream)).stream()).toList();
  }

  @Override
  public void close() {
    closing.run();
  }

  private List<Entry> speakers(StreamId stream) {
    Map<Instant, Entry> moments = new TreeMap<>();
    for (Entry entry : log) {
      if (entry.run().stream().equals(stream) && entry.run().source() != Source.DRAFT) {
        moments.merge(
            entry.at(),
            entry,
            (one, other) -> Run.AT_ONE_MOMENT.compare(one.run(), other.run()) > 0 ? one : other);
      }
    }
    return List.copyOf(moments.values());
  }

  private static List<Span> fold(List<Entry> speakers) {
    Spans spans = new Spans();
    Timeline timeline = Timeline.begin(spans);
    Facts before = Facts.NONE;
    for (Entry entry : speakers) {
      Moment moment = new Moment(entry.at(), entry.recorded().position());
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
