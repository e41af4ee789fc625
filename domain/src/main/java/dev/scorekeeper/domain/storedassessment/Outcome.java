package dev.scorekeeper.domain.storedassessment;

import java.util.Locale;

/** What became of a run. */
public enum Outcome {
  /** Every domain has a verdict. */
  ASSESSED,
  /** A layer could not be read; no domain was assessed. */
  UNREADABLE;

  /** The outcome in outputs. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
