package dev.scorekeeper.application.workspace;

import java.util.List;
import java.util.Optional;

/**
 * What a CI system says that it builds.
 *
 * @param name of the branch, the pull request or the tag, as a stream has it
 * @param isPullRequest whether it is a pull request
 * @param commits of which the system speaks; none where it does not say, or makes a commit of its
 *     own
 * @param branches that the system itself checks out for it; only asked where it speaks of no commit
 */
record CiBuild(String name, boolean isPullRequest, List<String> commits, List<String> branches) {
  CiBuild {
    commits = List.copyOf(commits);
    branches = List.copyOf(branches);
  }

  /**
   * Whether it is what is checked out, as far as anybody can tell.
   *
   * @param head the commit that is checked out; nothing contradicts where there is none
   * @param branch that version control has checked out
   */
  boolean speaksOf(Optional<String> head, Optional<String> branch) {
    if (head.isEmpty()) {
      return true;
    }
    if (commits.isEmpty()) {
      return branch.isEmpty() || branches.contains(branch.get());
    }
    return commits.contains(head.get());
  }
}
