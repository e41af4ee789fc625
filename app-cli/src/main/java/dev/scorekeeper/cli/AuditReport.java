package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.catalog.AuditScope;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginSequence;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.catalog.SequenceDifference;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an audit found and did: for people, as Markdown, and as JSON. */
final class AuditReport {
  /** Rows of a list that people are shown; JSON has all. */
  private static final int MOST_ROWS = 60;

  private final WorkspacePath file;
  private final Audit audit;
  private final AuditCommand.Outcome outcome;
  private final boolean checking;

  AuditReport(WorkspacePath file, Audit audit, AuditCommand.Outcome outcome, boolean checking) {
    this.file = file;
    this.audit = audit;
    this.outcome = outcome;
    this.checking = checking;
  }

  /** A list under a heading. */
  private record Section(String title, List<String> headings, List<List<String>> rows) {}

  private String headline() {
    Scan scan = audit.scan();
    Size size = Size.NONE;
    for (Scan.Found found : scan.sequences()) {
      size = size.plus(found.sequence().size());
    }
    int folders = scan.looked().folders().size() - scan.looked().absent().size();
    return Words.counted(scan.sequences().size(), "sequence")
        + " in "
        + Words.counted(folders, "folder")
        + " "
        + from()
        + ": "
        + Words.size(size)
        + ", "
        + Words.counted(scan.handlers().size(), "handler")
        + ", "
        + Words.counted(scan.topics().size(), "topic")
        + (scan.skipped().isEmpty()
            ? ""
            : " · " + Words.counted(scan.skipped().size(), "file") + " skipped")
        + (scan.malformed().isEmpty() ? "" : " · " + scan.malformed().size() + " malformed");
  }

  private String from() {
    return switch (audit.scope().from()) {
      case SETTINGS -> "that the settings name";
      case CATALOG -> "that the catalog names";
      case DEFAULT -> "of " + PluginFiles.DEFAULT;
    };
  }

  /** What the check or the audit comes to, in a sentence. */
  private String verdict() {
    CatalogDrift drift = audit.drift();
    if (outcome.written()) {
      return "Wrote " + file + ".";
    }
    if (outcome.unchanged()) {
      return file + " is already what the folders hold.";
    }
    if (!checking || outcome.code() == ExitCode.UNREADABLE) {
      return checking ? "" : "Not written.";
    }
    return drift.isStale()
        ? "The catalog is stale: " + (drift.exists() ? file : "there is no " + file) + "."
        : "The catalog is what the folders hold.";
  }

  /** Sentences that say in full what the lists below them are about. */
  private List<String> remarks() {
    CatalogDrift drift = audit.drift();
    List<String> remarks = new ArrayList<>();
    int entries = drift.listed() + drift.unidentified();
    for (int times : drift.listedTwice().values()) {
      entries += times - 1;
    }
    if (drift.countedManifests() > 0) {
      remarks.add(
          "The catalog counts "
              + Words.counted(drift.countedManifests(), "manifest")
              + " as "
              + (drift.countedManifests() == 1 ? "a sequence" : "sequences")
              + ": of its "
              + (entries == 1 ? "1 entry" : entries + " entries")
              + " only "
              + (entries - drift.unidentified())
              + " have an id.");
    }
    int others = drift.unidentified() - drift.countedManifests();
    if (others > 0) {
      remarks.add(
          (others == 1 ? "1 entry" : others + " entries")
              + " of the catalog "
              + (others == 1
                  ? "has no id, so it is no sequence."
                  : "have no id, so they are no sequences."));
    }
    if (drift.isSevereLoss()) {
      remarks.add(
          "The folders hold "
              + (drift.listed() == drift.onlyInCatalog().size()
                  ? "nothing"
                  : "only " + (drift.listed() - drift.onlyInCatalog().size()))
              + " of the "
              + Words.counted(drift.listed(), "sequence")
              + " that the catalog lists.");
    }
    return remarks;
  }

