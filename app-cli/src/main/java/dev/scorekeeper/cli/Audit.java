package dev.scorekeeper.cli;

import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.fs.PluginFolders;
import dev.scorekeeper.json.catalog.AuditScan;
import dev.scorekeeper.json.catalog.ListedCatalogReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A scan of the plugin folders of a workspace, beside its catalog.
 *
 * @param catalog the one on disk
 * @param scope which folders were to be scanned
 * @param scan what they hold
 * @param drift between the two; of an unreadable catalog as if there were none
 */
record Audit(Layer<ListedCatalog> catalog, AuditScope scope, Scan scan, CatalogDrift drift) {
  /** Scans a workspace, with progress for a watching person. */
  static Audit of(Environment environment, Path root, Settings settings, boolean allFolders) {
    DirectoryTree tree = new DirectoryTree(root);
    Layout layout = settings.layout();
    Layer<ListedCatalog> catalog = ListedCatalogReader.read(tree, layout.catalog());
    Optional<ListedCatalog> listed =
        catalog instanceof Layer.Read<ListedCatalog> read
            ? Optional.of(read.content())
            : Optional.empty();
    AuditScope scope = AuditScope.of(settings.pluginFolders(), listed, allFolders);
    PluginFiles files =
        PluginFolders.below(
            tree,
            scope.folders(),
            PluginFiles.DEFAULT,
            Set.of(layout.sequences(), layout.catalog(), layout.registry(), Settings.FILE));
    try (ProgressLine line = new ProgressLine(environment, "scanning plugin files:")) {
      Scan scan = AuditScan.read(tree, files, line::show);
      return new Audit(catalog, scope, scan, CatalogDrift.between(listed, scan));
    }
  }
}
