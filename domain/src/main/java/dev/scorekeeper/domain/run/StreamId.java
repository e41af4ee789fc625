package dev.scorekeeper.domain.run;

import org.jspecify.annotations.Nullable;

/**
 * One project on one branch: the runs that make one trend. What is no branch has a name in its
 * place: a pull request ({@code pull/7}, {@code merge-request/7}), a tag ({@code tags/v1}), or a
 * head that nothing names ({@code detached}).
 *
 * @param project not a path of a machine
 * @param branch as the version control names it, or what is in its place
 */
public record StreamId(String project, String branch) {
  /** The branch outside of version control. */
  public static final String DEFAULT_BRANCH = "default";

  /** In place of a branch: the head is a commit, and nothing says of which branch. */
  public static final String DETACHED = "detached";

  /** What the number of a pull request stands behind. */
  public static final String PULL_REQUESTS = "pull/";

  /** What the number of a merge request of GitLab stands behind. */
  public static final String MERGE_REQUESTS = "merge-request/";

  /** What the name of a tag stands behind. */
  public static final String TAGS = "tags/";

  /** No host, version control or person names anything longer. */
  private static final int LONGEST_NAME = 1000;

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

  /**
   * Whether it is the line of a branch: one commit after the other, of which the newest says what
   * all others lead to. A pull request is tested as merges that nobody keeps, a tag is one commit,
   * and a head that nothing names may be of anywhere. There runs speak in the order of recording,
   * nothing leaves, and nothing is backfilled unasked.
   */
  public boolean isLine() {
    return !branch.equals(DETACHED)
        && !branch.startsWith(PULL_REQUESTS)
        && !branch.startsWith(MERGE_REQUESTS)
        && !branch.startsWith(TAGS);
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
