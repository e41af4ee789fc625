package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.run.Run;

/** Breaks a law on purpose: assessing knows recording. */
public final class KnowsHistory {
  String id(Run run) {
    return run.id().hex();
  }
}
