package dev.scorekeeper.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CiBranchTest {
  @Test
  void isNoneOutsideOfCi() {
    assertThat(branch(Map.of())).isEmpty();
  }

  @Test
  void isThePushedBranchOnGitHub() {
    assertThat(branch(Map.of("GITHUB_REF", "refs/heads/feature/x", "GITHUB_REF_NAME", "feature/x")))
        .contains("feature/x");
    assertThat(branch(Map.of("GITHUB_REF_NAME", "feature/x"))).contains("feature/x");
  }

  @Test
  void isTheSourceOfAPullRequestOnGitHub() {
    assertThat(
            branch(
                Map.of(
                    "GITHUB_HEAD_REF", "login",
                    "GITHUB_BASE_REF", "main",
                    "GITHUB_REF", "refs/pull/7/merge",
                    "GITHUB_REF_NAME", "7/merge")))
        .contains("login");
  }

  @Test
  void isTheNumberOfAPullRequestFromTheMainOfAFork() {
    assertThat(
            branch(
                Map.of(
                    "GITHUB_HEAD_REF", "main",
                    "GITHUB_BASE_REF", "main",
                    "GITHUB_REF_NAME", "7/merge")))
        .contains("pull/7/merge");
  }

  @Test
  void isKeptApartFromBranchesForTags() {
    assertThat(branch(Map.of("GITHUB_REF", "refs/tags/v1"))).contains("tags/v1");
  }

  @Test
  void isTheBranchOnGitLab() {
    assertThat(branch(Map.of("CI_COMMIT_BRANCH", "main"))).contains("main");
    assertThat(branch(Map.of("CI_COMMIT_REF_NAME", "next"))).contains("next");
    assertThat(
            branch(
                Map.of(
                    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "main",
                    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
                    "CI_MERGE_REQUEST_IID", "12")))
        .contains("merge-request/12");
  }

  @Test
  void isTheBranchOnJenkins() {
    assertThat(branch(Map.of("GIT_BRANCH", "origin/main"))).contains("main");
    assertThat(branch(Map.of("BRANCH_NAME", "release"))).contains("release");
    assertThat(
            branch(Map.of("CHANGE_BRANCH", "fix", "CHANGE_TARGET", "main", "BRANCH_NAME", "PR-3")))
        .contains("fix");
  }

  @Test
  void isTheBranchOnAzure() {
    assertThat(branch(Map.of("BUILD_SOURCEBRANCH", "refs/heads/main"))).contains("main");
    assertThat(
            branch(
                Map.of(
                    "SYSTEM_PULLREQUEST_SOURCEBRANCH", "refs/heads/fix",
                    "SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main",
                    "BUILD_SOURCEBRANCH", "refs/pull/4/merge")))
        .contains("fix");
  }

  private static Optional<String> branch(Map<String, String> variables) {
    return CiBranch.of(variables);
  }
}
