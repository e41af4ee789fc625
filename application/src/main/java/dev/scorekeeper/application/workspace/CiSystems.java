package dev.scorekeeper.application.workspace;

import dev.scorekeeper.domain.commit.PullRequest;
import dev.scorekeeper.domain.run.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What CI systems say in their variables. Those whose variables others have as well, or that have
 * common names, are asked only where they say that they are at work.
 */
final class CiSystems {
  private static final String HEADS = "refs/heads/";
  private static final String REMOTES = "refs/remotes/";
  private static final String ORIGIN = "origin/";
  private static final String REFS = "refs/";
  private static final String TAG_REFS = "refs/tags/";

  /** Long enough for whatever number a host gives. */
  private static final int MOST_DIGITS = 19;

  /** Of a commit; what is shorter names one in another way, such as {@code HEAD}. */
  private static final int WHOLE_NAME = 40;

  private final Map<String, String> variables;
  private final Function<String, Optional<PullRequest>> events;
  private final Optional<String> branch;
  private final Optional<String> head;
  private final List<CiBuild> builds = new ArrayList<>();

  CiSystems(
      Map<String, String> variables,
      Function<String, Optional<PullRequest>> events,
      Optional<String> branch,
      Optional<String> head) {
    this.variables = variables;
    this.events = events;
    this.branch = branch;
    this.head = head;
  }

  /**
   * What the first of them builds that says anything: the others' variables may be left from
   * elsewhere, or somebody's own.
   */
  List<CiBuild> builds() {
    gitHub();
    if (builds.isEmpty()) {
      if (is("CI", "woodpecker")) {
        woodpecker();
      } else {
        gitLab();
      }
    }
    if (builds.isEmpty()) {
      jenkins();
    }
    if (builds.isEmpty()) {
      azure();
    }
    if (builds.isEmpty()) {
      others();
    }
    return builds;
  }

  private void others() {
    if (isSet("BITBUCKET_BUILD_NUMBER")) {
      bitbucket();
    } else if (is("CIRCLECI", "true")) {
      circle();
    } else if (is("TRAVIS", "true")) {
      travis();
    } else if (is("BUILDKITE", "true")) {
      buildkite();
    } else if (is("DRONE", "true")) {
      drone();
    }
  }

  /** GitHub Actions, and what speaks like it: Gitea, Forgejo. */
  private void gitHub() {
    String event = variable("GITHUB_EVENT_NAME");
    String ref = variable("GITHUB_REF");
    String name = variable("GITHUB_REF_NAME");
    List<String> commits = commits("GITHUB_SHA");
    String number = number(inRef(ref, "pull/"));
    boolean merging = event.equals("pull_request") || isSet("GITHUB_HEAD_REF");
    if (event.equals("pull_request_target")) {
      // It speaks of the branch that is to be merged into, and what is checked out may be that.
      if (head.isPresent() && !commits.isEmpty() && !commits.contains(head.get())) {
        event().ifPresent(this::onTarget);
      }
    } else if (!number.isEmpty() || (merging && ref.isEmpty())) {
      number = number.isEmpty() ? number(inRef(REFS + "pull/" + name, "pull/")) : number;
      onPullRequest(number, commits);
      return;
    }
    if (!ref.isEmpty()) {
      add(fromRef(ref), commits);
    } else if (!merging) {
      add(variable("GITHUB_REF_TYPE").equals("tag") ? tag(name) : name, commits);
    }
  }

  /** The file is read only where the variables do not say enough. */
  private void onPullRequest(String number, List<String> merge) {
    List<String> commits = merge;
    String known = number;
    boolean isOther = head.isPresent() && !merge.isEmpty() && !merge.contains(head.get());
    if (isOther || number.isEmpty()) {
      Optional<PullRequest> event = event();
      if (event.isPresent() && (number.isEmpty() || number.equals(event.get().number()))) {
        known = event.get().number();
        commits = new ArrayList<>(merge);
        commits.addAll(event.get().commits());
      }
    }
    addPullRequest(StreamId.PULL_REQUESTS, known, commits, List.of());
  }

  /** Something else than the target is checked out, so it is what is to be merged. */
  private void onTarget(PullRequest event) {
    List<String> commits = new ArrayList<>(event.commits());
    if (branch.isEmpty() && head.isPresent()) {
      commits.add(head.get());
    }
    if (!commits.isEmpty()) {
      addPullRequest(StreamId.PULL_REQUESTS, event.number(), commits, List.of());
    }
  }

