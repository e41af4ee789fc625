package dev.scorekeeper.application.history;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.LogExchange.Listed;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The side of an exchange that takes entries. A history is made only where there is something to
 * take; each batch is there for good before the next one is told.
 */
final class Receiver implements AutoCloseable {
  /** So many entries are told at once. */
  private static final int TOLD = 512;

  /** Where so many facts change, a batch is taken as it is. */
  private static final int MUCH = 200_000;

  private final History source;
  private final HistoryStore target;
  private Optional<History> history = Optional.empty();
  private List<LogEntry> batch = new ArrayList<>();
  private Set<Digest> toldInBatch = new HashSet<>();
  private int facts;
  private long added;

  Receiver(History source, HistoryStore target) {
    this.source = source;
    this.target = target;
  }

  /** Opens the history, if there is one. */
  void open() {
    boolean isThere;
    try (AutoClosing looking = new AutoClosing(target.forReading())) {
      isThere = looking.history().isPresent();
    }
    if (isThere) {
      history = Optional.of(target.forWriting());
    }
  }

  /** What it answers; empty where there is none yet. */
  Optional<LogExchange> exchange() {
    return history.map(History::exchange);
  }

  /** How many entries were new to it. */
  long added() {
    return added;
  }

  /** How many entries it has. */
  long entries() {
    return history.map(there -> there.log().checkpoint().entries()).orElse(0L);
  }

  /** Which of the source's entries it lacks. */
  Set<RunId> missing(List<Listed> entries) {
    if (history.isPresent()) {
      return history.get().exchange().missing(entries);
    }
    Set<RunId> all = new HashSet<>();
    entries.forEach(entry -> all.add(entry.id()));
    return all;
  }

  /** Takes entries of the source, which are all there in the end. */
  void take(List<Listed> entries) {
    for (int i = 0; i < entries.size(); i += TOLD) {
      List<LogEntry> told =
          source.exchange().told(entries.subList(i, Math.min(entries.size(), i + TOLD)));
      Set<Digest> untold = untold(told);
      for (LogEntry entry : told) {
        entry.check();
        add(entry instanceof LogEntry.OfRun run ? resting(run, untold) : entry);
      }
    }
    flush();
  }

  /** Which assessments of entries that come next nobody told it. */
  private Set<Digest> untold(List<LogEntry> entries) {
    Set<Digest> digests = new HashSet<>();
    for (LogEntry entry : entries) {
      if (entry instanceof LogEntry.OfRun run) {
        digests.add(run.assessment());
        run.told().flatMap(LogEntry.Told::base).ifPresent(digests::add);
      }
    }
    digests.removeAll(toldInBatch);
    return history.isPresent() ? history.get().exchange().untold(digests) : digests;
  }

  /** A run told by what it knows: by nothing more, by a difference, or else whole. */
  private LogEntry.OfRun resting(LogEntry.OfRun run, Set<Digest> untold) {
    if (!untold.contains(run.assessment())) {
      return new LogEntry.OfRun(run.run(), run.assessment(), Optional.empty());
    }
    untold.remove(run.assessment());
    toldInBatch.add(run.assessment());
    LogEntry.Told told = run.told().orElseThrow();
    if (told.base().filter(untold::contains).isEmpty()) {
      facts += told.changes().size();
      return run;
    }
    Facts whole = source.runs().facts(run.id()).orElseThrow();
    facts += whole.byKey().size();
    return new LogEntry.OfRun(
        run.run(),
        run.assessment(),
        Optional.of(
            new LogEntry.Told(whole.outcome(), Optional.empty(), Facts.NONE.changesTo(whole))));
  }

  private void add(LogEntry entry) {
    batch.add(entry);
    if (facts > MUCH) {
      flush();
    }
  }

  /** What was told so far is there for good. */
  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<LogEntry> entries = batch;
    batch = new ArrayList<>();
    facts = 0;
    toldInBatch = new HashSet<>();
    if (history.isPresent()) {
      added += history.get().log().merge(entries);
    } else {
      added += target.writing(made -> made.log().merge(entries));
      history = Optional.of(target.forWriting());
    }
  }

  @Override
  public void close() {
    history.ifPresent(History::close);
  }

  /** Closes a history that may not be there. */
  private record AutoClosing(Optional<History> history) implements AutoCloseable {
    @Override
    public void close() {
      history.ifPresent(History::close);
    }
  }
}
