package dev.scorekeeper.cli;

import java.util.Optional;

/**
 * The branch as the usual CI systems name it, for a checkout with a detached head. A pull request
 * has its source branch, unless that is called like a trunk (a fork's main is not our main): then
 * its number.
 */
final class CiBranch {
  private final Environment environment;

  private CiBranch(Environment environment) {
    this.environment = environment;
  }

  static Optional<String> of(Environment environment) {
    CiBranch ci = new CiBranch(environment);
    return ci.gitHub().or(ci::gitLab).or(ci::jenkins).or(ci::azure);
  }

  private Optional<String> gitHub() {
    return pullRequest(
            "GITHUB_HEAD_REF", "GITHUB_BASE_REF", variable("GITHUB_REF_NAME").map("pull/"::concat))
        .or(() -> variable("GITHUB_REF").map(CiBranch::fromRef))
        .or(() -> variable("GITHUB_REF_NAME"));
  }

  private Optional<String> gitLab() {
    return pullRequest(
            "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
            variable("CI_MERGE_REQUEST_IID").map("merge-request/"::concat))
        .or(() -> variable("CI_COMMIT_BRANCH"))
        .or(() -> variable("CI_COMMIT_REF_NAME"));
  }

  private Optional<String> jenkins() {
    return pullRequest("CHANGE_BRANCH", "CHANGE_TARGET", variable("CHANGE_ID").map("pull/"::concat))
        .or(() -> variable("BRANCH_NAME"))
        .or(() -> variable("GIT_LOCAL_BRANCH"))
        .or(() -> variable("GIT_BRANCH").map(name -> without(name, "origin/")));
  }

  private Optional<String> azure() {
    return pullRequest(
            "SYSTEM_PULLREQUEST_SOURCEBRANCH",
            "SYSTEM_PULLREQUEST_TARGETBRANCH",
            variable("SYSTEM_PULLREQUEST_PULLREQUESTID").map("pull/"::concat))
        .or(() -> variable("BUILD_SOURCEBRANCH").map(CiBranch::fromRef));
  }

  private Optional<String> pullRequest(String source, String target, Optional<String> number) {
    return variable(source)
        .map(CiBranch::fromRef)
        .map(
            branch ->
                isTrunk(branch, variable(target).map(CiBranch::fromRef))
                    ? number.orElse("pull/" + branch)
                    : branch);
  }

  private static boolean isTrunk(String branch, Optional<String> target) {
    return branch.equals("main")
        || branch.equals("master")
        || target.filter(branch::equals).isPresent();
  }

  private static String fromRef(String ref) {
    return without(without(ref, "refs/heads/"), "refs/");
  }

  private static String without(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private Optional<String> variable(String name) {
    return environment.variable(name);
  }
}
