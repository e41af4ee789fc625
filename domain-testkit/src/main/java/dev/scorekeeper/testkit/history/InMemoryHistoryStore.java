package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.ExchangeMarks;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Where a history without a disk is kept: none at first, and for as long as the test runs. */
public final class InMemoryHistoryStore implements HistoryStore {
  private final String place;
  private final CannedQueries queries;
  private final AtomicInteger open = new AtomicInteger();
  private final ExchangeMarks marks = new InMemoryMarks();
  private Optional<InMemoryHistory> history = Optional.empty();
  private Optional<HistoryException> failure = Optional.empty();
  private boolean writable = true;

  /** A place without a history. */
  public InMemoryHistoryStore() {
    this("history.db", new CannedQueries());
  }

  /**
   * A place without a history.
   *
   * @param place as messages say it
   * @param queries what answers questions once there is one
   */
  public InMemoryHistoryStore(String place, CannedQueries queries) {
    this.place = place;
    this.queries = queries;
  }

  /** Lets the history be written, or keeps it from that, from now on. */
  public void setWritable(boolean isWritable) {
    writable = isWritable;
  }

  /** Lets everything fail from now on. */
  public void failWith(HistoryException e) {
    failure = Optional.of(e);
  }

  /** Lets nothing fail any more. */
  public void recover() {
    failure = Optional.empty();
  }

  /** How many histories were opened and not closed. */
  public int open() {
    return open.get();
  }

  /** Whether there is a history. */
  public boolean exists() {
    return history.isPresent();
  }

  /** The history itself, for a test to look at and to record in; made where there is none. */
  public History history() {
    if (history.isEmpty()) {
      history = Optional.of(new InMemoryHistory());
    }
    return history.get();
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public boolean isPlaceOf(HistoryStore other) {
    return this == other;
  }

  @Override
  public ExchangeMarks marks() {
    return marks;
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public History forWriting() {
    check();
    if (!writable) {
      throw new HistoryException("no history can be written at " + place);
    }
    history();
    return opened(false).orElseThrow();
  }

  @Override
  public <T> T writing(Function<History, T> work) {
    boolean wasThere = exists();
    boolean done = false;
    try {
      T result = HistoryStore.super.writing(work);
      done = true;
      return result;
    } finally {
      if (!wasThere && !done) {
        history = Optional.empty();
      }
    }
  }

  @Override
  public Optional<History> forReading() {
    check();
    return opened(true);
  }

  private Optional<History> opened(boolean readOnly) {
    return history.map(
        there -> {
          AtomicBoolean isOpen = new AtomicBoolean(true);
          open.incrementAndGet();
          return there.again(
              readOnly,
              () -> {
                if (isOpen.getAndSet(false)) {
                  open.decrementAndGet();
                }
              });
        });
  }

  private void check() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Nothing here can be other than recording made it, but for what was kept elsewhere. */
  @Override
  public Optional<Verification> verify(List<Checkpoint> against, ProgressListener progress) {
    check();
    return history.map(there -> verification(there, against, progress));
  }

  private static Verification verification(
      InMemoryHistory history, List<Checkpoint> against, ProgressListener progress) {
    Checkpoint now = history.log().checkpoint();
    List<Checkpoint> grown = new ArrayList<>(List.of(Checkpoint.beginning(now.origin())));
    Set<LogEntry.Told> told = new HashSet<>();
    history
        .log()
        .entries(
            now.entries(),
            entry -> {
              grown.add(grown.get(grown.size() - 1).after(entry));
              if (entry instanceof LogEntry.OfRun run) {
                run.told().ifPresent(told::add);
              }
              progress.show(grown.size() - 1, (int) now.entries());
            });
    List<Verification.Break> breaks = new ArrayList<>();
    for (Checkpoint kept : against) {
      if (!grown.contains(kept)) {
        breaks.add(
            new Verification.Break(
                OptionalLong.empty(),
                "checkpoint of " + kept.entries() + " entries",
                "is no beginning of this log",
                kept.entries() < grown.size()
                    ? Optional.of(grown.get((int) kept.entries()).head().hex())
                    : Optional.empty(),
                Optional.of(kept.head().hex())));
      }
    }
    return new Verification(
        Optional.of(now),
        told.size(),
        told.stream().mapToLong(one -> one.changes().size()).sum(),
        history.spans().size(),
        breaks,
        breaks.size());
  }

  /** Everything is rebuilt whenever it is asked for, so there is nothing to do but to count. */
  @Override
  public Optional<Rebuilt> rebuild(ProgressListener progress) {
    check();
    if (history.isPresent() && !writable) {
      throw new HistoryException("no history can be written at " + place);
    }
    return history.map(
        there -> {
          long runs = there.countRuns();
          progress.show((int) runs, (int) runs);
          return new Rebuilt(runs, there.spans().size());
        });
  }

  @Override
  public Optional<Queries> queries() {
    check();
    return history.map(there -> queries);
  }

  @Override
  public List<View> views() {
    return CannedQueries.VIEWS;
  }
}
