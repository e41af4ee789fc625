package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.Proof;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceContractTest {
  @Test
  void everyTestOfTheContractFailsForAWorkspaceOfNothing() {
    Proof.everyTestFails(OfNothing.class, 10);
  }

  static class OfNothing extends WorkspaceContract {
    @Override
    protected Workspace workspace(String name, WorkspaceFiles files) {
      return new Nothing();
    }
  }

  private static final class Nothing implements Workspace {
    @Override
    public String name() {
      return "";
    }

    @Override
    public String place(WorkspacePath file) {
      return "";
    }

    @Override
    public SourceTree files() {
      return new InMemoryTree(WorkspaceFiles.NONE);
    }

    @Override
    public List<WorkspacePath> planFiles() {
      return List.of();
    }

    @Override
    public boolean holds(WorkspacePath path) {
      return false;
    }

    @Override
    public void replace(WorkspacePath file, byte[] bytes) {}

    @Override
    public Undo create(WorkspacePath file, byte[] bytes) {
      return () -> {};
    }

    @Override
    public void put(WorkspacePath file, byte[] bytes) {}
  }
}
