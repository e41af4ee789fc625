package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;

/** A run with what it found, as it is handed to a history. */
public record CompletedRun(Run run, Facts facts) {}
