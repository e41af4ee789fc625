package dev.scorekeeper.domain.line;

import dev.scorekeeper.domain.run.Run;

/** A run that may speak for a commit or a moment of its stream; no draft. */
public interface Speaker {
  /** The run. */
  Run run();

  /** Whether it makes no difference which of the two speaks: one ruleset, and the same facts. */
  boolean saysTheSame(Speaker other);
}
