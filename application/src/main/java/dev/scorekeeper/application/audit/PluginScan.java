package dev.scorekeeper.application.audit;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.CatalogFormat;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.catalog.PluginScanner;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Scans the plugin folders of a workspace and holds them against its catalog. */
public final class PluginScan {
  private final Workspace workspace;
  private final CatalogFormat catalogs;
  private final PluginFolders folders;
  private final PluginScanner scanner;
  private final Listener listener;

  public PluginScan(
      Workspace workspace,
      CatalogFormat catalogs,
      PluginFolders folders,
      PluginScanner scanner,
      Listener listener) {
    this.workspace = workspace;
    this.catalogs = catalogs;
    this.folders = folders;
    this.scanner = scanner;
    this.listener = listener;
  }

  /**
   * Scans.
   *
   * @param allFolders whether all folders that plugins lie in by default are taken too
   * @throws InvalidRequestException when the settings say that there is no catalog
   */
  public PluginAudit run(Settings settings, boolean allFolders) {
    Layout layout = settings.layout();
    Layer<ListedCatalog> catalog;
    try (SourceTree files = workspace.files()) {
      catalog = catalogs.read(files, catalogOf(settings));
    }
    Optional<ListedCatalog> listed =
        catalog instanceof Layer.Read<ListedCatalog> read
            ? Optional.of(read.content())
            : Optional.empty();
    AuditScope scope = AuditScope.of(settings.pluginFolders(), listed, allFolders);
    PluginFolders.Look look =
        folders.below(scope.folders(), PluginFiles.DEFAULT, noPlugins(layout));
    try (SourceTree tree = look.tree();
        Listener.Stage stage = listener.begin(Work.SCANNING_PLUGINS)) {
      Scan scan = scanner.scan(tree, look.files(), stage);
      return new PluginAudit(catalog, scope, scan, CatalogDrift.between(listed, scan));
    }
  }

  /** The file that a scan is compared with, and that an audit writes. */
  public static WorkspacePath catalogOf(Settings settings) {
    return settings
        .layout()
        .catalog()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    "there is no catalog to compare plugins with: "
                        + Settings.FILE
                        + " says \"catalog\": null; name a file there"));
  }

  private static Set<WorkspacePath> noPlugins(Layout layout) {
    Set<WorkspacePath> files = new HashSet<>(layout.registries().paths());
    files.add(Settings.FILE);
    layout.catalog().ifPresent(files::add);
    layout.sequences().ifPresent(files::add);
    return files;
  }
}
