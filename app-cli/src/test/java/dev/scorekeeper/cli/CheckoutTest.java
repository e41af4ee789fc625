package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a run takes from the git repository that its workspace lies in. */
@ExtendWith({Examples.class, GitFolders.class})
class CheckoutTest {
  private static final String SEQUENCE =
      "packages/ographx/.ographx/sequences/cag-agent-workflow.json";

  private final GitFolder git;
  private final Path workspace;
  private final Shell scorekeeper;

  CheckoutTest(Example example, GitFolder beside) throws IOException {
    workspace = example.root();
    scorekeeper = new Shell(workspace);
    git = beside.other(workspace);
  }

  @BeforeEach
  void commitTheExample() throws IOException {
    git.init("trunk");
    git.git("remote", "add", "origin", "git@example.org:acme/renderx.git");
    git.commit("2026-01-01T10:00:00Z", "state");
  }

  @Test
  void aPluginFileThatDiffersMakesADraftOnlyOfARunThatReadIt() throws IOException {
    Files.writeString(
        workspace.resolve("packages/canvas/json-sequences/new.json"),
        "{\"id\": \"canvas-new\", \"movements\": [{}]}");

    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"source\" : \"worktree\"");
    assertThat(scorekeeper.run("validate", "--with-audit", "--format", "json").out())
        .contains("\"source\" : \"draft\"", "catalog-stale");
  }

  @Test
  void aCleanRunIsObservedAtItsCommit() throws IOException {
    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"project\" : \"example.org/acme/renderx\"", "\"branch\" : \"trunk\"")
        .contains("\"source\" : \"worktree\"", "\"revision\" : \"" + git.head() + "\"")
        .contains("\"observedAt\" : \"2026-01-01T10:00:00.000Z\"");
  }

  @Test
  void whereNobodyCanSayWhatIsCheckedOutNothingPassesAndNothingIsRecorded() throws IOException {
    git.write(".git/index", "DIRCnonsense");

    for (String format : List.of("text", "json")) {
      Shell.Answer answer = scorekeeper.run("validate", "--fail-on", "never", "--format", format);

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err())
          .contains("git does not say what is checked out: ", "index", "git status")
          .doesNotContain("\tat ");
      assertThat(answer.out()).contains("16");
    }
    assertThat(scorekeeper.run("status").code()).isEqualTo(3);
    Files.delete(workspace.resolve(".git/index"));
    git.git("reset", "--quiet");
    assertThat(scorekeeper.run("query", "select count(*) as runs from runs").out()).contains("0");
  }

  @Test
  void aRepositoryOfAnotherUserIsReadAllTheSame() throws IOException {
    try (Stream<Path> files = Files.walk(workspace)) {
      for (Path file : files.toList()) {
        Files.setAttribute(file, "unix:uid", 4_321, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "files cannot be given away here: " + e);
    }

    Shell.Answer answer = scorekeeper.run("validate", "--format", "json");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("\"project\" : \"example.org/acme/renderx\"", "\"branch\" : \"trunk\"")
        .contains("\"source\" : \"worktree\"")
        .contains("\"observedAt\" : \"2026-01-01T10:00:00.000Z\"");
  }

  @Test
  void aRunOverAnUncommittedInputIsADraftThatTrendsLeaveOut() throws IOException {
    scorekeeper.run("validate");
    Files.delete(workspace.resolve(SEQUENCE));

    Shell.Answer draft = scorekeeper.run("validate");

    assertThat(draft.out())
        .contains("as a draft: an input differs from commit " + git.head().substring(0, 8));
    assertThat(scorekeeper.run("log").out()).contains("draft", "1 of 16 domains");
    assertThat(scorekeeper.run("trend").out()).contains("1 point").doesNotContain(" 6 ");
    assertThat(scorekeeper.run("status").out()).contains("2 of 16 domains implemented");
  }

  @Test
  void aDetachedHeadHasTheBranchOfTheCiSystem() throws Exception {
    git.git("checkout", "-q", "--detach");

    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"branch\" : \"detached\"");
    scorekeeper.with("GITHUB_REF", "refs/heads/next").with("GITHUB_SHA", git.head());
    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"branch\" : \"next\"");
    scorekeeper.with("GITHUB_SHA", "0".repeat(40));
    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"branch\" : \"detached\"");
  }

  @Test
  void aPullRequestHasTheNumberThatTheEventTells() throws Exception {
    git.git("checkout", "-q", "--detach");
    Path event = workspace.resolve("event.json");
    Files.writeString(event, "{\"pull_request\": {\"number\": 7}}");
    scorekeeper
        .with("GITHUB_EVENT_NAME", "pull_request_target")
        .with("GITHUB_REF", "refs/heads/trunk")
        .with("GITHUB_SHA", "0".repeat(40))
        .with("GITHUB_EVENT_PATH", event.toString());

    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"branch\" : \"pull/7\"");
    Files.writeString(event, "{\"pull_request\"");
    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"branch\" : \"detached\"");
  }

  @Test
  void aProjectThatGetsARemoteIsToldOfItsPast() throws Exception {
    scorekeeper.run("validate");
    git.git("remote", "set-url", "origin", "https://example.org/acme/moved.git");

    Shell.Answer moved = scorekeeper.run("validate");

    assertThat(moved.code()).isZero();
    assertThat(moved.err())
        .contains(
            "no run of example.org/acme/moved on trunk is recorded yet; if"
                + " example.org/acme/renderx is what this project was called before, run scorekeeper history rename"
                + " --from-project example.org/acme/renderx");
    assertThat(scorekeeper.run("validate").err()).isEmpty();
    assertThat(scorekeeper.run("status", "--branch", "next").err())
        .contains(
            "no run of example.org/acme/moved on next is recorded; there are runs of"
                + " example.org/acme/moved on trunk: choose with --branch (");
  }

  @Test
  void aRegistryThatGitDoesNotTrackHasNoRevision() throws Exception {
    git.git("rm", "-q", "--cached", "orchestration-domains.json");
    git.commitIndex();

    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"revision\" : null", "\"source\" : \"worktree\"", "\"project\" : \"renderx\"");
  }

  @Test
  void runsOfNoBranchAreSaidToBeSoWithWhatToDo() throws Exception {
    scorekeeper.run("validate");
    git.git("rm", "-q", "orchestration-domains.json");
    git.commitIndex();
    String why =
        "git does not track orchestration-domains.json, so runs are recorded on 'default' and not"
            + " on 'trunk': add it to git, correct \"registry\" in scorekeeper.json, or choose with"
            + " --branch\n";

    assertThat(scorekeeper.run("validate").err()).isEqualTo("scorekeeper: " + why);
    assertThat(scorekeeper.run("validate").err()).isEqualTo("scorekeeper: " + why);
    assertThat(scorekeeper.run("status").err()).isEqualTo("scorekeeper: " + why);
    assertThat(scorekeeper.run("validate", "--branch", "default").err()).isEmpty();
    assertThat(scorekeeper.run("status", "--branch", "default").err()).isEmpty();
  }
}
