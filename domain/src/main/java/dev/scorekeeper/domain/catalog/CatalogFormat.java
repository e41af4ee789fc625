package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Optional;

/** Port: how a catalog is written down, with everything that it lists. */
public interface CatalogFormat {
  /** Reads the catalog of a workspace. */
  Layer<ListedCatalog> read(SourceTree tree, WorkspacePath catalog);

  /**
   * A catalog's file: the same scan makes the same bytes.
   *
   * @param stamp when the scan was made, where the file is to say so
   */
  byte[] text(Scan scan, Optional<String> stamp);
}
