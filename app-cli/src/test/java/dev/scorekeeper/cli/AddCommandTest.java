package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.cli.Shell.Answer;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.surroundings.Example;
import dev.scorekeeper.testkit.surroundings.Examples;
import dev.scorekeeper.testkit.surroundings.ProjectCheckout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Examples.class)
class AddCommandTest {
  private static final String REGISTRY = "orchestration-domains.json";
  private static final String FILE =
      "packages/ographx/.ographx/sequences/search-orchestration.json";

  private final Path folder;
  private final Path workspace;
  private final Shell scorekeeper;

  AddCommandTest(Example example) {
    folder = example.around();
    workspace = example.root();
    scorekeeper = new Shell(workspace);
  }

  @Test
  void aDomainGetsItsEntryItsFileAndItsStatus() throws IOException {
    Answer answer =
        scorekeeper.run(
            "add",
            "search-orchestration",
            "--name",
            "Search",
            "--category",
            "system",
            "--description",
            "Finds things.",
            "--relation",
            "data-flow-orchestration",
            "--relation",
            "nobody");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("Added search-orchestration to " + REGISTRY)
        .contains("Made " + FILE + " from a template")
        .contains("✔ search-orchestration  implemented (1 movement, 1 beat)")
        .contains("relation-dangling", "search-orchestration -> nobody")
        .contains("3 of 17 domains implemented");
    assertThat(workspace.resolve(FILE)).exists();
  }

  @Test
  void aPlannedDomainIsShownAsOne() {
    Answer answer = scorekeeper.run("add", "search-orchestration", "--planned");

    assertThat(answer.out()).contains("○ search-orchestration  planned").doesNotContain("Made ");
  }

  @Test
  void aDryRunPrintsAPatchThatGitTakes() throws Exception {
    Answer dry = scorekeeper.run("add", "search-orchestration", "--dry-run");

    assertThat(dry.code()).isZero();
    assertThat(dry.out())
        .startsWith("--- a/" + REGISTRY + "\n+++ b/" + REGISTRY + "\n@@ ")
        .contains("+++ b/" + FILE);
    applyAndCompare(dry.out());
  }

  @Test
  void aPatchFitsARegistryWithoutALastLineEndAndWithOthers() throws Exception {
    Path registry = workspace.resolve(REGISTRY);
    String text = Files.readString(registry).stripTrailing();
    for (String odd :
        List.of(
            text,
            text.replace("\n", "\r\n"),
            "{\"domains\": [{\"id\": \"a\"}]}",
            "\uFEFF" + text)) {
      Files.writeString(registry, odd);
      Files.deleteIfExists(workspace.resolve(FILE));

      applyAndCompare(scorekeeper.run("add", "search-orchestration", "--dry-run").out());
    }
  }

  /** Applies a patch with git, and expects what the command itself writes. */
  private void applyAndCompare(String patch) throws IOException, InterruptedException {
    Path copy =
        ProjectCheckout.copy(workspace, Files.createTempDirectory(folder, "git").resolve("w"));
    Path file = Files.writeString(folder.resolve("add.patch"), patch);
    Process git;
    try {
      git =
          new ProcessBuilder("git", "apply", "--whitespace=nowarn", file.toString())
              .directory(copy.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "git is not here");
      return;
    }
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();

    assertThat(scorekeeper.run("add", "search-orchestration").code()).isZero();

    assertThat(copy.resolve(REGISTRY)).hasSameBinaryContentAs(workspace.resolve(REGISTRY));
    assertThat(copy.resolve(FILE)).hasSameBinaryContentAs(workspace.resolve(FILE));
  }

  @Test
  void whatMakesNoSenseIsAMistakeOfUsage() {
    Answer twin = scorekeeper.run("add", "cag-orchestration");
    Answer unsafe = scorekeeper.run("add", "--", "../x");

    assertThat(twin.code()).isEqualTo(ExitCode.USAGE);
    assertThat(twin.err()).contains("has a domain 'cag-orchestration' already");
    assertThat(unsafe.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unsafe.err()).contains("'../x' cannot be the name of a file everywhere");
  }

  @Test
  void aRegistryWithAConflictIsRefusedAtItsPlace() throws IOException {
    Files.writeString(workspace.resolve(REGISTRY), "{\"domains\": [\n<<<<<<< HEAD\n");

    Answer answer = scorekeeper.run("add", "search-orchestration");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains(REGISTRY + ":2:1", "merge conflict");
  }

  @Test
  void aFileThatIsThereIsNamedAndNotMade() {
    Answer answer =
        scorekeeper.run(
            "add",
            "again",
            "--sequence-file",
            "packages\\ographx/.ographx/sequences/cag-agent-workflow.json");

    assertThat(answer.out()).contains("implemented (8 movements, 41 beats)").doesNotContain("Made ");
  }

  @Test
  void aRegistryThatCannotBeWrittenIsSaid() throws IOException {
    // Stands where the new text of the registry is to be written first.
    Files.createDirectories(workspace.resolve(".orchestration-domains.json.scorekeeper-new/x"));

    Answer answer = scorekeeper.run("add", "search", "--sequence-file", "flows/x/search.json");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains("cannot be written, so nothing is");
  }

  @Test
  void jsonTellsAllOfIt() {
    String json = scorekeeper.run("add", "search-orchestration", "--format", "json").out();

    assertThat(json)
        .contains("\"written\" : true", "\"status\" : \"implemented\"", "\"patch\" : \"--- a/");
  }
}
