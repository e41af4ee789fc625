package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.testkit.surroundings.ProjectCheckout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run takes from the git repository that its workspace lies in. */
class CheckoutTest {
  private static final String SEQUENCE =
      "packages/ographx/.ographx/sequences/cag-agent-workflow.json";

  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void commitTheExample() throws Exception {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
    scorekeeper = new Shell(workspace);
    assumeTrue(git("init", "-q", "-b", "trunk"), "there is no git here");
    git("remote", "add", "origin", "git@example.org:acme/renderx.git");
    commit("2026-01-01T10:00:00Z");
  }

  private void commit(String when) throws Exception {
    assertThat(git("add", "-A")).isTrue();
    assertThat(git("commit", "-q", "-m", "state", "--date", when)).isTrue();
  }

  private boolean git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    builder.environment().put("GIT_COMMITTER_DATE", "2026-01-01T10:00:00Z");
    for (String who : new String[] {"AUTHOR", "COMMITTER"}) {
      builder.environment().put("GIT_" + who + "_NAME", "Someone");
      builder.environment().put("GIT_" + who + "_EMAIL", "someone@example.org");
    }
    try {
      Process process = builder.redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String head() throws IOException {
    return Files.readString(workspace.resolve(".git/refs/heads/trunk"), StandardCharsets.UTF_8)
        .strip();
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
        .contains("\"source\" : \"worktree\"", "\"revision\" : \"" + head() + "\"")
        .contains("\"observedAt\" : \"2026-01-01T10:00:00.000Z\"");
  }

  @Test
  void aRunOverAnUncommittedInputIsADraftThatTrendsLeaveOut() throws IOException {
    scorekeeper.run("validate");
    Files.delete(workspace.resolve(SEQUENCE));

    Shell.Answer draft = scorekeeper.run("validate");

    assertThat(draft.out())
        .contains("as a draft: an input differs from commit " + head().substring(0, 8));
    assertThat(scorekeeper.run("log").out()).contains("draft", "1 of 16 domains");
    assertThat(scorekeeper.run("trend").out()).contains("1 point").doesNotContain(" 6 ");
    assertThat(scorekeeper.run("status").out()).contains("2 of 16 domains implemented");
  }

  @Test
  void aDetachedHeadHasTheBranchOfTheCiSystem() throws Exception {
    git("checkout", "-q", "--detach");

    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"branch\" : \"default\"");
    scorekeeper.with("GITHUB_REF", "refs/heads/next");
    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"branch\" : \"next\"");
  }

  @Test
  void aRegistryThatGitDoesNotTrackHasNoRevision() throws Exception {
    git("rm", "-q", "--cached", "orchestration-domains.json");
    git("commit", "-q", "-m", "untrack");

    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .contains("\"revision\" : null", "\"source\" : \"worktree\"", "\"project\" : \"renderx\"");
  }
}
