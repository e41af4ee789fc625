package dev.scorekeeper.application.audit;

/**
 * What an audit is to do.
 *
 * @param checking only say how the catalog differs, and write nothing
 * @param strict fail when a file of the folders is malformed, or says something twice
 * @param allFolders take all folders that plugins lie in by default, besides those in scope
 * @param allowShrink write also a catalog that loses more than a fifth of its sequences; what is no
 *     catalog is never written over
 * @param stamp write down the time of the audit in the catalog
 */
public record AuditRequest(
    boolean checking, boolean strict, boolean allFolders, boolean allowShrink, boolean stamp) {
  /** Say how the catalog differs. */
  public static final AuditRequest CHECK = new AuditRequest(true, false, false, false, false);

  /** Write the catalog. */
  public static final AuditRequest WRITE = new AuditRequest(false, false, false, false, false);
}
