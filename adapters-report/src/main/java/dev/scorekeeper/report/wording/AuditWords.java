package dev.scorekeeper.report.wording;

import dev.scorekeeper.application.audit.AuditResult;
import dev.scorekeeper.application.audit.PluginAudit;
import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.catalog.SequenceDifference;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an audit found and did, in sentences and lists. */
public final class AuditWords {
  /** Rows of a list that people are shown; JSON has all. */
  private static final int MOST_ROWS = 60;

  private final AuditResult result;
  private final PluginAudit audit;

  public AuditWords(AuditResult result) {
    this.result = result;
    this.audit = result.audit();
  }

  /**
   * A list under a heading.
   *
   * @param columns of the rows
   */
  public record Section(String title, List<Column> columns, List<List<String>> rows) {
    /** The title with how many rows there are. */
    public String heading() {
      return title + ": " + rows.size();
    }

    /** The rows that people are shown. */
    public List<List<String>> shown() {
      return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
    }

    /** A word about rows that people are not shown, if there are any. */
    public Optional<String> more() {
      int more = rows.size() - MOST_ROWS;
      return more > 0
          ? Optional.of("… and " + more + " more (--format json shows all)")
          : Optional.empty();
    }
  }

  /** What the folders hold, in a sentence. */
  public String headline() {
    Scan scan = audit.scan();
    Size size = Size.NONE;
    for (Scan.Found found : scan.sequences()) {
      size = size.plus(found.sequence().size());
    }
    int folders = scan.looked().folders().size() - scan.looked().absent().size();
    return Counted.of(scan.sequences().size(), "sequence")
        + " in "
        + Counted.of(folders, "folder")
        + " "
        + from()
        + ": "
        + VerdictWords.size(size)
        + ", "
        + Counted.of(scan.handlers().size(), "handler")
        + ", "
        + Counted.of(scan.topics().size(), "topic")
        + (scan.skipped().isEmpty()
            ? ""
            : " · " + Counted.of(scan.skipped().size(), "file") + " skipped")
        + (scan.malformed().isEmpty() ? "" : " · " + scan.malformed().size() + " malformed")
        + (scan.unread().isEmpty() ? "" : " · " + scan.unread().size() + " unread");
  }

  private String from() {
    return switch (audit.scope().from()) {
      case SETTINGS -> "that the settings name";
      case CATALOG -> "that the catalog names";
      case DEFAULT -> "of " + PluginFiles.DEFAULT;
    };
  }

  /** What the check or the audit comes to, in a sentence; empty where there is nothing to say. */
  public Optional<String> verdict() {
    return switch (result.outcome()) {
      case WRITTEN -> Optional.of("Wrote " + result.file() + ".");
      case UNCHANGED -> Optional.of(result.file() + " is up to date already.");
      case FRESH -> Optional.of("The catalog is up to date.");
      case STALE ->
          Optional.of(
              "The catalog is stale: "
                  + (audit.drift().exists() ? result.file() : "there is no " + result.file())
                  + ".");
      case REFUSED, UNREADABLE ->
          result.checking() ? Optional.empty() : Optional.of("Not written.");
    };
  }

  /** Sentences that say in full what the lists below them are about. */
  public List<String> remarks() {
    CatalogDrift drift = audit.drift();
    List<String> remarks = new ArrayList<>();
    int entries = drift.listed() + drift.unidentified();
    for (int times : drift.listedTwice().values()) {
      entries += times - 1;
    }
    if (drift.countedManifests() > 0) {
      remarks.add(
          "The catalog counts "
              + Counted.of(drift.countedManifests(), "manifest")
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
                  ? "has no id, so it is not a sequence."
                  : "have no id, so they are not sequences."));
    }
    if (drift.isSevereLoss()) {
      remarks.add(
          "The folders hold "
              + (drift.listed() == drift.onlyInCatalog().size()
                  ? "nothing"
                  : "only " + (drift.listed() - drift.onlyInCatalog().size()))
              + " of the "
              + Counted.of(drift.listed(), "sequence")
              + " that the catalog lists.");
    }
    return remarks;
  }

  /** The lists that have anything in them. */
  public List<Section> sections() {
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
            List.of(Column.text("id"), Column.text("name")),
            drift.onlyInCatalog().stream().map(one -> List.of(one.id(), one.name())).toList()));
    sections.add(
        new Section(
            "Only in the folders",
            List.of(Column.text("id"), Column.text("file")),
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
        new Section(
            "Changed",
            List.of(
                Column.text("id"),
                Column.text("what"),
                Column.text("in the catalog"),
                Column.text("in the folders")),
            changes));
    sections.add(
        new Section(
            "Listed more than once",
            List.of(Column.text("id"), Column.number("times")),
            drift.listedTwice().entrySet().stream()
                .map(one -> List.of(one.getKey(), one.getValue().toString()))
                .toList()));
    sections.add(
        new Section(
            "Wrong counts",
            List.of(
                Column.text("count"),
                Column.number("in the catalog"),
                Column.number("in the folders")),
            drift.counts().stream()
                .map(
                    one ->
                        List.of(
                            one.name(), Long.toString(one.declared()), Long.toString(one.actual())))
                .toList()));
    sections.add(
        new Section(
            "Folders named by one side only",
            List.of(Column.text("folder"), Column.text("named by")),
            drift.folders().stream()
                .map(one -> List.of(one.folder().value(), one.isAdded() ? "scope" : "catalog"))
                .toList()));
  }

  private void scan(List<Section> sections, Scan scan) {
    sections.add(
        new Section(
            "Skipped",
            List.of(Column.text("file"), Column.text("because it")),
            scan.skipped().stream()
                .map(one -> List.of(one.file().value(), one.reason().text()))
                .toList()));
    sections.add(
        new Section(
            "Malformed",
            List.of(Column.text("file"), Column.text("because it")),
            scan.malformed().stream()
                .map(one -> List.of(one.at().in(one.file()), one.why()))
                .toList()));
    sections.add(
        new Section(
            "Read with problems",
            List.of(Column.text("file"), Column.text("because it")),
            scan.slips().stream()
                .map(one -> List.of(one.slip().at().in(one.file()), one.slip().why()))
                .toList()));
    sections.add(
        new Section(
            "Not read",
            List.of(Column.text("file"), Column.text("because it")),
            scan.unread().stream().map(one -> List.of(one.place().value(), one.why())).toList()));
    sections.add(
        new Section(
            "Ids that several files have; the first decides",
            List.of(Column.text("id"), Column.text("files")),
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
            List.of(Column.text("folder")),
            scan.looked().absent().stream().map(one -> List.of(one.value())).toList()));
    sections.add(
        new Section(
            "Folders that could not be read",
            List.of(Column.text("folder"), Column.text("because it")),
            scan.looked().unlisted().stream()
                .map(one -> List.of(one.folder().value(), one.why()))
                .toList()));
    sections.add(
        new Section(
            "Folders of the catalog that are no plugin folders",
            List.of(Column.text("folder")),
            audit.scope().refused().stream().map(List::of).toList()));
    sections.add(
        new Section(
            "Plugin folders out of scope (pass --all-folders to scan them)",
            List.of(Column.text("folder"), Column.number("JSON files")),
            scan.looked().uncovered().stream()
                .map(one -> List.of(one.folder().value(), Integer.toString(one.files())))
                .toList()));
  }
}
