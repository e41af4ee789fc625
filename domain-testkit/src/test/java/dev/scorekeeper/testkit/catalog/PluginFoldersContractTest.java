package dev.scorekeeper.testkit.catalog;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.testkit.Proof;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginFoldersContractTest {
  @Test
  void everyTestOfTheContractFailsForASearchThatFindsNothing() {
    Proof.everyTestFails(OfNothing.class, 5);
  }

  static class OfNothing extends PluginFoldersContract {
    @Override
    protected PluginFolders folders(WorkspaceFiles files) {
      return (scope, usual, leftOut) ->
          new PluginFolders.Look(
              new PluginFiles(List.of(), List.of(), List.of(), List.of(), List.of()),
              new InMemoryTree(WorkspaceFiles.NONE));
    }
  }
}
