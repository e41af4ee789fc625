package dev.scorekeeper.report;

import dev.scorekeeper.Scorekeeper;

/** Breaks a law on purpose: a report asks for what it is to show. */
public final class KnowsTheLibrary {
  void validate(Scorekeeper scorekeeper) {
    scorekeeper.validate();
  }
}
