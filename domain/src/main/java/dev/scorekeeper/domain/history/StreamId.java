package dev.scorekeeper.domain.history;

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
