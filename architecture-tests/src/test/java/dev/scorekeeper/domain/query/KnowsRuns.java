package dev.scorekeeper.domain.query;

import dev.scorekeeper.domain.run.Run;

/** Breaks a law on purpose: what is asked in words knows what a run is. */
public final class KnowsRuns {
  String id(Run run) {
    return run.id().hex();
  }
}
