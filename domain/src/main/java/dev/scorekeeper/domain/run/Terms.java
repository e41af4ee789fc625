package dev.scorekeeper.domain.run;

import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.workspace.Layout;

/**
 * In which words results are told, which follows from the settings: what a plan does not have is
 * not spoken of.
 *
 * @param hasCatalog whether domains can be in the catalog only
 * @param isSized whether what exists is counted in movements and beats
 * @param isClaimed whether what exists is what entries say, and nobody looked
 */
public record Terms(boolean hasCatalog, boolean isSized, boolean isClaimed) {
  /** Of a plan with three layers, whose evidence are sequence files. */
  public static final Terms USUAL = new Terms(true, true, false);

  /** The words for settings in their canonical form. */
  static Terms of(String settings) {
    boolean isOff = settings.contains(Layout.NO_CATALOG);
    boolean isElse = settings.contains(Layout.NO_SEQUENCE_FILES);
    return isOff || isElse
        ? new Terms(!isOff, !isElse, settings.contains(Layout.CLAIMS_ONLY))
        : USUAL;
  }

  /** The words for a layout. */
  public static Terms of(Layout layout) {
    return of(layout.canonical());
  }

  /** The headline of a tally: the progress, and never without the rest. */
  public String headline(Tally tally) {
    return tally.headline(existing());
  }

  /** What is said of what exists. */
  public String existing() {
    return isClaimed ? "claimed to be implemented" : "implemented";
  }
}
