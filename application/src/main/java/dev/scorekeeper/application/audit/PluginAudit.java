package dev.scorekeeper.application.audit;

import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.ListedCatalog;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.Layer;

/**
 * A scan of the plugin folders of a workspace, beside its catalog.
 *
 * @param catalog the one on disk
 * @param scope which folders were to be scanned
 * @param scan what they hold
 * @param drift between the two; of an unreadable catalog as if there were none
 */
public record PluginAudit(
    Layer<ListedCatalog> catalog, AuditScope scope, Scan scan, CatalogDrift drift) {}
