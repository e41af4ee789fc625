package dev.scorekeeper.domain.validation;

/** Whether what an entry names as evidence is there. */
public enum Presence {
  /** A file, a folder that is not empty, or at least one that a pattern matches. */
  THERE,
  /** Nothing lies there, or nothing matches. */
  MISSING,
  /** A folder lies there, and no file is in it. */
  EMPTY,
  /** The path, or a link on it, leaves the workspace. */
  OUTSIDE
}
