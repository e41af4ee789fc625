package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a log in memory answers another one. */
final class InMemoryExchange implements LogExchange {
  private final InMemoryEntries log;

  InMemoryExchange(InMemoryEntries log) {
    this.log = log;
  }

  @Override
  public SortedSet<String> projects() {
    SortedSet<String> projects = new TreeSet<>();
    for (InMemoryEntries.Item item : log.all()) {
      LogEntry entry = entry(item);
      projects.add(entry.project());
      if (entry instanceof LogEntry.OfRenaming renaming) {
        projects.add(renaming.renaming().to().project());
      }
    }
    return projects;
  }

  @Override
  public List<Set<String>> together(Set<String> projects) {
    return List.of(projects);
  }

  @Override
  public Checkpoint chain(String project) {
    return InMemoryRunLog.checkpoint(log, log.size());
  }

  @Override
  public boolean continues(String project, Checkpoint earlier) {
    return earlier.entries() <= log.size()
        && InMemoryRunLog.checkpoint(log, (int) earlier.entries()).equals(earlier);
  }

  @Override
  public List<Listed> listed(Set<String> together, long after, long through) {
    List<Listed> listed = new ArrayList<>();
    for (long position = after + 1; position <= Math.min(through, log.size()); position++) {
      LogEntry entry = at(position);
      if (together.contains(entry.project())) {
        listed.add(
            new Listed(
                entry.project(),
                position,
                entry.id(),
                entry instanceof LogEntry.OfRun run
                    ? Optional.of(run.assessment())
                    : Optional.empty()));
      }
    }
    return listed;
  }

  @Override
  public List<LogEntry> told(List<Listed> entries) {
    return entries.stream().map(listed -> at(listed.position())).toList();
  }

  @Override
  public Set<RunId> missing(Collection<Listed> entries) {
    Set<RunId> missing = new HashSet<>();
    for (Listed listed : entries) {
      Optional<InMemoryEntries.Item> known = log.find(listed.id());
      if (known.isEmpty()) {
        missing.add(listed.id());
      } else if (listed.assessment().isPresent()
          && !(known.get() instanceof InMemoryEntries.Entry entry
              && entry.facts().digest().equals(listed.assessment().get()))) {
        throw new RefusedRunException("run " + listed.id() + " is known with another result");
      }
    }
    return missing;
  }

  @Override
  public Set<Digest> untold(Collection<Digest> assessments) {
    Set<Digest> untold = new HashSet<>(assessments);
    log.runs().forEach(entry -> untold.remove(entry.facts().digest()));
    return untold;
  }

  private LogEntry at(long position) {
    return entry(log.all().get((int) position - 1));
  }

  /** Every assessment is told whole. */
  private static LogEntry entry(InMemoryEntries.Item item) {
    return InMemoryRunLog.entry(item, new HashSet<>());
  }
}
