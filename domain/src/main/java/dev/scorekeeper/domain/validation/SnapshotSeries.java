package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.workspace.AddressedTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Port: snapshots of many trees of one origin by one layout. A content is parsed once, however many
 * trees have it, as long as it was asked for lately. For one thread.
 */
public interface SnapshotSeries {
  /** The snapshot of a tree. */
  Snapshot snapshot(AddressedTree tree);

  /** The inputs of a tree's snapshot. Only the registry is read, since it names other files. */
  Inputs inputs(AddressedTree tree);

  /**
   * Asks a tree for all that {@link #inputs} would, and perhaps for more, without reading the
   * registry.
   *
   * @param named all files that the registry names, and perhaps others
   */
  void ask(AddressedTree tree, Set<WorkspacePath> named);

  /**
   * What a snapshot depends on; trees with equal inputs have equal snapshots.
   *
   * @param hasRegistry whether there is one, readable or not
   * @param registry its address
   * @param catalog its address
   * @param sequences the answer to where the system sequences are
   * @param files the addresses of all sequence files that matter
   */
  record Inputs(
      boolean hasRegistry,
      String registry,
      String catalog,
      String sequences,
      Map<WorkspacePath, String> files) {
    public Inputs {
      files = Map.copyOf(files);
    }

    // Written out, since those that Java makes cost more to begin with than all else here.

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Inputs inputs
          && registry.equals(inputs.registry)
          && catalog.equals(inputs.catalog)
          && sequences.equals(inputs.sequences)
          && files.equals(inputs.files);
    }

    @Override
    public int hashCode() {
      return files.hashCode();
    }
  }
}
