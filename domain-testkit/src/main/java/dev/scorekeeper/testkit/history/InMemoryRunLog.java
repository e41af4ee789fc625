package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.testkit.history.InMemoryHistory.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The log in memory. */
final class InMemoryRunLog implements RunLog {
  private static final String ORIGIN = "0123456789abcdef0123456789abcdef";

  private final List<Entry> log;
  private final boolean readOnly;

  InMemoryRunLog(List<Entry> log, boolean readOnly) {
    this.log = log;
    this.readOnly = readOnly;
  }

  @Override
  public RecordedRun record(Run run, Facts facts) {
    if (readOnly) {
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
  public int merge(Iterable<LogEntry> entries) {
    Map<Digest, Facts> known = new HashMap<>();
    log.forEach(entry -> known.put(entry.facts().digest(), entry.facts()));
    return allOrNothing(
        () -> {
          for (LogEntry entry : entries) {
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
  public Checkpoint checkpoint() {
    Checkpoint checkpoint = Checkpoint.beginning(ORIGIN);
    for (Entry entry : log) {
      checkpoint = checkpoint.after(entry.run(), entry.facts().digest());
    }
    return checkpoint;
  }

  /** Every assessment is told whole. */
  @Override
  public void entries(long runs, Consumer<LogEntry> listener) {
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
}