  private Optional<PullRequest> event() {
    String file = variable("GITHUB_EVENT_PATH");
    return file.isEmpty() ? Optional.empty() : events.apply(file);
  }

  private void gitLab() {
    List<String> commits = commits("CI_COMMIT_SHA", "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA");
    String number = variable("CI_MERGE_REQUEST_IID");
    if (number.isEmpty()) {
      number = inRef(variable("CI_MERGE_REQUEST_REF_PATH"), "merge-requests/");
    }
    if (number.isEmpty()) {
      number = inRef(variable("CI_COMMIT_REF_NAME"), "merge-requests/");
    }
    String foreign = variable("CI_EXTERNAL_PULL_REQUEST_IID");
    if (!number.isEmpty() || isSet("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME")) {
      addPullRequest(StreamId.MERGE_REQUESTS, number, commits, List.of());
    } else if (!foreign.isEmpty()) {
      addPullRequest(StreamId.PULL_REQUESTS, foreign, commits, List.of());
    } else if (isSet("CI_COMMIT_TAG")) {
      add(tag(variable("CI_COMMIT_TAG")), commits);
    } else {
      add(first("CI_COMMIT_BRANCH", "CI_COMMIT_REF_NAME"), commits);
    }
  }

  /** It calls the branch to be merged into the branch of a pull request. */
  private void woodpecker() {
    List<String> commits = commits("CI_COMMIT_SHA");
    String number = variable("CI_COMMIT_PULL_REQUEST");
    if (!number.isEmpty() || variable("CI_PIPELINE_EVENT").startsWith("pull_request")) {
      addPullRequest(StreamId.PULL_REQUESTS, number, commits, List.of());
    } else if (isSet("CI_COMMIT_TAG")) {
      add(tag(variable("CI_COMMIT_TAG")), commits);
    } else {
      add(variable("CI_COMMIT_BRANCH"), commits);
    }
  }

  private void jenkins() {
    List<String> commits = commits("GIT_COMMIT");
    String name = variable("BRANCH_NAME");
    String change = variable("CHANGE_ID");
    if (!change.isEmpty() || isSet("CHANGE_BRANCH")) {
      List<String> branches = List.of(name, variable("CHANGE_BRANCH"));
      addPullRequest(StreamId.PULL_REQUESTS, change, commits, branches);
    } else if (!name.isEmpty() && name.equals(variable("TAG_NAME"))) {
      add(tag(name), commits);
    } else {
      String local = name.isEmpty() ? variable("GIT_LOCAL_BRANCH") : name;
      add(local.isEmpty() ? fromRemote(variable("GIT_BRANCH")) : local, commits);
    }
  }

  private void azure() {
    List<String> commits = commits("BUILD_SOURCEVERSION", "SYSTEM_PULLREQUEST_SOURCECOMMITID");
    String ref = variable("BUILD_SOURCEBRANCH");
    String number = number(inRef(ref, "pull/"));
    if (number.isEmpty()) {
      // For GitHub's repositories the identity is another number, which nobody knows.
      number = first("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER", "SYSTEM_PULLREQUEST_PULLREQUESTID");
    }
    if (!number.isEmpty() || isSet("SYSTEM_PULLREQUEST_SOURCEBRANCH")) {
      addPullRequest(StreamId.PULL_REQUESTS, number, commits, List.of());
    } else {
      add(fromRef(ref), commits);
    }
  }

  /** It merges the branch to be merged into, where a pull request's branch is checked out. */
  private void bitbucket() {
    if (isSet("BITBUCKET_PR_ID")) {
      addPullRequest(
          StreamId.PULL_REQUESTS,
          variable("BITBUCKET_PR_ID"),
          List.of(),
          List.of(variable("BITBUCKET_BRANCH")));
    } else if (isSet("BITBUCKET_TAG")) {
      add(tag(variable("BITBUCKET_TAG")), commits("BITBUCKET_COMMIT"));
    } else {
      add(variable("BITBUCKET_BRANCH"), commits("BITBUCKET_COMMIT"));
    }
  }

  /** It builds branches, and tells of a pull request's number only where that is from a fork. */
  private void circle() {
    List<String> commits = commits("CIRCLE_SHA1");
    if (isSet("CIRCLE_PR_NUMBER")) {
      addPullRequest(StreamId.PULL_REQUESTS, variable("CIRCLE_PR_NUMBER"), commits, List.of());
    } else if (isSet("CIRCLE_TAG")) {
      add(tag(variable("CIRCLE_TAG")), commits);
    } else {
      add(variable("CIRCLE_BRANCH"), commits);
    }
  }

