package dev.scorekeeper.application.audit;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.Optional;

/**
 * What became of an audit.
 *
 * @param file the catalog's
 * @param audit what was found
 * @param checking whether nothing was to be written
 * @param outcome what was done, or why not
 * @param why why nothing was written or said, where something kept the audit from it
 */
public record AuditResult(
    WorkspacePath file,
    PluginAudit audit,
    boolean checking,
    Outcome outcome,
    Optional<String> why) {
  /** What an audit comes to. */
  public enum Outcome {
    /** The catalog was written. */
    WRITTEN,
    /** The catalog was already what the folders hold, to the byte. */
    UNCHANGED,
    /** A check found that the catalog is what the folders hold. */
    FRESH,
    /** A check found that it is not. */
    STALE,
    /** Nothing was written, since the catalog would lose too much. */
    REFUSED,
    /** Something cannot be read, so nothing can be said or written. */
    UNREADABLE;

    /** Whether all is well. */
    public boolean isFine() {
      return this == WRITTEN || this == UNCHANGED || this == FRESH;
    }
  }
}
