package dev.scorekeeper.domain.history;

import java.util.Locale;

/** Why something began or ended at a moment. */
public enum Cause {
  /** The stream's history begins here; whatever it was before is not known. */
  FIRST,
  /** The files say something else. */
  CHANGE,
  /**
   * The run was made by another ruleset than the one before: nobody knows whether files changed.
   */
  RULESET;

  /** The cause in outputs. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
