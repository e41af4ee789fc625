package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.cli.Shell.Answer;
import dev.scorekeeper.testkit.surroundings.ProjectCheckout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddCommandTest {
  private static final String REGISTRY = "orchestration-domains.json";
  private static final String FILE =
      "packages/ographx/.ographx/sequences/search-orchestration.json";

  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void copyTheExample() throws IOException {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
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
        .contains("✔ search-orchestration  implemented (1/1)")
        .contains("relation-dangling", "search-orchestration -> nobody")
        .contains("3 of 17 domains implemented");
    assertThat(workspace.resolve(FILE)).exists();
    assertThat(scorekeeper.run("validate", "--no-record").out()).contains("3 of 17 domains");
  }

  @Test
  void aPlannedDomainGetsNoFile() throws IOException {
    Answer answer = scorekeeper.run("add", "search-orchestration", "--planned");

    assertThat(answer.out()).contains("○ search-orchestration  planned");
    assertThat(workspace.resolve(FILE)).doesNotExist();
    assertThat(Files.readString(workspace.resolve(REGISTRY))).contains("search-orchestration");
  }

  @Test
  void theRegistryKeepsEverythingElse() throws IOException {
    List<String> before = Files.readAllLines(workspace.resolve(REGISTRY));

    scorekeeper.run("add", "search-orchestration", "--planned", "--name", "Search");

    List<String> after = new ArrayList<>(Files.readAllLines(workspace.resolve(REGISTRY)));
    int at = after.indexOf("      \"id\": \"search-orchestration\",");
    assertThat(after.subList(at - 1, at + 3))
        .containsExactly(
            "    {",
            "      \"id\": \"search-orchestration\",",
            "      \"name\": \"Search\"",
            "    }");
    after.subList(at - 1, at + 3).clear();
    assertThat(after.get(at - 2)).isEqualTo("    },");
    after.set(at - 2, "    }");
    assertThat(after).isEqualTo(before);
  }

  @Test
  void aDryRunPrintsAPatchThatGitTakesAndWritesNothing() throws Exception {
    byte[] before = Files.readAllBytes(workspace.resolve(REGISTRY));

    Answer dry = scorekeeper.run("add", "search-orchestration", "--dry-run");

    assertThat(dry.code()).isZero();
    assertThat(workspace.resolve(REGISTRY)).hasBinaryContent(before);
    assertThat(workspace.resolve(FILE)).doesNotExist();
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
  void anIdThatIsThereIsRefused() {
    Answer answer = scorekeeper.run("add", "cag-orchestration");

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("has a domain 'cag-orchestration' already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x", "a/b", "a\\b", "", ".", "..", "-x", "a b", "a.", "nul", "COM1.x", "ü", "a\nb", "a:b"
      })
  void anIdThatIsNoSafeFileNameIsRefused(String id) throws IOException {
    byte[] before = Files.readAllBytes(workspace.resolve(REGISTRY));

    Answer answer = scorekeeper.run("add", "--", id);

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(workspace.resolve(REGISTRY)).hasBinaryContent(before);
  }

  @Test
  void aRegistryWithAConflictIsRefusedAtItsPlace() throws IOException {
    Files.writeString(workspace.resolve(REGISTRY), "{\"domains\": [\n<<<<<<< HEAD\n");

    Answer answer = scorekeeper.run("add", "search-orchestration");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains(REGISTRY + ":2:1", "merge conflict");
    assertThat(workspace.resolve(FILE)).doesNotExist();
  }

  @Test
  void aFileThatIsThereIsNamedAndStaysAsItIs() throws IOException {
    Answer answer =
        scorekeeper.run(
            "add",
            "again",
            "--sequence-file",
            "packages\\ographx/.ographx/sequences/cag-agent-workflow.json");

    assertThat(answer.out()).contains("implemented (8/41)").doesNotContain("Made ");
    assertThat(scorekeeper.run("add", "out", "--sequence-file", "../x.json").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(scorekeeper.run("add", "both", "--planned", "--sequence-file", "x.json").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whereTheRegistryCannotBeWrittenNoFileIsMade() throws IOException {
    Path locked = workspace;
    assumeTrue(Files.getFileStore(locked).supportsFileAttributeView("posix"), "POSIX permissions");
    Files.createDirectories(workspace.resolve("flows"));
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(locked), "root may write everywhere");

      Answer answer = scorekeeper.run("add", "search", "--sequence-file", "flows/x/search.json");

      assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
      assertThat(workspace.resolve("flows")).isEmptyDirectory();
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void whereTheDraftOfTheRegistryCannotBeMadeNoFileIsMadeEither() throws IOException {
    // Stands where the new text of the registry is to be written first.
    Files.createDirectories(workspace.resolve(".orchestration-domains.json.scorekeeper-new/x"));

    Answer answer = scorekeeper.run("add", "search", "--sequence-file", "flows/x/search.json");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains("cannot be written, so nothing is");
    assertThat(workspace.resolve("flows")).doesNotExist();
  }

  @Test
  void theSettingsSayHowTheRegistryIsLaidOut() throws IOException {
    Files.writeString(
        workspace.resolve("scorekeeper.json"),
        """
        {"registry": "plan.json", "sequences": "flows",
         "fields": {"items": "/plan", "sequenceFile": "/impl/file"}}
        """);
    Files.writeString(
        workspace.resolve("plan.json"), "{\n  \"plan\": {\n    \"a\": {\"x\": 1}\n  }\n}\n");

    Answer answer = scorekeeper.run("add", "b");

    assertThat(answer.err()).isEmpty();
    assertThat(workspace.resolve("plan.json"))
        .hasContent(
            """
            {
              "plan": {
                "a": {"x": 1},
                "b": {"impl": {"file": "flows/b.json"}}
              }
            }
            """);
    assertThat(answer.out()).contains("✔ b  implemented (1/1)", "1 of 2 domains implemented");
  }

  @Test
  void jsonTellsAllOfIt() {
    String json = scorekeeper.run("add", "search-orchestration", "--format", "json").out();

    assertThat(json)
        .contains("\"written\" : true", "\"status\" : \"implemented\"", "\"patch\" : \"--- a/");
  }
}
