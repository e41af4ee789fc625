package dev.scorekeeper.domain.history;

/**
 * One project on one branch: the runs that make one trend.
 *
 * @param project not a path of a machine
 * @param branch as the version control names it
 */
public record StreamId(String project, String branch) {
  /** The branch where nothing says which. */
  public static final String DEFAULT_BRANCH = "default";

  @Override
  public String toString() {
    return project + " on " + branch;
  }
}
