package dev.scorekeeper.cli;

import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.git.Commit;
import dev.scorekeeper.git.CommitTree;
import dev.scorekeeper.git.Commits;
import dev.scorekeeper.json.SnapshotSeries;
import dev.scorekeeper.json.SnapshotSeries.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commits of a line at which an input of the assessment is another than at the commit before,
 * from the first one on that has a registry. Where it is not known of the commit before, a commit
 * counts among them: its run says nothing new then, and nothing wrong.
 *
 * @param commits the oldest first
 * @param leftOut how many commits of the line could not be compared, since the repository lacks a
 *     part of them
 * @param lacks the first part that it lacks
 */
record Changes(List<Commit> commits, int leftOut, Optional<String> lacks) {
  /** So many commits are worth a thread of their own. */
  private static final int WORTH_A_THREAD = 256;

  private static final int MOST_THREADS = 4;

  /** Compares the commits of a line, some of them beside others. */
  static Changes along(List<Commit> line, Commits commits, Layout layout, ProgressLine progress) {
    int threads =
        Math.max(
            1,
            Math.min(
                Math.min(Runtime.getRuntime().availableProcessors(), MOST_THREADS),
                line.size() / WORTH_A_THREAD));
    List<Background<Part>> others = new ArrayList<>();
    for (int i = 1; i < threads; i++) {
      int from = line.size() * i / threads;
      int to = line.size() * (i + 1) / threads;
      others.add(
          Background.begin(
              "commits",
              () -> {
                try (Commits again = commits.again()) {
                  Part part = new Part(again, layout);
                  part.compare(line, from, to);
                  return part;
                }
              }));
    }
    List<Part> parts = new ArrayList<>();
    Part first = new Part(commits, layout);
    int end = line.size() / threads;
    for (int from = 0; from < end; from += WORTH_A_THREAD) {
      first.compare(line, from, Math.min(end, from + WORTH_A_THREAD));
      progress.pace(Math.min(end, from + WORTH_A_THREAD) * threads, line.size());
    }
    parts.add(first);
    for (Background<Part> other : others) {
      parts.add(other.get());
    }
    return joined(parts);
  }

  private static Changes joined(List<Part> parts) {
    List<Commit> changed = new ArrayList<>();
    int leftOut = 0;
    Optional<String> lacks = Optional.empty();
    boolean begun = false;
    for (Part part : parts) {
      for (Change change : part.changes) {
        begun |= change.hasRegistry;
        if (begun) {
          changed.add(change.commit);
        }
      }
      leftOut += part.leftOut;
      lacks = lacks.or(() -> part.lacks);
    }
    return new Changes(changed, leftOut, lacks);
  }

  private record Change(Commit commit, boolean hasRegistry) {}

  /** The comparison of neighbouring commits. */
  private static final class Part {
    private final Commits commits;
    private final SnapshotSeries series;
    private final List<Change> changes = new ArrayList<>();
    private int leftOut;
    private Optional<String> lacks = Optional.empty();

    /** The tree that was asked last, which may stand for those after it, if there is one. */
    private Optional<CommitTree> earlier = Optional.empty();

    /** The inputs of the last tree, as far as they are known. */
    private Optional<Inputs> before = Optional.empty();

    Part(Commits commits, Layout layout) {
      this.commits = commits;
      this.series = new SnapshotSeries(layout);
    }

    /** Compares each commit of a range with the one before it. */
    void compare(List<Commit> line, int from, int to) {
      if (from > 0 && earlier.isEmpty()) {
        look(commits.tree(line.get(from - 1)));
      }
      for (int i = from; i < to; i++) {
        compare(line.get(i));
      }
    }

    private void compare(Commit commit) {
      CommitTree tree = commits.tree(commit);
      Optional<CommitTree> same = earlier.isEmpty() ? earlier : tree.answering(earlier.get());
      if (same.isPresent()) {
        earlier = same;
        return;
      }
      Optional<Inputs> last = before;
      look(tree);
      if (before.isEmpty()) {
        leftOut++;
        lacks = lacks.or(tree::lacks);
      } else if (!before.equals(last)) {
        changes.add(new Change(commit, before.get().hasRegistry()));
      }
    }

    private void look(CommitTree tree) {
      Inputs inputs = series.inputs(tree);
      earlier = Optional.of(tree);
      before = tree.lacks().isEmpty() ? Optional.of(inputs) : Optional.empty();
    }
  }
}
