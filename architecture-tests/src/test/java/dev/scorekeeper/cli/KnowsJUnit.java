package dev.scorekeeper.cli;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Breaks a law on purpose: libraries for tests run in production. */
public final class KnowsJUnit {
  void assume() {
    Assumptions.assumeTrue(true);
  }

  void check() {
    Assertions.setMaxStackTraceElementsDisplayed(1);
  }
}
