package dev.scorekeeper.report.json;

import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.application.audit.PluginAudit;
import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.report.drawing.Output;
import java.util.Locale;

/** What an audit found and did. */
public final class AuditJson {
  private AuditJson() {}

  /** Prints the document. */
  public static void print(Output out, AuditResult result) {
    try (Json json = new Json(out)) {
      PluginAudit audit = result.audit();
      json.document()
          .put("catalog", result.file().value())
          .put("stale", audit.drift().isStale())
          .put("written", result.outcome() == AuditResult.Outcome.WRITTEN)
          .put("refused", result.why().orElse(null));
      scope(json, audit);
      scan(json, audit.scan());
      drift(json, audit.drift());
      json.endObject();
    }
  }

  private static void scope(Json json, PluginAudit audit) {
    PluginFiles looked = audit.scan().looked();
    AuditScope scope = audit.scope();
    json.beginObject("scope")
        .put("from", scope.from().name().toLowerCase(Locale.ROOT))
        .array(
            "folders",
            looked.folders(),
            folder ->
                json.put("folder", folder.value()).put("exists", !looked.absent().contains(folder)))
        .array(
            "uncovered",
            looked.uncovered(),
            folder -> json.put("folder", folder.folder().value()).put("files", folder.files()))
        .array(
            "unlisted",
            looked.unlisted(),
            folder -> json.put("folder", folder.folder().value()).put("why", folder.why()))
        .array("refused", scope.refused(), folder -> json.put("folder", folder))
        .endObject();
  }

  private static void scan(Json json, Scan scan) {
    json.beginObject("scan")
        .put("sequences", scan.sequences().size())
        .put("files", scan.files())
        .put("handlers", scan.handlers().size())
        .put("topics", scan.topics().size())
        .array(
            "skipped",
            scan.skipped(),
            one ->
                json.put("file", one.file().value())
                    .put("kind", one.reason().name().toLowerCase(Locale.ROOT))
                    .put("reason", one.reason().text()))
        .array(
            "malformed",
            scan.malformed(),
            one ->
                json.put("file", one.file().value())
                    .put("why", one.why())
                    .put("line", one.at().line())
                    .put("column", one.at().column()))
        .array(
            "slips",
            scan.slips(),
            one ->
                json.put("file", one.file().value())
                    .put("why", one.slip().why())
                    .put("line", one.slip().at().line())
                    .put("column", one.slip().at().column()))
        .array(
            "unread",
            scan.unread(),
            one -> json.put("file", one.place().value()).put("why", one.why()))
        .array(
            "duplicates",
            scan.duplicates(),
            one ->
                json.put("id", one.id())
                    .array("files", one.files(), file -> json.put("file", file.value())))
        .endObject();
  }

  private static void drift(Json json, CatalogDrift drift) {
    json.beginObject("drift")
        .put("exists", drift.exists())
        .put("listed", drift.listed())
        .put("unidentified", drift.unidentified())
        .put("countedManifests", drift.countedManifests())
        .array(
            "onlyInCatalog",
            drift.onlyInCatalog(),
            one -> json.put("id", one.id()).put("pluginId", one.plugin()).put("name", one.name()))
        .array(
            "onlyInFolders",
            drift.onlyInFolders(),
            one -> json.put("id", one.sequence().id()).put("file", one.file().value()))
        .array(
            "changed",
            drift.changed(),
            one ->
                json.put("id", one.id())
                    .put("file", one.file().value())
                    .array(
                        "differences",
                        one.differences(),
                        difference ->
                            json.put("what", difference.what())
                                .put("catalog", difference.from())
                                .put("folders", difference.to())))
        .array(
            "listedTwice",
            drift.listedTwice().entrySet(),
            one -> json.put("id", one.getKey()).put("times", one.getValue()))
        .array("manifests", drift.manifests(), one -> json.put("file", one.value()))
        .array(
            "counts",
            drift.counts(),
            one ->
                json.put("count", one.name())
                    .put("catalog", one.declared())
                    .put("folders", one.actual()))
        .array(
            "folders",
            drift.folders(),
            one ->
                json.put("folder", one.folder().value())
                    .put("namedBy", one.isAdded() ? "scope" : "catalog"))
        .endObject();
  }
}
