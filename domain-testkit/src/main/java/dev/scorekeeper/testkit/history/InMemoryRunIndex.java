package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.history.RunIndex.RevisionSeen;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.testkit.history.InMemoryEntries.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds runs by looking at all of them. */
final class InMemoryRunIndex implements RunIndex {
  private final InMemoryEntries log;

  InMemoryRunIndex(InMemoryEntries log) {
    this.log = log;
  }

  private RecordedRun recorded(Entry entry) {
    return InMemoryBranch.of(log, entry.run().stream()).recorded(entry);
  }

  @Override
  public Optional<RecordedRun> byPosition(long position) {
    return log.runs().stream()
        .filter(entry -> entry.position() == position)
        .map(this::recorded)
        .findFirst();
  }

  @Override
  public List<RecordedRun> byIdPrefix(String prefix, int limit) {
    return log.runs().stream()
        .filter(entry -> entry.id().hex().startsWith(prefix))
        .sorted(Comparator.comparing(entry -> entry.id().hex()))
        .limit(limit)
        .map(this::recorded)
        .toList();
  }

  @Override
  public List<RecordedRun> byRevisionPrefix(String project, String prefix, int limit) {
    return log.runs().stream()
        .filter(entry -> entry.run().stream().project().equals(project))
        .filter(entry -> entry.run().revision().filter(name -> name.startsWith(prefix)).isPresent())
        .sorted(Comparator.comparing(Entry::position).reversed())
        .limit(limit)
        .map(this::recorded)
        .toList();
  }

  @Override
  public Optional<Instant> observedAt(String project, String revision) {
    return log.runs().stream()
        .map(Entry::run)
        .filter(run -> run.source() != Source.DRAFT)
        .filter(run -> run.stream().project().equals(project))
        .filter(run -> run.revision().equals(Optional.of(revision)))
        .map(Run::observedAt)
        .findFirst();
  }

  @Override
  public List<RevisionSeen> revisionsSeen(String project) {
    List<RevisionSeen> seen = new ArrayList<>();
    for (Entry entry : log.runs()) {
      Run run = entry.run();
      if (run.source() != Source.DRAFT && run.stream().project().equals(project)) {
        run.revision()
            .ifPresent(
                revision -> seen.add(new RevisionSeen(run.id(), revision, run.observedAt())));
      }
    }
    return seen;
  }

  @Override
  public Optional<Facts> facts(RunId run) {
    return log.runs().stream()
        .filter(entry -> entry.run().id().equals(run))
        .map(Entry::facts)
        .findFirst();
  }
}
