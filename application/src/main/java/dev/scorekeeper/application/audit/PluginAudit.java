package dev.scorekeeper.application.audit;

import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;

/**
 * A scan of the plugin folders of a workspace, beside its catalog.
 *
 * @param catalog the one on disk
 * @param scope which folders were to be scanned
 * @param scan what they hold
 * @param drift between the two; of an unreadable catalog as if there were none
 */
public record PluginAudit(
    Layer<ListedCatalog> catalog, AuditScope scope, Scan scan, CatalogDrift drift) {
  /**
   * What keeps the comparison from saying anything: what could not be looked at of the folders, and
   * a catalog that cannot be read.
   *
   * @param file the catalog's
   */
  public List<Scan.Gap> gaps(WorkspacePath file) {
    List<Scan.Gap> gaps = new ArrayList<>(scan.gaps());
    if (catalog instanceof Layer.Flawed<ListedCatalog> unreadable) {
      gaps.add(new Scan.Gap(file, unreadable.why()));
    }
    return gaps;
  }
}
