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
              "the catalog does not match the plugin folders: "
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
                      ? "cannot be read, and the audit does not cover it"
                      : "has "
                          + Counted.of(folder.files(), "JSON file", "JSON files")
                          + " that the audit does not cover")
                  + "; run scorekeeper audit --all-folders, or add the folder to"
                  + " \"pluginFolders\" in scorekeeper.json",
              folder.folder()));
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return new Assessment.Assessed(
        to.layers(), to.domains(), findings, to.plugins(), OptionalInt.of(scan.sequences().size()));
  }

  private static List<String> parts(CatalogDrift drift) {
    List<String> parts = new ArrayList<>();
    if (!drift.exists()) {
      parts.add("there is no catalog");
    }
    add(
        parts,
        drift.onlyInCatalog().size(),
        "sequence no longer exists",
        "sequences no longer exist");
    add(parts, drift.onlyInFolders().size(), "sequence is not in it", "sequences are not in it");
    add(parts, drift.changed().size(), "sequence changed", "sequences changed");
    add(parts, drift.listedTwice().size(), "id is listed twice", "ids are listed twice");
    add(
        parts,
        drift.countedManifests(),
        "manifest is listed as a sequence",
        "manifests are listed as sequences");
    add(
        parts,
        drift.unidentified() - drift.countedManifests(),
        "entry has no id",
        "entries have no id");
    add(parts, drift.counts().size(), "count is wrong", "counts are wrong");
    add(
        parts,
        drift.folders().size(),
        "folder is in only one of the two",
        "folders are in only one of the two");
    return parts;
  }

  private static void add(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(Counted.of(count, one, many));
    }
  }
}
