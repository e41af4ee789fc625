package dev.scorekeeper.report.json;

import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.application.audit.PluginAudit;
import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.catalog.SequenceDifference;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.report.terminal.Output;
import java.util.Locale;
import java.util.Map;

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
        .beginArray("folders");
    for (WorkspacePath folder : looked.folders()) {
      json.beginObject()
          .put("folder", folder.value())
          .put("exists", !looked.absent().contains(folder))
          .endObject();
    }
    json.endArray().beginArray("uncovered");
    for (PluginFiles.Uncovered folder : looked.uncovered()) {
      json.beginObject()
          .put("folder", folder.folder().value())
          .put("files", folder.files())
          .endObject();
    }
    json.endArray().beginArray("unlisted");
    for (PluginFiles.Unlisted folder : looked.unlisted()) {
      json.beginObject()
          .put("folder", folder.folder().value())
          .put("why", folder.why())
          .endObject();
    }
    json.endArray().beginArray("refused");
    for (String folder : scope.refused()) {
      json.beginObject().put("folder", folder).endObject();
    }
    json.endArray().endObject();
  }

  private static void scan(Json json, Scan scan) {
    json.beginObject("scan")
        .put("sequences", scan.sequences().size())
        .put("files", scan.files())
        .put("handlers", scan.handlers().size())
        .put("topics", scan.topics().size())
        .beginArray("skipped");
    for (Scan.Skipped one : scan.skipped()) {
      json.beginObject()
          .put("file", one.file().value())
          .put("kind", one.reason().name().toLowerCase(Locale.ROOT))
          .put("reason", one.reason().text())
          .endObject();
    }
    json.endArray().beginArray("malformed");
    for (Scan.Malformed one : scan.malformed()) {
      json.beginObject()
          .put("file", one.file().value())
          .put("why", one.why())
          .put("line", one.at().line())
          .put("column", one.at().column())
          .endObject();
    }
    json.endArray().beginArray("unread");
    for (Scan.Gap one : scan.unread()) {
      json.beginObject().put("file", one.place().value()).put("why", one.why()).endObject();
    }
    json.endArray().beginArray("duplicates");
    for (Scan.Duplicate one : scan.duplicates()) {
      json.beginObject().put("id", one.id()).beginArray("files");
      one.files().forEach(path -> json.beginObject().put("file", path.value()).endObject());
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }

  private static void drift(Json json, CatalogDrift drift) {
    json.beginObject("drift")
        .put("exists", drift.exists())
        .put("listed", drift.listed())
        .put("unidentified", drift.unidentified())
        .put("countedManifests", drift.countedManifests())
        .beginArray("onlyInCatalog");
    for (PluginSequence one : drift.onlyInCatalog()) {
      json.beginObject()
          .put("id", one.id())
          .put("pluginId", one.plugin())
          .put("name", one.name())
          .endObject();
    }
    json.endArray().beginArray("onlyInFolders");
    for (Scan.Found one : drift.onlyInFolders()) {
      json.beginObject().put("id", one.sequence().id()).put("file", one.file().value()).endObject();
    }
    json.endArray().beginArray("changed");
    for (CatalogDrift.Changed one : drift.changed()) {
      json.beginObject()
          .put("id", one.id())
          .put("file", one.file().value())
          .beginArray("differences");
      for (SequenceDifference difference : one.differences()) {
        json.beginObject()
            .put("what", difference.what())
            .put("catalog", difference.from())
            .put("folders", difference.to())
            .endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().beginArray("listedTwice");
    for (Map.Entry<String, Integer> one : drift.listedTwice().entrySet()) {
      json.beginObject().put("id", one.getKey()).put("times", one.getValue()).endObject();
    }
    json.endArray().beginArray("manifests");
    for (WorkspacePath one : drift.manifests()) {
      json.beginObject().put("file", one.value()).endObject();
    }
    json.endArray().beginArray("counts");
    for (CatalogDrift.Count one : drift.counts()) {
      json.beginObject()
          .put("count", one.name())
          .put("catalog", one.declared())
          .put("folders", one.actual())
          .endObject();
    }
    json.endArray().beginArray("folders");
    for (CatalogDrift.FolderChange one : drift.folders()) {
      json.beginObject()
          .put("folder", one.folder().value())
          .put("namedBy", one.isAdded() ? "scope" : "catalog")
          .endObject();
    }
    json.endArray().endObject();
  }
}
