package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Speaker;
import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of a log in the order of recording, in memory. */
final class InMemoryEntries {
  /** An entry, with what it says. */
  sealed interface Item {
    RunId id();
  }

  /** A run with what it found, and its number in the log. */
  record Entry(Run run, Facts facts, long position) implements Item, Speaker {
    @Override
    public RunId id() {
      return run.id();
    }

    @Override
    public boolean isReadable() {
      return facts.outcome() == Outcome.ASSESSED;
    }

    @Override
    public boolean saysTheSame(Speaker other) {
      return other instanceof Entry entry
          && run.ruleset().equals(entry.run.ruleset())
          && facts.digest().equals(entry.facts.digest());
    }
  }

  /** Facts of commits. */
  record Line(CommitLine line) implements Item {
    @Override
    public RunId id() {
      return line.id();
    }
  }

  /** Where a branch stands. */
  record Seen(Tip tip) implements Item {
    @Override
    public RunId id() {
      return tip.id();
    }
  }

  /** What a stream is called since. */
  record Called(Renaming renaming) implements Item {
    @Override
    public RunId id() {
      return renaming.id();
    }
  }

  private final List<Item> items = new ArrayList<>();
  private final Map<RunId, Item> byId = new HashMap<>();

  /** All of them. */
  List<Item> all() {
    return items;
  }

  int size() {
    return items.size();
  }

  /** The entry of an identity, if there is one. */
  Optional<Item> find(RunId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Forgets all but the first. */
  void cutTo(int size) {
    List<Item> rest = items.subList(size, items.size());
    rest.forEach(item -> byId.remove(item.id()));
    rest.clear();
  }

  /** The runs, in the order of recording. */
  List<Entry> runs() {
    List<Entry> runs = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Entry entry) {
        runs.add(entry);
      }
    }
    return runs;
  }

  /** What streams are called. */
  StreamNames names() {
    List<Renaming> renamings = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Called called) {
        renamings.add(called.renaming());
      }
    }
    return StreamNames.of(renamings);
  }

  /** The runs of a stream, by whatever name, in the order of recording. */
  List<Entry> runs(StreamId stream) {
    StreamNames names = names();
    return runs().stream().filter(entry -> names.now(entry.run().stream()).equals(stream)).toList();
  }

  /** The tips of a stream, by whatever name. */
  List<Tip> tips(StreamId stream) {
    StreamNames names = names();
    List<Tip> tips = new ArrayList<>();
    for (Item item : items) {
      if (item instanceof Seen seen && names.now(seen.tip().stream()).equals(stream)) {
        tips.add(seen.tip());
      }
    }
    return tips;
  }

  /** What is known of the commits of a project and of those joined with it, by their names. */
  Map<String, CommitFact> commits(String project) {
    Map<String, CommitFact> commits = new LinkedHashMap<>(own(project));
    for (String joined : names().joined(project)) {
      own(joined).forEach(commits::putIfAbsent);
    }
    return commits;
  }

  private Map<String, CommitFact> own(String project) {
    Map<String, CommitFact> commits = new LinkedHashMap<>();
    for (Item item : items) {
      if (item instanceof Line line && line.line().project().equals(project)) {
        for (CommitFact commit : line.line().commits()) {
          commits.merge(
              commit.revision(),
              commit,
              (one, other) -> one.author().compareTo(other.author()) <= 0 ? one : other);
        }
      }
    }
    return commits;
  }

  /** The commits to which known first parents lead from one, that one included. */
  Set<String> lineOf(String project, String revision) {
    Map<String, CommitFact> commits = commits(project);
    Set<String> line = new HashSet<>();
    Optional<String> at = Optional.of(revision);
    while (at.isPresent() && line.add(at.get())) {
      at = Optional.ofNullable(commits.get(at.get())).flatMap(CommitFact::parent);
    }
    return line;
  }

  /**
   * Appends a run.
   *
   * @return the run as it is there, whether it was new or known
   * @throws HistoryException when its identity is known with something else
   */
  Entry add(Run run, Facts facts) {
    Item known = byId.get(run.id());
    if (known == null) {
      Entry entry = new Entry(run, facts, items.size() + 1L);
      put(entry);
      return entry;
    }
    if (known instanceof Entry entry && entry.facts().digest().equals(facts.digest())) {
      return entry;
    }
    throw new HistoryException("run " + run.id() + " is known with another result");
  }

  /**
   * Appends facts of commits, unless all of them are there.
   *
   * @throws HistoryException when a commit is known otherwise
   */
  void add(CommitLine line) {
    boolean news = false;
    Map<String, CommitFact> known = own(line.project());
    for (CommitFact commit : line.commits()) {
      CommitFact before = known.putIfAbsent(commit.revision(), commit);
      news |= !commit.equals(before);
      if (before != null && !before.agreesWith(commit)) {
        throw new HistoryException(
            "commit " + commit.revision() + " is known with another first parent or time");
      }
    }
    Item same = byId.get(line.id());
    if (same == null) {
      if (news) {
        put(new Line(line));
      }
    } else if (!(same instanceof Line)) {
      throw new HistoryException("commits " + line.id() + " are known as something else");
    }
  }

  /** Appends a tip, unless it is there. */
  void add(Tip tip) {
    Item known = byId.get(tip.id());
    if (known == null) {
      put(new Seen(tip));
    } else if (!(known instanceof Seen seen) || !seen.tip().digest().equals(tip.digest())) {
      throw new HistoryException("tip " + tip.id() + " is known with other content");
    }
  }

  /** Appends a renaming, unless it is there. */
  void add(Renaming renaming) {
    Item known = byId.get(renaming.id());
    if (known == null) {
      put(new Called(renaming));
    } else if (!(known instanceof Called called) || !called.renaming().equals(renaming)) {
      throw new HistoryException("renaming " + renaming.id() + " is known with other content");
    }
  }

  private void put(Item item) {
    items.add(item);
    byId.put(item.id(), item);
  }
}
