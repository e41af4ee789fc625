package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.InMemoryEntries.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds runs by looking at all of them. */
final class InMemoryRunIndex implements RunIndex {
  private final InMemoryEntries log;

  InMemoryRunIndex(InMemoryEntries log) {
    this.log = log;
  }

  private RecordedRun recorded(Entry entry) {
    return InMemoryBranch.of(log, log.names().now(entry.run().stream())).recorded(entry);
  }

  /** The runs of a project and of those joined with it. */
  private Stream<Entry> runs(String project) {
    Set<String> projects = log.names().joined(project);
    return log.runs().stream().filter(entry -> projects.contains(entry.run().stream().project()));
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
    return runs(project)
        .filter(entry -> entry.run().revision().filter(name -> name.startsWith(prefix)).isPresent())
        .sorted(Comparator.comparing(Entry::position).reversed())
        .limit(limit)
        .map(this::recorded)
        .toList();
  }

  @Override
  public Optional<Instant> observedAt(String project, String revision) {
    return runs(project)
        .filter(entry -> entry.run().source() != Source.DRAFT)
        .filter(entry -> entry.run().revision().equals(Optional.of(revision)))
        .map(entry -> recorded(entry).at())
        .findFirst();
  }

  @Override
  public Optional<CommitFact> commit(String project, String revision) {
    return Optional.ofNullable(commits(project).get(revision));
  }

  @Override
  public Map<String, CommitFact> commits(String project) {
    return log.commits(project);
  }

  @Override
  public Optional<Facts> facts(RunId run) {
    return log.runs().stream()
        .filter(entry -> entry.run().id().equals(run))
        .map(Entry::facts)
        .findFirst();
  }
}
