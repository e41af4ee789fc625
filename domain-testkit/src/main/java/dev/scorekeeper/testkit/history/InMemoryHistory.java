package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A history that keeps all facts of all runs and folds them from the beginning when asked. */
public final class InMemoryHistory implements History {
  /** A run of the log with what it found. */
  record Entry(RecordedRun recorded, Facts facts) {
    Run run() {
      return recorded.run();
    }

    Instant at() {
      return run().observedAt();
    }
  }

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
  public RunLog log() {
    return new InMemoryRunLog(log, forReading);
  }

  @Override
  public RunIndex runs() {
    return new InMemoryRunIndex(log);
  }

  @Override
  public StreamHistory stream(StreamId id) {
    return new InMemoryStreamHistory(log, id);
  }

  @Override
  public List<StreamId> streams() {
    return log.stream()
        .map(entry -> entry.run().stream())
        .distinct()
        .sorted(Comparator.comparing(StreamId::project).thenComparing(StreamId::branch))
        .toList();
  }

  /** The spans of all streams. */
  List<Span> spans() {
    return streams().stream().flatMap(stream -> fold(speakers(log, stream)).stream()).toList();
  }

  @Override
  public void close() {
    closing.run();
  }

  /** The runs of a stream that speak at their moments, the oldest first. */
  static List<Entry> speakers(List<Entry> log, StreamId stream) {
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

  /** The spans that follow from runs that speak, in no order. */
  static List<Span> fold(List<Entry> speakers) {
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
