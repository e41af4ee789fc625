package dev.scorekeeper.json.catalog;

import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Optional;

/** Catalogs as JSON. */
public final class JsonCatalogs implements CatalogFormat {
  @Override
  public Layer<ListedCatalog> read(SourceTree tree, WorkspacePath catalog) {
    return ListedCatalogReader.read(tree, catalog);
  }

  @Override
  public byte[] text(Scan scan, Optional<String> stamp) {
    return CatalogWriter.of(scan, stamp);
  }
}
