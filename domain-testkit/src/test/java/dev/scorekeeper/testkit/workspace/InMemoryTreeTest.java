package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.SourceTree;

class InMemoryTreeTest extends SourceTreeContract {
  @Override
  protected SourceTree tree(WorkspaceFiles files) {
    return new InMemoryTree(files);
  }
}
