package dev.scorekeeper.application.workspace;

import java.util.Map;
import java.util.Optional;

/**
 * The branch as the usual CI systems name it, for a checkout with a detached head. A pull request
 * has its source branch, unless that is called like a trunk (a fork's main is not our main): then
 * its number.
 */
final class CiBranch {
  private final Map<String, String> variables;

  private CiBranch(Map<String, String> variables) {
    this.variables = variables;
  }

  static Optional<String> of(Map<String, String> variables) {
    CiBranch ci = new CiBranch(variables);
    String branch = ci.gitHub();
    branch = branch.isEmpty() ? ci.gitLab() : branch;
    branch = branch.isEmpty() ? ci.jenkins() : branch;
    branch = branch.isEmpty() ? ci.azure() : branch;
    return branch.isEmpty() ? Optional.empty() : Optional.of(branch);
  }

  private String gitHub() {
    String source = variable("GITHUB_HEAD_REF");
    if (!source.isEmpty()) {
      return pullRequest(source, variable("GITHUB_BASE_REF"), "pull/", variable("GITHUB_REF_NAME"));
    }
    String ref = variable("GITHUB_REF");
    return ref.isEmpty() ? variable("GITHUB_REF_NAME") : fromRef(ref);
  }

  private String gitLab() {
    String source = variable("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME");
    if (!source.isEmpty()) {
      return pullRequest(
          source,
          variable("CI_MERGE_REQUEST_TARGET_BRANCH_NAME"),
          "merge-request/",
          variable("CI_MERGE_REQUEST_IID"));
    }
    return first("CI_COMMIT_BRANCH", "CI_COMMIT_REF_NAME");
  }

  private String jenkins() {
    String source = variable("CHANGE_BRANCH");
    if (!source.isEmpty()) {
      return pullRequest(source, variable("CHANGE_TARGET"), "pull/", variable("CHANGE_ID"));
    }
    String branch = first("BRANCH_NAME", "GIT_LOCAL_BRANCH");
    return branch.isEmpty() ? without(variable("GIT_BRANCH"), "origin/") : branch;
  }

  private String azure() {
    String source = variable("SYSTEM_PULLREQUEST_SOURCEBRANCH");
    if (!source.isEmpty()) {
      return pullRequest(
          fromRef(source),
          fromRef(variable("SYSTEM_PULLREQUEST_TARGETBRANCH")),
          "pull/",
          variable("SYSTEM_PULLREQUEST_PULLREQUESTID"));
    }
    return fromRef(variable("BUILD_SOURCEBRANCH"));
  }

  private static String pullRequest(String source, String target, String kind, String number) {
    boolean trunk = source.equals("main") || source.equals("master") || source.equals(target);
    return trunk ? kind + (number.isEmpty() ? source : number) : source;
  }

  private static String fromRef(String ref) {
    return without(without(ref, "refs/heads/"), "refs/");
  }

  private static String without(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private String first(String name, String otherwise) {
    String value = variable(name);
    return value.isEmpty() ? variable(otherwise) : value;
  }

  /** The value of an environment variable; empty where it is not set. */
  private String variable(String name) {
    return variables.getOrDefault(name, "");
  }
}
