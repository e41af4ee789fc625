package dev.scorekeeper.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds by which commits of a line others were merged into it. From the oldest commit of the line
 * on, what its other parents lead to and nothing before it did, it merged. Each commit is looked at
 * once.
 */
final class Merges {
  /** So many commits are looked at within a second or so; of more nobody wants to wait. */
  private static final int MOST = 200_000;

  private final RevWalk walk;
  private final Set<String> wanted;
  private final RevFlag seen;
  private final Map<String, String> found = new HashMap<>();
  private int left = MOST;

  Merges(RevWalk walk, Set<String> wanted) {
    this.walk = walk;
    this.wanted = wanted;
    this.seen = walk.newFlag("seen");
  }

  /** The commits that merged, by those that were merged. */
  Map<String, String> into(ObjectId tip) throws IOException {
    List<RevCommit> line = line(tip);
    for (int i = line.size() - 1; i >= 0 && left > 0 && found.size() < wanted.size(); i--) {
      merge(line.get(i));
    }
    return found;
  }

  /** The commits of first parents, the newest first; none where there are too many. */
  private List<RevCommit> line(ObjectId tip) throws IOException {
    List<RevCommit> line = new ArrayList<>();
    RevCommit commit = walk.parseCommit(tip);
    while (true) {
      if (left-- == 0) {
        return List.of();
      }
      commit.add(seen);
      line.add(commit);
      if (commit.getParentCount() == 0) {
        return line;
      }
      commit = walk.parseCommit(commit.getParent(0));
    }
  }

  private void merge(RevCommit merge) throws IOException {
    Deque<RevCommit> due = new ArrayDeque<>();
    addParents(merge, 1, due);
    while (!due.isEmpty() && left > 0) {
      RevCommit commit = due.pop();
      if (!commit.has(seen)) {
        left--;
        commit.add(seen);
        if (wanted.contains(commit.name())) {
          found.put(commit.name(), merge.name());
        }
        walk.parseHeaders(commit);
        addParents(commit, 0, due);
      }
    }
  }

  private static void addParents(RevCommit commit, int from, Deque<RevCommit> due) {
    for (int i = from; i < commit.getParentCount(); i++) {
      due.push(commit.getParent(i));
    }
  }
}
