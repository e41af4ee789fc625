package dev.scorekeeper.application.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.PullRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stands for the branch, by the variables that CI systems document. A commit is written as one
 * letter: {@code H} is checked out, {@code O} is another one.
 */
class CiBranchTest {
  private static final String FILE = "/event.json";

  private Optional<PullRequest> event = Optional.of(new PullRequest("7", List.of()));
  private int asked;

  private static String commit(String letter) {
    return (letter.equals("H") ? "ab" : "cd").repeat(20);
  }

  /** Variables as a shell has them before a command: {@code A=1 B=2}. */
  private static Map<String, String> variables(String text) {
    Map<String, String> variables = new HashMap<>();
    for (String one : text.strip().split("\\s+", -1)) {
      int at = one.indexOf('=');
      if (at > 0) {
        String value = one.substring(at + 1);
        variables.put(
            one.substring(0, at), value.equals("H") || value.equals("O") ? commit(value) : value);
      }
    }
    return variables;
  }

  private String branch(String variables, Optional<String> branch, Optional<String> head) {
    Map<String, String> all = variables(variables);
    all.put("GITHUB_EVENT_PATH", FILE);
    return CiBranch.of(
        all,
        file -> {
          assertThat(file).isEqualTo(FILE);
          asked++;
          return event;
        },
        branch,
        head);
  }

  private String detached(String variables) {
    return branch(variables, Optional.empty(), Optional.of(commit("H")));
  }

  private String on(String branch, String variables) {
    return branch(variables, Optional.of(branch), Optional.of(commit("H")));
  }

  private String outside(String variables) {
    return branch(variables, Optional.empty(), Optional.empty());
  }

