package dev.scorekeeper.domain.branch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A clone in which one branch is checked out, whole or cut at a depth, with the branch's reflog.
 */
final class SomeClone {
  static final int WHOLE = Integer.MAX_VALUE;

  private final SomeCommits commits;
  private final Set<String> there = new HashSet<>();
  private final Set<String> cut = new HashSet<>();
  private final List<String> stoodOn = new ArrayList<>();
  private String tip;
  private long since;

  SomeClone(SomeCommits commits, String tip, int depth, long now) {
    this.commits = commits;
    Set<String> layer = Set.of(tip);
    for (int i = 0; i < depth && !layer.isEmpty(); i++) {
      there.addAll(layer);
      Set<String> below = new HashSet<>();
      layer.forEach(name -> below.addAll(commits.get(name).parents()));
      below.removeAll(there);
      layer = below;
    }
    for (String name : there) {
      if (!there.containsAll(commits.get(name).parents())) {
        cut.add(name);
      }
    }
    this.tip = tip;
    this.since = now;
  }

  String tip() {
    return tip;
  }

  /** When the branch came to stand where it does. */
  long since() {
    return since;
  }

  boolean isWhole() {
    return cut.isEmpty();
  }

  boolean has(String name) {
    return there.contains(name);
  }

  /** Takes a commit and what it rests upon. */
  void fetch(String name) {
    there.addAll(commits.reachable(name, cut, there));
  }

  void move(String name, long now) {
    stoodOn.add(tip);
    tip = name;
    since = now;
  }

  /** Deletes the branch, and with it its reflog, and makes it anew. */
  void recreate(String name, long now) {
    stoodOn.clear();
    tip = name;
    since = now;
  }

  /** The first-parent line as this clone sees it, the newest first. */
  List<SomeCommits.Commit> line() {
    return line(tip).stream().map(commits::get).toList();
  }

  private List<String> line(String from) {
    return commits.line(from, cut);
  }

  /** Whether the reflog shows that the branch stood on a commit, or above it, before it moved. */
  boolean hasLeft(String name) {
    return stoodOn.contains(name) || stoodOn.stream().anyMatch(one -> line(one).contains(name));
  }
}
