package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.catalog.CatalogDrift;
import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** The findings that only a scan of the plugin folders makes. */
final class ScanFindings {
  private ScanFindings() {}

  static Assessment.Assessed added(
      Assessment.Assessed to, WorkspacePath catalog, Scan scan, CatalogDrift drift) {
    List<Finding> findings = new ArrayList<>(to.findings());
    if (drift.isStale()) {
      findings.add(
          Finding.of(
              FindingType.CATALOG_STALE,
              catalog.value(),
              "the catalog is not what the plugin folders hold: "
                  + String.join(", ", parts(drift))
                  + "; run scorekeeper audit",
              catalog));
    }
    for (PluginFiles.Uncovered folder : scan.looked().uncovered()) {
      findings.add(
          Finding.of(
              FindingType.CATALOG_FOLDER_UNCOVERED,
              folder.folder().value(),
              (folder.files() == 0
                      ? "cannot be looked into, and the audit leaves it out; take it"
                      : "has "
                          + Counted.of(folder.files(), "JSON file", "JSON files")
                          + " that the audit leaves out; take it")
                  + " with scorekeeper audit --all-folders, or"
                  + " name the plugin folders in the settings",
              folder.folder()));
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return new Assessment.Assessed(
        to.layers(), to.domains(), findings, to.plugins(), OptionalInt.of(scan.sequences().size()));
  }

  private static List<String> parts(CatalogDrift drift) {
    List<String> parts = new ArrayList<>();
    if (!drift.exists()) {
      parts.add("there is none");
    }
    add(parts, drift.onlyInCatalog().size(), "sequence is gone", "sequences are gone");
    add(parts, drift.onlyInFolders().size(), "sequence is new", "sequences are new");
    add(parts, drift.changed().size(), "sequence changed", "sequences changed");
    add(parts, drift.listedTwice().size(), "id is listed twice", "ids are listed twice");
    add(parts, drift.countedManifests(), "manifest is counted", "manifests are counted");
    add(
        parts,
        drift.unidentified() - drift.countedManifests(),
        "entry has no id",
        "entries have no id");
    add(parts, drift.counts().size(), "count is not so", "counts are not so");
    add(
        parts,
        drift.folders().size(),
        "folder is named by one side",
        "folders are named by one side");
    return parts;
  }

  private static void add(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(Counted.of(count, one, many));
    }
  }
}
