package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.run.Run;

/** Port: a run, as a history holds it, that may speak for a moment of its stream; no draft. */
public interface Speaker {
  /** The run. */
  Run run();

  /** Whether it could read the plan. */
  boolean isReadable();

  /** Whether it makes no difference which of the two speaks: one ruleset, and the same facts. */
  boolean saysTheSame(Speaker other);
}
