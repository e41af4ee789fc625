package dev.scorekeeper.application.backfill;

import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is recorded at once, and so is lost at most when a backfill is interrupted. */
class StreamBackfillTest {
  @Test
  void fewFactsAreRecordedTogetherOrNotAtAll() {
    Project project = interrupted(1);

    assertThatIllegalStateException().isThrownBy(project::backfill).withMessage("interrupted");

    assertThat(project.histories().exists()).isFalse();
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void manyFactsAreRecordedBeforeMoreAreRead() {
    Project project = interrupted(15_000);

    assertThatIllegalStateException().isThrownBy(project::backfill).withMessage("interrupted");
    assertThat(project.leftOpen()).isZero();
    // Nothing says before the end that the branch stands on what was read so far.
    assertThat(project.moments(project.open().stream())).isEmpty();

    project.snapshots(new PlainSnapshots());
    assertThat(project.labels(project.backfill().report())).containsExactly("third", "last");
  }

  /** A project whose reading ends at the last of its four commits. */
  private static Project interrupted(int domains) {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < domains; i++) {
      many.append("domain").append(i).append('\n');
    }
    Past past = Past.NONE;
    for (String label : new String[] {"first", "second", "third", "last"}) {
      WorkspaceFiles files = plan(many.toString(), label);
      past = past.commit(label, label.equals("last") ? files.file("the-end", "") : files);
    }
    Project project = Project.of(past);
    project.snapshots(new Interrupted());
    return project;
  }

  /** Reads plans until it comes to one with a file {@code the-end}. */
  private static final class Interrupted implements Snapshots {
    private final Snapshots plain = new PlainSnapshots();

    @Override
    public Snapshot read(SourceTree tree, Layout layout, ProgressListener progress) {
      return plain.read(tree, layout, progress);
    }

    @Override
    public SnapshotSeries series(Layout layout) {
      SnapshotSeries series = plain.series(layout);
      return new SnapshotSeries() {
        @Override
        public Snapshot snapshot(AddressedTree tree) {
          if (tree.read(new WorkspacePath("the-end")) instanceof SourceTree.Found) {
            throw new IllegalStateException("interrupted");
          }
          return series.snapshot(tree);
        }

        @Override
        public Inputs inputs(AddressedTree tree) {
          return series.inputs(tree);
        }

        @Override
        public void ask(AddressedTree tree, Set<WorkspacePath> named) {
          series.ask(tree, named);
        }
      };
    }
  }
}
