package dev.scorekeeper.domain.run;

import org.jspecify.annotations.Nullable;

/**
 * One project on one branch: the runs that make one trend.
 *
 * @param project not a path of a machine
 * @param branch as the version control names it
 */
public record StreamId(String project, String branch) {
  /** The branch where nothing says which. */
  public static final String DEFAULT_BRANCH = "default";

  /** No host, version control or person names anything longer. */
  private static final int LONGEST_NAME = 1000;

  /**
   * Whether the branch is a line of commits. Pull requests, tags and heads that nothing names are
   * none: their runs speak in the order of recording, none of them leaves, and nobody reads their
   * commits unasked.
   */
  public boolean isLine() {
    return !branch.equals("detached")
        && !branch.startsWith("pull/")
        && !branch.startsWith("merge-request/")
        && !branch.startsWith("tags/");
  }

  /** Whether a text can name a project or a branch: it says something, in one line, and ends. */
  public static boolean isName(String text) {
    if (text.length() > LONGEST_NAME || text.isBlank()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Written out, as in the keys of facts, since each start asks. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StreamId stream
        && project.equals(stream.project)
        && branch.equals(stream.branch);
  }

  @Override
  public int hashCode() {
    return 31 * project.hashCode() + branch.hashCode();
  }

  @Override
  public String toString() {
    return project + " on " + branch;
  }
}
