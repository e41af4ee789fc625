package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Set;

/** Port: finds the folders of plugins in a workspace, and the files below them. */
@FunctionalInterface
public interface PluginFolders {
  /**
   * Looks for the files of a scope.
   *
   * @param scope which folders to look into
   * @param usual which folders plugins lie in by default; those that the scope leaves out are told
   * @param leftOut folders and files that are something else, wherever they lie
   */
  Look below(List<FolderPattern> scope, FolderPattern usual, Set<WorkspacePath> leftOut);

  /**
   * What was found.
   *
   * @param tree the workspace as it was looked at, to read the files in
   */
  record Look(PluginFiles files, SourceTree tree) {}
}