  private List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    drift(sections, audit.drift());
    scan(sections, audit.scan());
    sections.removeIf(section -> section.rows().isEmpty());
    return sections;
  }

  private static void drift(List<Section> sections, CatalogDrift drift) {
    sections.add(
        new Section(
            "Only in the catalog",
            List.of("id", "name"),
            drift.onlyInCatalog().stream().map(one -> List.of(one.id(), one.name())).toList()));
    sections.add(
        new Section(
            "Only in the folders",
            List.of("id", "file"),
            drift.onlyInFolders().stream()
                .map(one -> List.of(one.sequence().id(), one.file().value()))
                .toList()));
    List<List<String>> changes = new ArrayList<>();
    for (CatalogDrift.Changed changed : drift.changed()) {
      for (SequenceDifference one : changed.differences()) {
        changes.add(List.of(changed.id(), one.what(), one.from(), one.to()));
      }
    }
    sections.add(
        new Section("Changed", List.of("id", "what", "in the catalog", "in the folders"), changes));
    sections.add(
        new Section(
            "Listed more than once",
            List.of("id", ">times"),
            drift.listedTwice().entrySet().stream()
                .map(one -> List.of(one.getKey(), one.getValue().toString()))
                .toList()));
    sections.add(
        new Section(
            "Counts that are not so",
            List.of("count", ">in the catalog", ">in the folders"),
            drift.counts().stream()
                .map(
                    one ->
                        List.of(
                            one.name(), Long.toString(one.declared()), Long.toString(one.actual())))
                .toList()));
    sections.add(
        new Section(
            "Folders that only one side names",
            List.of("folder", "named by"),
            drift.folders().stream()
                .map(one -> List.of(one.folder().value(), one.isAdded() ? "scope" : "catalog"))
                .toList()));
  }

  private void scan(List<Section> sections, Scan scan) {
    sections.add(
        new Section(
            "Skipped",
            List.of("file", "because it"),
            scan.skipped().stream()
                .map(one -> List.of(one.file().value(), one.reason().text()))
                .toList()));
    sections.add(
        new Section(
            "Malformed",
            List.of("file", "because it"),
            scan.malformed().stream()
                .map(
                    one ->
                        List.of(
                            one.file() + ":" + one.at().line() + ":" + one.at().column(),
                            one.why()))
                .toList()));
    sections.add(
        new Section(
            "Ids that several files have; the first decides",
            List.of("id", "files"),
            scan.duplicates().stream()
                .map(
                    one ->
                        List.of(
                            one.id(),
                            String.join(
                                ", ", one.files().stream().map(WorkspacePath::value).toList())))
                .toList()));
    sections.add(
        new Section(
            "Folders in scope that do not exist",
            List.of("folder"),
            scan.looked().absent().stream().map(one -> List.of(one.value())).toList()));
    sections.add(
        new Section(
            "Folders that could not be looked into",
            List.of("folder", "because it"),
            scan.looked().unlisted().stream()
                .map(one -> List.of(one.folder().value(), one.why()))
                .toList()));
    sections.add(
        new Section(
            "Folders that the catalog names and that leave the workspace",
            List.of("folder"),
            audit.scope().refused().stream().map(List::of).toList()));
    sections.add(
        new Section(
            "Folders of plugins that the scope leaves out (--all-folders takes them)",
            List.of("folder", ">JSON files"),
            scan.looked().uncovered().stream()
                .map(one -> List.of(one.folder().value(), Integer.toString(one.files())))
                .toList()));
  }

  void print(PrintStream out, Style style, int columns) {
    out.println(Plain.text(headline()));
    remarks().forEach(remark -> out.println(style.warning(Plain.text(remark))));
    for (Section section : sections()) {
      out.println();
      out.println(style.strong(section.title() + ": " + section.rows().size()));
      Table table = new Table(section.headings());
      section.rows().stream().limit(MOST_ROWS).forEach(table::add);
      table
          .lines(new Style(false), columns == 0 ? 0 : Math.max(1, columns - 2))
          .forEach(line -> out.println("  " + line));
      more(section).forEach(line -> out.println("  " + line));
    }
    if (!verdict().isEmpty()) {
      out.println();
      out.println(
          outcome.code() == ExitCode.FINE
              ? style.good(Plain.text(verdict()))
              : style.bad(Plain.text(verdict())));
    }
  }

  private static List<String> more(Section section) {
    int more = section.rows().size() - MOST_ROWS;
    return more > 0 ? List.of("… and " + more + " more (--format json shows all)") : List.of();
  }

  void printMarkdown(PrintStream out) {
    out.println("# Audit of " + RowPrinter.markdown(file.value()));
    out.println();
    out.println(RowPrinter.markdown(headline()));
    remarks().forEach(remark -> out.println("\n" + RowPrinter.markdown(remark)));
    if (!verdict().isEmpty()) {
      out.println();
      out.println("**" + RowPrinter.markdown(verdict()) + "**");
    }
    for (Section section : sections()) {
      out.println();
      out.println("## " + section.title() + ": " + section.rows().size());
      out.println();
      try (RowPrinter table = RowPrinter.of("markdown", out, new Style(false), 0)) {
        table.columns(
            section.headings().stream()
                .map(heading -> heading.startsWith(">") ? heading.substring(1) : heading)
                .toList());
        section.rows().stream().limit(MOST_ROWS).forEach(table::row);
      }
      more(section).forEach(line -> out.println("\n" + line));
    }
  }

  void print(Json json) {
    try (json) {
      json.document()
          .put("catalog", file.value())
          .put("stale", audit.drift().isStale())
          .put("written", outcome.written())
          .put("refused", outcome.why().orElse(null));
      writeScope(json);
      writeScan(json);
      writeDrift(json);
      json.endObject();
    }
  }

  private void writeScope(Json json) {
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

  private void writeScan(Json json) {
    Scan scan = audit.scan();
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
    json.endArray().beginArray("duplicates");
    for (Scan.Duplicate one : scan.duplicates()) {
      json.beginObject().put("id", one.id()).beginArray("files");
      one.files().forEach(path -> json.beginObject().put("file", path.value()).endObject());
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }

  private void writeDrift(Json json) {
    CatalogDrift drift = audit.drift();
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
