package dev.scorekeeper.domain.run;

import java.util.Locale;

/** Where the files of a run were read. */
public enum Source {
  /** From a commit. */
  GIT,
  /** From the working tree: clean against their commit, or outside version control. */
  WORKTREE,
  /** From the working tree, with an input that differs from the commit: in the log, in no trend. */
  DRAFT;

  /** The source in outputs. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
