package dev.scorekeeper.application.backfill;

import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.Commits.Step;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.SnapshotSeries.Inputs;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The commits of a line at which an input of the assessment is another than at the commit before,
 * from the first one on that has a registry. Where it is not known of the commit before, a commit
 * counts among them: its run says nothing new then, and nothing wrong. Of a commit that was
 * recorded it is not asked again what changed.
 *
 * @param commits the revisions, the oldest first
 * @param leftOut how many commits of the line could not be compared, since the repository lacks a
 *     part of them
 * @param lacks the first part that it lacks
 */
record ChangedCommits(List<String> commits, int leftOut, Optional<String> lacks) {
  /**
   * The comparison of a line's commits while they are found. They are compared in blocks, each with
   * the commit before it, by other threads and, once all are found, by the caller too.
   */
  static final class Search implements AutoCloseable {
    /** A block is worth handing over, and may end before a commit that is known to the history. */
    private static final int SMALL = 96;

    private static final int LARGE = 384;

    private static final int MOST_HELPERS = 3;

    private final Commits commits;
    private final Supplier<SnapshotSeries> series;
    private final Deferred<KnownInputs> recorded;
    private final Predicate<String> known;
    private final List<Block> blocks = new ArrayList<>();

    /** Parts that nobody compares yet; nothing in place of one says that no more will come. */
    private final BlockingQueue<Optional<Deferred<Part>>> waiting = new LinkedBlockingQueue<>();

    /** Commits that are not handed over, the newest first. */
    private List<Step> block = new ArrayList<>();

    private int helpers;

    /**
     * A search that nothing was found for yet.
     *
     * @param series makes readers of many trees, one for each thread
     * @param recorded what is told of commits that were recorded
     * @param known whether the history knows a revision
     */
    Search(
        Commits commits,
        Supplier<SnapshotSeries> series,
        Deferred<KnownInputs> recorded,
        Predicate<String> known) {
      this.commits = commits;
      this.series = series;
      this.recorded = recorded;
      this.known = known;
    }

    /** Takes the next older commit. */
    void take(Step step) {
      block.add(step);
      if (block.size() > LARGE || (block.size() > SMALL && known.test(step.revision()))) {
        // It is the one that the block's last is compared with, and the first of the next.
        handOver(true);
        block.add(step);
        if (helpers < Math.min(Runtime.getRuntime().availableProcessors() - 1, MOST_HELPERS)) {
          helpers++;
          Deferred.begin("commits", this::help);
        }
      }
    }

    private void handOver(boolean goesOn) {
      List<Step> line = block;
      Deferred<Part> part = Deferred.later("commits", () -> part(line, goesOn));
      blocks.add(new Block(part, goesOn ? line.size() - 1 : line.size()));
      waiting.add(Optional.of(part));
      block = new ArrayList<>();
    }

    private Part part(List<Step> line, boolean goesOn) {
      try (Commits again = commits.again()) {
        Part part = new Part(again, series.get(), recorded.get());
        part.compare(line, goesOn);
        return part;
      }
    }

    private boolean help() {
      try {
        Optional<Deferred<Part>> part = waiting.take();
        while (part.isPresent()) {
          part.get().here();
          part = waiting.take();
        }
        waiting.add(part); // for the others
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    /** Compares what is left and says what was found, after the oldest commit was taken. */
    ChangedCommits changes(ProgressListener progress) {
      handOver(false);
      int of = 0;
      for (Block each : blocks) {
        of += each.commits;
      }
      int done = 0;
      for (Block each : blocks) {
        each.part.here();
        done += each.commits;
        progress.show(done, of);
      }
      List<String> changed = new ArrayList<>();
      int leftOut = 0;
      Optional<String> lacks = Optional.empty();
      boolean begun = false;
      Collections.reverse(blocks);
      for (Block each : blocks) {
        Part part = each.part.get();
        for (Change change : part.changes) {
          begun |= change.hasRegistry;
          if (begun) {
            changed.add(change.revision);
          }
        }
        leftOut += part.leftOut;
        lacks = lacks.or(() -> part.lacks);
      }
      return new ChangedCommits(changed, leftOut, lacks);
    }

    /** Lets the other threads end. */
    @Override
    public void close() {
      waiting.clear();
      waiting.add(Optional.empty());
    }
  }

  /**
   * Commits that are compared together.
   *
   * @param commits how many of them
   */
  private record Block(Deferred<Part> part, int commits) {}

  private record Change(String revision, boolean hasRegistry) {}

  /** The comparison of neighbouring commits. */
  private static final class Part {
    private final Commits commits;
    private final SnapshotSeries series;
    private final KnownInputs recorded;
    private final List<Change> changes = new ArrayList<>();
    private int leftOut;
    private Optional<String> lacks = Optional.empty();

    /** The tree that was asked last, which may stand for those after it, if there is one. */
    private Optional<CommitTree> earlier = Optional.empty();

    /** Whether it was asked for its inputs, and not for more. */
    private boolean knowsInputs;

    /** The inputs of that tree, as far as they are known. */
    private Optional<Inputs> before = Optional.empty();

    Part(Commits commits, SnapshotSeries series, KnownInputs recorded) {
      this.commits = commits;
      this.series = series;
      this.recorded = recorded;
    }

    /**
     * Compares each commit with the one before it.
     *
     * @param line the newest first
     * @param goesOn whether the last is there for the comparison only
     */
    void compare(List<Step> line, boolean goesOn) {
      int oldest = line.size() - 1;
      if (goesOn) {
        look(line.get(oldest));
        oldest--;
      }
      for (int i = oldest; i >= 0; i--) {
        compare(line.get(i), line.get(Math.min(i + 1, line.size() - 1)));
      }
    }

    private void compare(Step commit, Step parent) {
      CommitTree tree = commits.tree(commit);
      Optional<CommitTree> same = earlier.isEmpty() ? earlier : tree.answering(earlier.get());
      if (same.isPresent()) {
        earlier = same;
        return;
      }
      if (isRecorded(commit)) {
        changes.add(new Change(commit.revision(), true));
        look(commit);
        return;
      }
      if (earlier.isPresent() && !knowsInputs) {
        takeInputs(commits.tree(parent));
      }
      Optional<Inputs> last = before;
      takeInputs(tree);
      if (before.isEmpty()) {
        leftOut++;
        lacks = lacks.or(tree::lacks);
      } else if (!before.equals(last)) {
        changes.add(new Change(commit.revision(), before.get().hasRegistry()));
      }
    }

    private boolean isRecorded(Step commit) {
      return recorded.revisions().contains(commit.revision());
    }

    /** Asks a commit's tree for its inputs, or for more where that is less to do. */
    private void look(Step commit) {
      CommitTree tree = commits.tree(commit);
      if (isRecorded(commit)) {
        series.ask(tree, recorded.files());
        earlier = Optional.of(tree);
        knowsInputs = false;
      } else {
        takeInputs(tree);
      }
    }

    private void takeInputs(CommitTree tree) {
      Inputs inputs = series.inputs(tree);
      earlier = Optional.of(tree);
      knowsInputs = true;
      before = tree.lacks().isEmpty() ? Optional.of(inputs) : Optional.empty();
    }
  }
}
