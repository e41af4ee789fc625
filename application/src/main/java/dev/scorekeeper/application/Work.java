package dev.scorekeeper.application;

/** Work that can take long, by what is counted of it. */
public enum Work {
  /** Sequence files that are read. */
  READING_FILES,
  /** Files of plugin folders that are read. */
  SCANNING_PLUGINS,
  /** Commits of a line that are come to; how many there are is not known before. */
  FINDING_COMMITS,
  /** Commits that are compared with the one before. */
  COMPARING_COMMITS,
  /** Commits that are read and recorded. */
  READING_COMMITS,
  /** Runs that are verified. */
  VERIFYING,
  /** Runs from which everything computed is rebuilt. */
  REBUILDING,
  /** Runs that are exported. */
  EXPORTING,
  /** Kilobytes of logs that are imported. */
  IMPORTING,
  /** Entries that are compared with those of another history, and pushed where it lacks them. */
  PUSHING,
  /** Entries of another history that are compared, and pulled where they are lacking. */
  PULLING
}
