package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.commit.CommitFact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** All commits that anybody ever made of a project, as git has them. */
final class SomeCommits {
  /**
   * A commit.
   *
   * @param input what of its files a validation reads
   */
  record Commit(String name, List<String> parents, long seconds, int input) {
    Optional<String> parent() {
      return parents.isEmpty() ? Optional.empty() : Optional.of(parents.get(0));
    }

    CommitFact fact() {
      return new CommitFact(name, parent(), seconds, "Ada");
    }
  }

  private final Random random;
  private final Map<String, Commit> commits = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  SomeCommits(Random random) {
    this.random = random;
  }

  /** Makes a commit; its name says nothing of when it was made. */
  String commit(List<String> parents, long seconds, int input) {
    String name = "%032x%08x".formatted(random.nextInt(1 << 24), names.size());
    commits.put(name, new Commit(name, List.copyOf(parents), seconds, input));
    names.add(name);
    return name;
  }

  Commit get(String name) {
    return Optional.ofNullable(commits.get(name)).orElseThrow();
  }

  String any() {
    return names.get(random.nextInt(names.size()));
  }

  /** First parents down to the root, the newest first. */
  List<String> line(String tip) {
    return line(tip, Set.of());
  }

  /** First parents down to one that is cut from its parents, or the root; the newest first. */
  List<String> line(String tip, Set<String> cut) {
    List<String> line = new ArrayList<>();
    Optional<String> at = Optional.of(tip);
    while (at.isPresent()) {
      line.add(at.get());
      at = cut.contains(at.get()) ? Optional.empty() : get(at.get()).parent();
    }
    return line;
  }

  /** All that is reached from a commit without going on at some. */
  Set<String> reachable(String tip, Set<String> cut, Set<String> known) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(tip));
    while (!next.isEmpty()) {
      String one = next.pop();
      if (!known.contains(one) && seen.add(one) && !cut.contains(one)) {
        next.addAll(get(one).parents());
      }
    }
    return seen;
  }
}
