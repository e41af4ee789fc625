package dev.scorekeeper.testkit.planreader;

import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.validation.SnapshotSeries;
import dev.scorekeeper.domain.validation.Snapshots;
import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.Proof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotsContractTest {
  @Test
  void everyTestOfTheContractFailsForAReaderOfNothing() {
    Proof.everyTestFails(OfNothing.class, 10);
  }

  static class OfNothing extends SnapshotsContract {
    @Override
    protected Snapshots snapshots() {
      return new Nothing();
    }

    @Override
    protected String registry(List<Map.Entry<String, String>> files) {
      return "";
    }

    @Override
    protected String catalog(String... ids) {
      return "";
    }

    @Override
    protected String sequence(int movements, long beats) {
      return "";
    }

    @Override
    protected String illFormed() {
      return "";
    }
  }

  private static final class Nothing implements Snapshots, SnapshotSeries {
    @Override
    public Snapshot read(SourceTree tree, Layout layout, ProgressListener progress) {
      return new Snapshot(
          layout, new Layer.Absent<>(), new Layer.Absent<>(), new Layer.Absent<>(), Map.of());
    }

    @Override
    public SnapshotSeries series(Layout layout) {
      return this;
    }

    @Override
    public Snapshot snapshot(AddressedTree tree) {
      return read(tree, Layout.DEFAULT, ProgressListener.NONE);
    }

    @Override
    public Inputs inputs(AddressedTree tree) {
      return new Inputs(false, "", "", "", Map.of());
    }

    @Override
    public void ask(AddressedTree tree, Set<WorkspacePath> named) {}
  }
}
