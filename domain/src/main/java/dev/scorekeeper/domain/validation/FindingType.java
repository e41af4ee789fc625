package dev.scorekeeper.domain.validation;

import static dev.scorekeeper.domain.validation.Severity.ERROR;
import static dev.scorekeeper.domain.validation.Severity.WARNING;

import java.util.Locale;

/** The kinds of findings; each has a page of its name in {@code docs/findings/}. */
public enum FindingType {
  /** The registry is missing or malformed: nothing can be said of any domain. */
  REGISTRY_UNREADABLE(ERROR),
  /** No entry of the registry has an id, so that no domain is counted. */
  REGISTRY_UNIDENTIFIED(ERROR),
  /** The catalog is there and malformed: nobody knows which domains are in it only. */
  CATALOG_UNREADABLE(ERROR),
  /** The folder of the system sequences is there and cannot be listed. */
  SEQUENCES_UNREADABLE(ERROR),
  /** It cannot be told whether what a domain names as evidence is there. */
  EVIDENCE_UNREADABLE(ERROR),
  /** A path leaves the workspace, by itself or through a link; it was not opened. */
  PATH_ESCAPES_WORKSPACE(ERROR),
  /** A domain names a sequence file that is not there. */
  SEQUENCE_FILE_MISSING(ERROR),
  /** A sequence file cannot be read as JSON. */
  SEQUENCE_FILE_MALFORMED(ERROR),
  /** A domain names a sequence file without a movement. */
  SEQUENCE_FILE_EMPTY(ERROR),
  /** A domain names a file or folder as evidence that is not there, or is empty. */
  EVIDENCE_MISSING(ERROR),
  /** A domain says by a word how far it is that the settings do not know. */
  CLAIM_UNKNOWN(ERROR),
  /** Several entries have one id; the first decides. */
  DOMAIN_DUPLICATE(ERROR),
  /** A key comes twice in one object of a file; the first counts. */
  KEY_DUPLICATE(ERROR),
  /** A path is written with backslashes. */
  PATH_NOT_PORTABLE(WARNING),
  /** A count is no whole number from 0 on; it is taken as unknown. */
  COUNT_INVALID(WARNING),
  /** A declared number of movements or beats differs from the actual number. */
  COUNT_DRIFT(WARNING),
  /** A domain says how far it is, and its evidence says otherwise. */
  CLAIM_CONTRADICTED(WARNING),
  /** No entry says how far it is, though that is what counts. */
  CLAIM_MISSING(WARNING),
  /** A domain relates to one that the registry does not have. */
  RELATION_DANGLING(WARNING),
  /** No domain names a system sequence. */
  SEQUENCE_ORPHAN(WARNING),
  /** An entry of the registry has no id, and so is no domain. */
  REGISTRY_ENTRY_UNIDENTIFIED(WARNING),
  /** An entry of the catalog has no id, and so is no sequence. */
  CATALOG_ENTRY_UNIDENTIFIED(WARNING),
  /** Several entries of the catalog have one id; the first decides. */
  CATALOG_ENTRY_DUPLICATE(WARNING),
  /** The catalog's summary is not its content. */
  CATALOG_COUNT_DRIFT(WARNING),
  /** The catalog is not what the plugin folders hold; only a scan can tell. */
  CATALOG_STALE(WARNING),
  /** The scope of the audit leaves a folder of plugins out; only a scan can tell. */
  CATALOG_FOLDER_UNCOVERED(WARNING),
  /** There is no catalog. */
  CATALOG_MISSING(WARNING),
  /** There is no folder of system sequences. */
  SEQUENCES_MISSING(WARNING);

  private final Severity severity;

  FindingType(Severity severity) {
    this.severity = severity;
  }

  /** How much findings of this type matter. */
  public Severity severity() {
    return severity;
  }

  /**
   * Whether only a run that scanned the plugin folders can say that a finding of this id is there,
   * or that it is not.
   */
  public static boolean needsScan(String id) {
    return id.equals(CATALOG_STALE.id()) || id.equals(CATALOG_FOLDER_UNCOVERED.id());
  }

  /** The finding id in outputs and in history. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
