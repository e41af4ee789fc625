package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchLine;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.InMemoryEntries.Entry;
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

  private final InMemoryEntries log;
  private final boolean readOnly;

  InMemoryRunLog(InMemoryEntries log, boolean readOnly) {
    this.log = log;
    this.readOnly = readOnly;
  }

  @Override
  public RecordedRun record(Run run, Facts facts) {
    allOrNothing(() -> log.add(run, facts));
    return recorded(run);
  }

  @Override
  public RecordedRun record(BranchRun run) {
    allOrNothing(
        () -> {
          run.commits().ifPresent(log::add);
          StreamId stream = log.names().now(run.run().stream());
          Set<String> below = log.lineOf(stream.project(), run.run().revision().orElse(""));
          BranchRun.Saying saying =
              run.saying(InMemoryBranch.of(log, stream).line().stand(), below::contains);
          log.add(run.run(saying), run.facts());
          run.tip(saying).ifPresent(log::add);
        });
    return recorded(run.run());
  }

  private RecordedRun recorded(Run run) {
    for (Entry entry : log.runs()) {
      if (entry.id().equals(run.id())) {
        return InMemoryBranch.of(log, log.names().now(entry.run().stream())).recorded(entry);
      }
    }
    throw new IllegalStateException("run " + run.id() + " was not recorded");
  }

  @Override
  public int recordAll(
      List<CommitLine> lines, Iterable<CompletedRun> runs, Optional<BackfilledTip> tip) {
    int before = log.runs().size();
    allOrNothing(
        () -> {
          lines.stream().filter(this::saysMore).forEach(log::add);
          runs.forEach(completed -> log.add(completed.run(), completed.facts()));
          tip.flatMap(seen -> seen.toRecord(line(seen.tip().stream()))).ifPresent(log::add);
        });
    return log.runs().size() - before;
  }

  private BranchLine<Entry> line(StreamId name) {
    return InMemoryBranch.of(log, log.names().now(name)).line();
  }

  @Override
  public void rename(List<Renaming> renamings) {
    allOrNothing(() -> renamings.forEach(log::add));
  }

  private boolean saysMore(CommitLine line) {
    Map<String, CommitFact> known = log.commits(line.project());
    for (CommitFact commit : line.commits()) {
      CommitFact before = known.get(commit.revision());
      if (before == null || !before.agreesWith(commit)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int merge(Iterable<LogEntry> entries) {
    Map<Digest, Facts> known = new HashMap<>();
    log.runs().forEach(entry -> known.put(entry.facts().digest(), entry.facts()));
    return allOrNothing(
        () -> {
          for (LogEntry entry : entries) {
            try {
              merge(entry, known);
            } catch (HistoryException e) {
              throw new RefusedRunException(String.valueOf(e.getMessage()));
            }
          }
        });
  }

  private void merge(LogEntry entry, Map<Digest, Facts> known) {
    if (entry instanceof LogEntry.OfCommits commits) {
      log.add(commits.line());
    } else if (entry instanceof LogEntry.OfTip tip) {
      log.add(tip.tip());
    } else if (entry instanceof LogEntry.OfRenaming renaming) {
      log.add(renaming.renaming());
    } else if (entry instanceof LogEntry.OfRun run) {
      Optional<Digest> base = run.told().flatMap(LogEntry.Told::base);
      if (run.told().isPresent()) {
        Facts before = base.map(known::get).orElse(Facts.NONE);
        known.put(run.assessment(), run.facts(before));
      }
      Facts facts = known.get(run.assessment());
      if (facts == null || base.filter(digest -> !known.containsKey(digest)).isPresent()) {
        throw new RefusedRunException("nothing tells what run " + run.id() + " found");
      }
      log.add(run.run(), facts);
    }
  }

  private int allOrNothing(Runnable recording) {
    if (readOnly) {
      throw new HistoryException("the history is open for reading only");
    }
    int before = log.size();
    boolean done = false;
    try {
      recording.run();
      done = true;
      return log.size() - before;
    } finally {
      if (!done) {
        log.cutTo(before);
      }
    }
  }

  @Override
  public Checkpoint checkpoint() {
    return checkpoint(log, log.size());
  }

  /** What a log was after the first of its entries. */
  static Checkpoint checkpoint(InMemoryEntries log, int entries) {
    Checkpoint checkpoint = Checkpoint.beginning(ORIGIN);
    for (InMemoryEntries.Item item : log.all().subList(0, entries)) {
      checkpoint = checkpoint.after(entry(item, new HashSet<>()));
    }
    return checkpoint;
  }

  /** Every assessment is told whole. */
  @Override
  public void entries(long most, Consumer<LogEntry> listener) {
    Set<Digest> told = new HashSet<>();
    for (InMemoryEntries.Item item : log.all().subList(0, (int) most)) {
      listener.accept(entry(item, told));
    }
  }

  /** An entry as it is told, with what a run found unless that was told before. */
  static LogEntry entry(InMemoryEntries.Item item, Set<Digest> told) {
    if (item instanceof InMemoryEntries.Line line) {
      return new LogEntry.OfCommits(line.line());
    }
    if (item instanceof InMemoryEntries.Seen seen) {
      return new LogEntry.OfTip(seen.tip());
    }
    if (item instanceof InMemoryEntries.Called called) {
      return new LogEntry.OfRenaming(called.renaming());
    }
    Entry run = (Entry) item;
    Digest digest = run.facts().digest();
    return new LogEntry.OfRun(
        run.run(), digest, told.add(digest) ? Optional.of(whole(run.facts())) : Optional.empty());
  }

  private static LogEntry.Told whole(Facts facts) {
    return new LogEntry.Told(facts.outcome(), Optional.empty(), Facts.NONE.changesTo(facts));
  }
}
