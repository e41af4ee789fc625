package dev.scorekeeper.sql;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The spans of a stream between two assessed moments, rebuilt. What holds at either is what the run
 * there says, whatever happens between them; so what ended before the one or begins after the other
 * stays, and what holds beyond the later ends where it did.
 */
final class SpanRange implements Timeline.Spans {
  private final LogDatabase database;
  private final StreamSpans spans;
  private final long from;

  /** What holds, as far as the fold has come. */
  private final Map<Fact.Key, Fact> values;

  /** Spans that hold, as far as the fold has come, and are not in the file. */
  private final Map<Fact.Key, Span> begun = new LinkedHashMap<>();

  /** The ends of those that hold beyond the window. */
  private final Map<Fact.Key, Optional<Span.End>> ends = new HashMap<>();

  /**
   * Takes what is in the window out of the file.
   *
   * @param from the first time in the window
   * @param last the last time in the window, which is an assessed moment
   * @param values what holds before the window
   */
  SpanRange(
      LogDatabase database, StreamSpans spans, long from, long last, Map<Fact.Key, Fact> values)
      throws SQLException {
    this.database = database;
    this.spans = spans;
    this.from = from;
    this.values = new HashMap<>(values);
    for (Span span : spans.leaving(from, last)) {
      ends.put(span.key(), span.end());
    }
    for (Span span : spans.ending(from, last)) {
      begun.put(span.key(), span);
    }
    spans.remove(from, last);
  }

  @Override
  public Optional<Fact> current(Fact.Key key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public void open(Span span) {
    values.put(span.key(), span.fact());
    begun.put(span.key(), span);
  }

  @Override
  public void close(Fact.Key key, Span.End end) {
    values.remove(key);
    Span span = begun.remove(key);
    try {
      if (span == null) {
        // It began before the window and held beyond it.
        span = spans.before(key, from).orElseThrow(() -> unfit(key));
        ends.put(key, span.end());
        spans.remove(span);
      }
      write(span, Optional.of(end));
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** Writes what holds beyond the window. */
  void flush() throws SQLException {
    for (Span span : begun.values()) {
      Optional<Span.End> end = ends.get(span.key());
      if (end == null) {
        throw unfit(span.key());
      }
      write(span, end);
    }
    begun.clear();
  }

  private void write(Span span, Optional<Span.End> end) throws SQLException {
    spans.write(span.ending(end));
  }

  private HistoryException unfit(Fact.Key key) {
    return new HistoryException(
        "%s is not intact: its spans of %s are not those of its runs; run scorekeeper history"
                .formatted(database.place(), key.subject())
            + " rebuild");
  }
}
