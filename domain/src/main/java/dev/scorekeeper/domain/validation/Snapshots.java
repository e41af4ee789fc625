package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;

/** Port: reads the three layers of a tree, and every sequence file that matters, once. */
public interface Snapshots {
  /**
   * Reads whatever lies there: a file that cannot be read says so in the snapshot, and the others
   * are read all the same.
   *
   * @param tree asked by several threads when there are many files
   * @param layout where the layers are, with JSON Pointers that are well-formed
   * @param progress told of the sequence files
   * @throws IllegalArgumentException when a pointer of the layout is none
   */
  Snapshot read(SourceTree tree, Layout layout, ProgressListener progress);

  /** Reads many trees of one origin by one layout, the same as {@link #read} reads each. */
  SnapshotSeries series(Layout layout);
}
