package dev.scorekeeper.testkit.catalog;

import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;

class InMemoryPluginFoldersTest extends PluginFoldersContract {
  @Override
  protected PluginFolders folders(WorkspaceFiles files) {
    return new InMemoryPluginFolders(new InMemoryWorkspace("shop", files));
  }
}
