package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;

/** Port: reads the files of the plugin folders: which sequences exist. */
@FunctionalInterface
public interface PluginScanner {
  /**
   * Reads whatever lies there: a file that cannot be read says so in the scan, and the others are
   * read all the same.
   *
   * @param tree asked by several threads when there are many files
   */
  Scan scan(SourceTree tree, PluginFiles files, ProgressListener progress);
}
