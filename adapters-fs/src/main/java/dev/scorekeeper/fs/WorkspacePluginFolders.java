package dev.scorekeeper.fs;

import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Finds the folders of plugins in a directory, as it is at each call. Links are followed as long as
 * they stay inside of it.
 */
public final class WorkspacePluginFolders implements PluginFolders {
  private final Path root;

  /**
   * The folders of plugins below a directory.
   *
   * @param root need not exist: nothing lies in it then
   */
  public WorkspacePluginFolders(Path root) {
    this.root = root;
  }

  @Override
  public Look below(List<FolderPattern> scope, FolderPattern usual, Set<WorkspacePath> leftOut) {
    DirectoryTree tree = new DirectoryTree(root);
    return new Look(PluginWalk.below(tree, scope, usual, leftOut), tree);
  }
}