  private void travis() {
    List<String> commits = commits("TRAVIS_COMMIT", "TRAVIS_PULL_REQUEST_SHA");
    if (isSet("TRAVIS_PULL_REQUEST") && !is("TRAVIS_PULL_REQUEST", "false")) {
      addPullRequest(StreamId.PULL_REQUESTS, variable("TRAVIS_PULL_REQUEST"), commits, List.of());
    } else if (isSet("TRAVIS_TAG")) {
      add(tag(variable("TRAVIS_TAG")), commits);
    } else {
      add(variable("TRAVIS_BRANCH"), commits);
    }
  }

  private void buildkite() {
    List<String> commits = commits("BUILDKITE_COMMIT");
    if (isSet("BUILDKITE_PULL_REQUEST") && !is("BUILDKITE_PULL_REQUEST", "false")) {
      addPullRequest(
          StreamId.PULL_REQUESTS, variable("BUILDKITE_PULL_REQUEST"), commits, List.of());
    } else if (isSet("BUILDKITE_TAG")) {
      add(tag(variable("BUILDKITE_TAG")), commits);
    } else {
      add(variable("BUILDKITE_BRANCH"), commits);
    }
  }

  /** It merges a pull request into the branch that it is for, where that is checked out. */
  private void drone() {
    if (isSet("DRONE_PULL_REQUEST")) {
      addPullRequest(
          StreamId.PULL_REQUESTS,
          variable("DRONE_PULL_REQUEST"),
          List.of(),
          List.of(variable("DRONE_BRANCH"), variable("DRONE_TARGET_BRANCH")));
    } else if (isSet("DRONE_TAG")) {
      add(tag(variable("DRONE_TAG")), commits("DRONE_COMMIT_SHA", "DRONE_COMMIT"));
    } else {
      add(variable("DRONE_BRANCH"), commits("DRONE_COMMIT_SHA", "DRONE_COMMIT"));
    }
  }

  private void add(String name, List<String> commits) {
    if (!name.isEmpty()) {
      builds.add(new CiBuild(name, false, commits, List.of()));
    }
  }

  /** One without a number has no name: that of its branch is anybody's. */
  private void addPullRequest(
      String kind, String number, List<String> commits, List<String> branches) {
    String name = number(number).isEmpty() ? StreamId.DETACHED : kind + number;
    builds.add(new CiBuild(name, true, commits, branches));
  }

  /** A text that is a number; empty where it is none. */
  private static String number(String text) {
    if (text.length() > MOST_DIGITS) {
      return "";
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return "";
      }
    }
    return text;
  }

  /** What stands behind a word in a ref, such as the number in {@code refs/pull/7/merge}. */
  private static String inRef(String ref, String word) {
    if (!ref.startsWith(REFS + word)) {
      return "";
    }
    int begin = REFS.length() + word.length();
    int end = ref.indexOf('/', begin);
    return end < 0 ? "" : ref.substring(begin, end);
  }

  private static String tag(String name) {
    return name.isEmpty() ? "" : StreamId.TAGS + name;
  }

  /** A branch, or another ref without its beginning: {@code tags/v1}. */
  private static String fromRef(String ref) {
    return without(without(ref, HEADS), REFS);
  }

  /** A branch as a clone has it: {@code origin/main}. */
  private static String fromRemote(String ref) {
    String name = ref.startsWith(TAG_REFS) ? without(ref, REFS) : without(ref, REMOTES);
    String number = number(inRef(REFS + without(name, ORIGIN), "pull/"));
    return number.isEmpty()
        ? without(without(name, HEADS), ORIGIN)
        : StreamId.PULL_REQUESTS + number;
  }

  private static String without(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  /** The commits that variables name in full. */
  private List<String> commits(String... names) {
    List<String> commits = new ArrayList<>(names.length);
    for (String name : names) {
      String commit = variable(name).toLowerCase(Locale.ROOT);
      if (commit.length() >= WHOLE_NAME) {
        commits.add(commit);
      }
    }
    return commits;
  }

  private String first(String name, String otherwise) {
    String value = variable(name);
    return value.isEmpty() ? variable(otherwise) : value;
  }

  private boolean isSet(String name) {
    return !variable(name).isEmpty();
  }

  private boolean is(String name, String value) {
    return variable(name).equals(value);
  }

  /** The value of an environment variable; empty where it is not set. */
  private String variable(String name) {
    return variables.getOrDefault(name, "");
  }
}
