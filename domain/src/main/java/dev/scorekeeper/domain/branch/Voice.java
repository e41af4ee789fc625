package dev.scorekeeper.domain.branch;

/** What a run that is used at a place adds to the history of its stream. */
public enum Voice {
  /** Nothing: it could not read the plan, and no commit before it could be read either. */
  SILENT,
  /** It says what the place before said. */
  REPEATS,
  /** Something else than the place before. */
  SPEAKS
}
