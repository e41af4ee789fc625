package dev.scorekeeper.application.workspace;

import dev.scorekeeper.domain.commit.PullRequest;
import dev.scorekeeper.domain.run.StreamId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What stands for the branch of a checkout. The number of a pull request goes before all: two forks
 * may call their branches alike, and the merge that is tested is on no branch. Then comes the
 * branch that version control has checked out, then what a CI system names. A CI system is only
 * believed of the commit that it speaks of: a build may check out another one.
 */
final class CiBranch {
  private CiBranch() {}

  /**
   * The branch, or what is in its place.
   *
   * @param variables of the environment
   * @param events reads what a file says of the event that a build is for
   * @param branch that version control has checked out
   * @param head the commit that is checked out; empty outside of version control
   */
  static String of(
      Map<String, String> variables,
      Function<String, Optional<PullRequest>> events,
      Optional<String> branch,
      Optional<String> head) {
    List<CiBuild> builds = new CiSystems(variables, events, branch, head).builds();
    for (CiBuild build : builds) {
      if (build.isPullRequest() && build.speaksOf(head, branch)) {
        return build.name();
      }
    }
    if (branch.isPresent()) {
      return branch.get();
    }
    for (CiBuild build : builds) {
      if (build.speaksOf(head, branch)) {
        return build.name();
      }
    }
    return head.isPresent() ? StreamId.DETACHED : StreamId.DEFAULT_BRANCH;
  }
}
