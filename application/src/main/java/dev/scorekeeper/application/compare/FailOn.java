package dev.scorekeeper.application.compare;

import java.util.Locale;

/** Something that makes a validation fail. */
public enum FailOn {
  /** A finding that is an error. */
  ERROR,
  /** Any finding. */
  WARNING,
  /** Nothing but what cannot be read. */
  NEVER,
  /**
   * Compared with a baseline something implemented is gone, not implemented any more, or smaller.
   */
  REGRESSION,
  /** A finding that a baseline does not have. */
  NEW;

  /** What it is called on a command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it takes a baseline to tell. */
  public boolean compares() {
    return this == REGRESSION || this == NEW;
  }
}
