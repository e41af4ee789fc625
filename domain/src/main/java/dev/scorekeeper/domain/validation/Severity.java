package dev.scorekeeper.domain.validation;

import java.util.Locale;

/** How much a finding matters; the worst first. */
public enum Severity {
  /** Something claimed is not so, or cannot be read. */
  ERROR,
  /** Something is inaccurate, or easily becomes wrong. */
  WARNING;

  /** The severity in outputs and in history. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
