package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.historyexport.LogSink;
import dev.scorekeeper.domain.historyexport.LogSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** A log that is kept as it is told, and can be carried anywhere. */
public final class InMemoryLog implements LogSink {
  private final String origin;
  private final List<LogEntry> entries = new ArrayList<>();
  private Checkpoint checkpoint;
  private boolean ended;

  /**
   * A log that nothing was told of yet.
   *
   * @param origin what tells it from every other one
   */
  public InMemoryLog(String origin) {
    this.origin = origin;
    this.checkpoint = Checkpoint.beginning(origin);
  }

  @Override
  public void accept(LogEntry entry) {
    entries.add(entry);
    checkpoint = checkpoint.after(entry);
  }

  @Override
  public void end(Checkpoint said) {
    if (!said.equals(checkpoint)) {
      throw new HistoryException("the history is not intact: it says that it is " + said.text());
    }
    ended = true;
  }

  /** What was told. */
  public List<LogEntry> entries() {
    return List.copyOf(entries);
  }

  /** Whether its end was told. */
  public boolean isEnded() {
    return ended;
  }

  /** The first of its entries and nothing more, as of a copy that was cut off. */
  public InMemoryLog cutAfter(int most) {
    InMemoryLog cut = new InMemoryLog(origin);
    entries.subList(0, most).forEach(cut::accept);
    return cut;
  }

  /**
   * The log to be read from its beginning; where its end is missing, that is said after the last
   * entry.
   *
   * @param name what messages call it
   */
  public LogSource source(String name) {
    return new Source(name, entries(), ended, Checkpoint.beginning(origin));
  }

  private static final class Source implements LogSource {
    private final String name;
    private final List<LogEntry> entries;
    private final boolean ended;
    private Checkpoint checkpoint;
    private int at;

    Source(String name, List<LogEntry> entries, boolean ended, Checkpoint beginning) {
      this.name = name;
      this.entries = entries;
      this.ended = ended;
      this.checkpoint = beginning;
    }

    @Override
    public boolean hasNext() {
      if (at == entries.size() && !ended) {
        throw new HistoryException(name + " ends without its end, so it was cut off");
      }
      return at < entries.size();
    }

    @Override
    public LogEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      LogEntry entry = entries.get(at++);
      checkpoint = checkpoint.after(entry);
      return entry;
    }

    @Override
    public Checkpoint checkpoint() {
      return checkpoint;
    }

    @Override
    public HistoryException refused(RefusedRunException e) {
      return new HistoryException(name + ", entry " + at + ": " + e.getMessage(), e);
    }
  }
}
