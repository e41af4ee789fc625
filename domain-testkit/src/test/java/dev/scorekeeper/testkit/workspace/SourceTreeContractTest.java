package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTreeContractTest {
  @Test
  void everyTestOfTheContractFailsForATreeOfNothing() {
    Proof.everyTestFails(OfNothing.class, 10);
  }

  static class OfNothing extends SourceTreeContract {
    @Override
    protected SourceTree tree(WorkspaceFiles files) {
      return new Nothing();
    }
  }

  private static final class Nothing implements SourceTree {
    @Override
    public Content read(WorkspacePath path) {
      return new Missing();
    }

    @Override
    public Listing list(WorkspacePath folder) {
      return new Folder(List.of());
    }
  }
}