  @Test
  void withoutACiSystemItIsTheOneThatIsCheckedOut() {
    assertThat(on("main", "")).isEqualTo("main");
    assertThat(detached("")).isEqualTo("detached");
    assertThat(outside("")).isEqualTo("default");
    assertThat(asked).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // GitHub
    "feature/x, GITHUB_SHA=H GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/feature/x GITHUB_REF_NAME=feature/x",
    "feature/x, GITHUB_SHA=H GITHUB_REF_NAME=feature/x GITHUB_REF_TYPE=branch",
    "tags/v1.0, GITHUB_SHA=H GITHUB_EVENT_NAME=push GITHUB_REF=refs/tags/v1.0 GITHUB_REF_TYPE=tag",
    "tags/main, GITHUB_SHA=H GITHUB_REF_NAME=main GITHUB_REF_TYPE=tag",
    "gh-readonly-queue/main/pr-7-a, GITHUB_SHA=H GITHUB_EVENT_NAME=merge_group GITHUB_REF=refs/heads/gh-readonly-queue/main/pr-7-a",
    "main, GITHUB_SHA=H GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/heads/main GITHUB_HEAD_REF=x GITHUB_BASE_REF=main",
    "main, GITHUB_SHA=H GITHUB_EVENT_NAME=pull_request_target GITHUB_REF=refs/heads/main GITHUB_HEAD_REF=x",
    "main, GITHUB_REF=refs/heads/main",
    // GitLab
    "main, CI_COMMIT_SHA=H CI_COMMIT_BRANCH=main CI_COMMIT_REF_NAME=main",
    "next, CI_COMMIT_SHA=H CI_COMMIT_REF_NAME=next",
    "tags/main, CI_COMMIT_SHA=H CI_COMMIT_TAG=main CI_COMMIT_REF_NAME=main",
    "main, CI_COMMIT_SHA=H CI_COMMIT_BRANCH=main CI_OPEN_MERGE_REQUESTS=acme/plan!7",
    // Jenkins
    "main, GIT_COMMIT=H GIT_BRANCH=origin/main",
    "main, GIT_COMMIT=H GIT_BRANCH=refs/remotes/origin/main",
    "main, GIT_COMMIT=H GIT_BRANCH=refs/heads/main",
    "tags/v1, GIT_COMMIT=H GIT_BRANCH=refs/tags/v1",
    "pull/7, GIT_COMMIT=H GIT_BRANCH=origin/pull/7/merge",
    "detached, GIT_COMMIT=H GIT_BRANCH=detached",
    "local, GIT_COMMIT=H GIT_BRANCH=origin/main GIT_LOCAL_BRANCH=local",
    "release, BRANCH_NAME=release",
    "tags/main, GIT_COMMIT=H BRANCH_NAME=main TAG_NAME=main",
    "main, GIT_COMMIT=H BRANCH_NAME=main TAG_NAME=of-something-else",
    // Azure
    "main, BUILD_SOURCEVERSION=H BUILD_SOURCEBRANCH=refs/heads/main BUILD_SOURCEBRANCHNAME=main",
    "a/main, BUILD_SOURCEVERSION=H BUILD_SOURCEBRANCH=refs/heads/a/main BUILD_SOURCEBRANCHNAME=main",
    "tags/main, BUILD_SOURCEVERSION=H BUILD_SOURCEBRANCH=refs/tags/main",
    // Bitbucket, CircleCI, Travis, Buildkite, Drone, Woodpecker
    "main, BITBUCKET_BUILD_NUMBER=1 BITBUCKET_COMMIT=H BITBUCKET_BRANCH=main",
    "tags/v1, BITBUCKET_BUILD_NUMBER=1 BITBUCKET_COMMIT=H BITBUCKET_TAG=v1",
    "main, CIRCLECI=true CIRCLE_SHA1=H CIRCLE_BRANCH=main",
    "tags/v1, CIRCLECI=true CIRCLE_SHA1=H CIRCLE_TAG=v1",
    "main, TRAVIS=true TRAVIS_COMMIT=H TRAVIS_BRANCH=main TRAVIS_PULL_REQUEST=false",
    "tags/v1, TRAVIS=true TRAVIS_COMMIT=H TRAVIS_BRANCH=v1 TRAVIS_TAG=v1 TRAVIS_PULL_REQUEST=false",
    "main, BUILDKITE=true BUILDKITE_COMMIT=H BUILDKITE_BRANCH=main BUILDKITE_PULL_REQUEST=false",
    "main, BUILDKITE=true BUILDKITE_COMMIT=HEAD BUILDKITE_BRANCH=main BUILDKITE_PULL_REQUEST=false",
    "tags/v1, BUILDKITE=true BUILDKITE_COMMIT=H BUILDKITE_BRANCH=v1 BUILDKITE_TAG=v1",
    "main, DRONE=true DRONE_COMMIT_SHA=H DRONE_BRANCH=main",
    "tags/v1, DRONE=true DRONE_COMMIT=H DRONE_TAG=v1",
    "main, CI=woodpecker CI_COMMIT_SHA=H CI_COMMIT_BRANCH=main",
    "tags/v1, CI=woodpecker CI_COMMIT_SHA=H CI_COMMIT_TAG=v1",
  })
  void aDetachedHeadIsOfTheBranchOrTagThatTheCiSystemNames(String name, String variables) {
    assertThat(detached(variables)).isEqualTo(name);
    // git knows better, but for a pull request
    assertThat(on("mine", variables)).isEqualTo("mine");
    assertThat(outside(variables)).isEqualTo(name);
    assertThat(asked).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB_SHA=O GITHUB_EVENT_NAME=push GITHUB_REF=refs/heads/main",
    "GITHUB_SHA=O GITHUB_EVENT_NAME=workflow_run GITHUB_REF=refs/heads/main GITHUB_REF_NAME=main",
    "GITHUB_SHA=O GITHUB_EVENT_NAME=issue_comment GITHUB_REF=refs/heads/main",
    "GITHUB_SHA=O GITHUB_EVENT_NAME=workflow_run GITHUB_REF=refs/heads/main BRANCH_NAME=main",
    "GITHUB_SHA=O GITHUB_REF=refs/tags/v1",
    "CI_COMMIT_SHA=O CI_COMMIT_BRANCH=main",
    "CI_COMMIT_SHA=O CI_COMMIT_TAG=v1",
    "GIT_COMMIT=O GIT_BRANCH=origin/main",
    "GIT_COMMIT=O BRANCH_NAME=main",
    "BUILD_SOURCEVERSION=O BUILD_SOURCEBRANCH=refs/heads/main",
    "BITBUCKET_BUILD_NUMBER=1 BITBUCKET_COMMIT=O BITBUCKET_BRANCH=main",
    "BITBUCKET_BRANCH=main CIRCLE_BRANCH=main TRAVIS_BRANCH=main BUILDKITE_BRANCH=main DRONE_BRANCH=main",
    "CIRCLECI=true CIRCLE_SHA1=O CIRCLE_BRANCH=main",
    "TRAVIS=true TRAVIS_COMMIT=O TRAVIS_BRANCH=main",
    "BUILDKITE=true BUILDKITE_COMMIT=O BUILDKITE_BRANCH=main",
    "DRONE=true DRONE_COMMIT_SHA=O DRONE_BRANCH=main",
    "CI=woodpecker CI_COMMIT_SHA=O CI_COMMIT_BRANCH=main",
  })
  void aCiSystemThatSpeaksOfAnotherCommitNamesNothing(String variables) {
    assertThat(detached(variables)).isEqualTo("detached");
    assertThat(on("mine", variables)).isEqualTo("mine");
  }

  @ParameterizedTest
  @CsvSource({
    "pull/7, GITHUB_SHA=H GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/7/merge GITHUB_REF_NAME=7/merge GITHUB_HEAD_REF=patch-1 GITHUB_BASE_REF=main",
    "pull/7, GITHUB_SHA=H GITHUB_EVENT_NAME=pull_request_review GITHUB_REF=refs/pull/7/merge",
    "pull/8, GITHUB_SHA=H GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/8/head GITHUB_HEAD_REF=develop",
    "pull/8, GITHUB_SHA=H GITHUB_HEAD_REF=main GITHUB_BASE_REF=main GITHUB_REF_NAME=8/merge",
    "pull/7, GITHUB_SHA=H GITHUB_EVENT_NAME=pull_request GITHUB_HEAD_REF=patch-1",
    "merge-request/7, CI_COMMIT_SHA=H CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=main CI_COMMIT_REF_NAME=main",
    "merge-request/7, CI_COMMIT_SHA=H CI_COMMIT_REF_NAME=refs/merge-requests/7/train CI_MERGE_REQUEST_EVENT_TYPE=merge_train",
    "merge-request/7, CI_COMMIT_SHA=H CI_MERGE_REQUEST_REF_PATH=refs/merge-requests/7/head CI_COMMIT_REF_NAME=main",
    "merge-request/7, CI_COMMIT_SHA=O CI_MERGE_REQUEST_IID=7 CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=H",
    "pull/7, CI_COMMIT_SHA=H CI_EXTERNAL_PULL_REQUEST_IID=7 CI_COMMIT_BRANCH=main",
    "pull/7, GIT_COMMIT=H BRANCH_NAME=PR-7 CHANGE_ID=7 CHANGE_BRANCH=main CHANGE_TARGET=main",
    "pull/7, BUILD_SOURCEVERSION=H BUILD_SOURCEBRANCH=refs/pull/7/merge SYSTEM_PULLREQUEST_PULLREQUESTID=7",
    "pull/7, BUILD_SOURCEVERSION=H BUILD_SOURCEBRANCH=refs/pull/7/merge SYSTEM_PULLREQUEST_PULLREQUESTID=1234567",
    "pull/7, BUILD_SOURCEVERSION=H SYSTEM_PULLREQUEST_PULLREQUESTNUMBER=7 SYSTEM_PULLREQUEST_PULLREQUESTID=1234567",
    "pull/7, BUILD_SOURCEVERSION=O SYSTEM_PULLREQUEST_SOURCECOMMITID=H BUILD_SOURCEBRANCH=refs/pull/7/merge",
    "pull/7, CIRCLECI=true CIRCLE_SHA1=H CIRCLE_BRANCH=pull/7 CIRCLE_PR_NUMBER=7",
    "pull/7, TRAVIS=true TRAVIS_COMMIT=H TRAVIS_BRANCH=main TRAVIS_PULL_REQUEST=7",
    "pull/7, BUILDKITE=true BUILDKITE_COMMIT=H BUILDKITE_BRANCH=ann:main BUILDKITE_PULL_REQUEST=7",
    "pull/7, CI=woodpecker CI_COMMIT_SHA=H CI_COMMIT_BRANCH=main CI_COMMIT_PULL_REQUEST=7",
  })
  void aPullRequestIsItsNumberWhateverBranchIsCheckedOut(String name, String variables) {
    assertThat(detached(variables)).isEqualTo(name);
    assertThat(on("patch-1", variables)).isEqualTo(name);
    assertThat(outside(variables)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB_SHA=O GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/7/merge GITHUB_HEAD_REF=x",
    "CI_COMMIT_SHA=O CI_MERGE_REQUEST_IID=7",
    "GIT_COMMIT=O BRANCH_NAME=PR-7 CHANGE_ID=7",
    "BUILD_SOURCEVERSION=O BUILD_SOURCEBRANCH=refs/pull/7/merge",
    "CIRCLECI=true CIRCLE_SHA1=O CIRCLE_PR_NUMBER=7",
    "TRAVIS=true TRAVIS_COMMIT=O TRAVIS_PULL_REQUEST=7",
    "BUILDKITE=true BUILDKITE_COMMIT=O BUILDKITE_PULL_REQUEST=7",
    "CI=woodpecker CI_COMMIT_SHA=O CI_COMMIT_PULL_REQUEST=7",
  })
  void whatABuildOfAPullRequestChecksOutBesidesIsNotThePullRequest(String variables) {
    assertThat(on("main", variables)).isEqualTo("main");
    assertThat(detached(variables)).isEqualTo("detached");
  }

  @ParameterizedTest
  @CsvSource({
    "GITHUB_EVENT_NAME=pull_request GITHUB_HEAD_REF=main",
    "CI_COMMIT_SHA=H CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=main CI_COMMIT_REF_NAME=main",
    "GIT_COMMIT=H CHANGE_BRANCH=main BRANCH_NAME=main",
    "GIT_COMMIT=H CHANGE_ID=I8473b95934b5 BRANCH_NAME=main",
    "BUILD_SOURCEVERSION=H SYSTEM_PULLREQUEST_SOURCEBRANCH=refs/heads/main",
    "CI=woodpecker CI_COMMIT_SHA=H CI_PIPELINE_EVENT=pull_request CI_COMMIT_BRANCH=main",
    "BUILDKITE=true BUILDKITE_COMMIT=H BUILDKITE_BRANCH=main BUILDKITE_PULL_REQUEST=../main",
    "CIRCLECI=true CIRCLE_SHA1=H CIRCLE_BRANCH=main CIRCLE_PR_NUMBER=12345678901234567890",
  })
  void aPullRequestWithoutANumberHasNoNameAndNeverThatOfItsBranch(String variables) {
    event = Optional.empty();

    assertThat(detached(variables)).isEqualTo("detached");
  }

  @ParameterizedTest
  @CsvSource({
    // on the branch of the pull request, with the merge in front
    "patch-1, BITBUCKET_BUILD_NUMBER=1 BITBUCKET_COMMIT=O BITBUCKET_BRANCH=patch-1 BITBUCKET_PR_ID=7",
    // on the branch that it is for, with the merge in front
    "main, DRONE=true DRONE_COMMIT_SHA=O DRONE_BRANCH=main DRONE_PULL_REQUEST=7",
    // where the system does not say its commit
    "PR-7, BRANCH_NAME=PR-7 CHANGE_ID=7 CHANGE_BRANCH=patch-1",
    "patch-1, BRANCH_NAME=PR-7 CHANGE_ID=7 CHANGE_BRANCH=patch-1",
  })
  void aSystemThatMergesHereIsBelievedOfTheBranchThatItChecksOut(String branch, String variables) {
    assertThat(on(branch, variables)).isEqualTo("pull/7");
    assertThat(detached(variables)).isEqualTo("pull/7");
    assertThat(on("release", variables)).isEqualTo("release");
  }

  @Test
  void theNewestCommitOfAPullRequestIsOfItToo() {
    String variables =
        "GITHUB_SHA=O GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/7/merge"
            + " GITHUB_HEAD_REF=main GITHUB_BASE_REF=main";
    event = Optional.of(new PullRequest("7", List.of(commit("H"))));

    assertThat(on("main", variables)).isEqualTo("pull/7");
    assertThat(detached(variables)).isEqualTo("pull/7");

    event = Optional.of(new PullRequest("8", List.of(commit("H"))));

    assertThat(on("main", variables)).isEqualTo("main");
  }

  @Test
  void theFileOfTheEventIsReadOnlyWhereTheVariablesDoNotSayEnough() {
    detached(
        "GITHUB_SHA=H GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/7/merge"
            + " GITHUB_HEAD_REF=x");
    detached("GITHUB_SHA=O GITHUB_EVENT_NAME=issue_comment GITHUB_REF=refs/heads/main");

    assertThat(asked).isZero();
  }

  @Test
  void whatATrustedBuildChecksOutIsThePullRequestOfItsEvent() {
    String variables =
        "GITHUB_SHA=O GITHUB_EVENT_NAME=pull_request_target GITHUB_REF=refs/heads/main"
            + " GITHUB_REF_NAME=main GITHUB_HEAD_REF=patch-1 GITHUB_BASE_REF=main";

    assertThat(detached(variables)).isEqualTo("pull/7");
    assertThat(on("patch-1", variables)).isEqualTo("patch-1");

    event = Optional.of(new PullRequest("7", List.of(commit("H"))));

    assertThat(on("patch-1", variables)).isEqualTo("pull/7");

    event = Optional.empty();

    assertThat(detached(variables)).isEqualTo("detached");
    assertThat(on("main", variables)).isEqualTo("main");
  }
}
