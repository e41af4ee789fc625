package dev.scorekeeper.domain.fact;

import java.util.Locale;

/** What became of a run. */
public enum Outcome {
  /** Every domain has a verdict. */
  ASSESSED,
  /** A layer could not be read; nothing is known of any domain. */
  UNREADABLE;

  /** The outcome in outputs. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
