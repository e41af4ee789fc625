package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.cli.Shell.Answer;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
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
            "nobody",
            "--skeleton");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("Added search-orchestration to " + REGISTRY)
        .contains("Created " + FILE + ", without a movement yet.")
        .contains("✘ search-orchestration  broken", "sequence-file-empty")
        .contains("relation-dangling", "search-orchestration -> nobody")
        .contains("2 of 17 domains implemented")
        .contains("Next: write its movements into " + FILE + "; until then the domain is broken");
    assertThat(workspace.resolve(FILE)).exists();
  }

  @Test
  void aDomainIsPlannedAndTheScoreStaysUntilSomebodyWritesItsSequence() throws IOException {
    Answer planned = scorekeeper.run("add", "search-orchestration");
    Answer made = scorekeeper.run("add", "undo", "--skeleton");

    assertThat(planned.out())
        .contains("○ search-orchestration  planned", "2 of 17 domains implemented")
        .contains("Next: scorekeeper validate records the plan", "at /sequenceFile.")
        .doesNotContain("Created ");
    assertThat(workspace.resolve(FILE)).doesNotExist();
    assertThat(made.out()).contains("2 of 18 domains implemented");
    assertThat(scorekeeper.run("validate").code()).isEqualTo(ExitCode.FINDINGS);
    Path file = workspace.resolve(FILE).resolveSibling("undo.json");
    Files.writeString(
        file, Files.readString(file).replace("[]", "[{\"id\": \"m\", \"beats\": []}]"));
    assertThat(scorekeeper.run("validate").out()).contains("3 of 18 domains implemented");
  }

  @Test
  void whatPlansExplicitlyGoesOnToAndGoesWithNoFile() {
    assertThat(scorekeeper.run("add", "search", "--planned").out()).contains("○ search  planned");
    for (String other : new String[] {"--skeleton", "--sequence-file=x.json"}) {
      Answer both = scorekeeper.run("add", "undo", "--planned", other);

      assertThat(both.code()).isEqualTo(ExitCode.USAGE);
      assertThat(both.err()).contains("--planned names no file");
    }
  }

  @Test
  void idsAndFilesThatAreOneOnSomeFileSystemAreRefusedByTheirTwin() throws IOException {
    Path flows = workspace.resolve(FILE).resolveSibling("");
    Files.writeString(flows.resolve("Undo.json"), "{\"movements\": [{}]}");
    Files.writeString(flows.resolve("\u00fcber.json"), "{\"movements\": [{}]}");
    scorekeeper.run("add", "Search");
    String before = Files.readString(workspace.resolve(REGISTRY));
    String place = FILE.substring(0, FILE.lastIndexOf('/') + 1);

    String[][] lines = {
      {"undo", "--skeleton", "Undo.json"},
      {"UNDO", "--skeleton", "Undo.json"},
      {"undo2", "--sequence-file=" + place + "UNDO.json", "Undo.json"},
      {"x", "--sequence-file=" + place + "u\u0308ber.json", "\u00fcber.json"},
      {"SEARCH", "--dry-run", "'Search'"},
      {"search", "--planned", "'Search'"}
    };
    for (String[] line : lines) {
      Answer answer = scorekeeper.run("add", line[0], line[1]);

      assertThat(answer.code()).as(line[0]).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).contains(line[2], "differs from");
    }
    assertThat(workspace.resolve(REGISTRY)).hasContent(before);
  }

  @Test
  void anIdThatIsNoNameOfAFileCanBePlanned() {
    assertThat(scorekeeper.run("add", "Suche: \u00fcberall / alles").out())
        .contains("○ Suche: \u00fcberall / alles  planned");
    Answer made = scorekeeper.run("add", "a b", "--skeleton");
    assertThat(made.code()).isEqualTo(ExitCode.USAGE);
    assertThat(made.err()).contains("'a b' cannot be the name of a file everywhere");
  }

  @Test
  void aDryRunPrintsAPatchThatGitTakes() throws Exception {
    Answer dry = scorekeeper.run("add", "search-orchestration", "--skeleton", "--dry-run");

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

      applyAndCompare(
          scorekeeper.run("add", "search-orchestration", "--skeleton", "--dry-run").out());
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

    assertThat(scorekeeper.run("add", "search-orchestration", "--skeleton").code()).isZero();

    assertThat(copy.resolve(REGISTRY)).hasSameBinaryContentAs(workspace.resolve(REGISTRY));
    assertThat(copy.resolve(FILE)).hasSameBinaryContentAs(workspace.resolve(FILE));
  }

  @Test
  void whatMakesNoSenseIsAMistakeOfUsage() {
    Answer twin = scorekeeper.run("add", "cag-orchestration");
    Answer unsafe = scorekeeper.run("add", "--skeleton", "--", "../x");

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
  void nothingIsMadeInFoldersOfGitOrOfTheHistory() throws IOException {
    Path hooks = Files.createDirectories(workspace.resolve(".git/hooks"));
    Files.createSymbolicLink(workspace.resolve("flows"), hooks);
    String registry = Files.readString(workspace.resolve(REGISTRY));

    for (String file :
        new String[] {".git/hooks/a.json", "sub/.GIT/a", "git~1/a", ".scorekeeper/a.json"}) {
      Answer answer = scorekeeper.run("add", "search", "--skeleton", "--sequence-file", file);

      assertThat(answer.code()).as(file).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).contains("in a folder of git's or of the history: " + file);
    }
    Answer linked =
        scorekeeper.run("add", "search", "--skeleton", "--sequence-file", "flows/a.json");
    Files.writeString(workspace.resolve("scorekeeper.json"), "{\"sequences\": \"flows\"}");
    Answer set = scorekeeper.run("add", "search", "--skeleton");

    assertThat(linked.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(linked.err()).contains("it would lie in .git");
    assertThat(set.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(hooks).isEmptyDirectory();
    assertThat(workspace.resolve("sub")).doesNotExist();
    assertThat(workspace.resolve(REGISTRY)).hasContent(registry);
  }

  @Test
  void settingsThatMeanOnePathOrOnePlaceAreAComplaint() throws IOException {
    for (String settings :
        new String[] {
          "{\"catalog\": \"orchestration-domains.json\"}",
          "{\"registry\": \"a.json\", \"catalog\": \"./A.json\"}",
          "{\"fields\": {\"category\": \"/id\"}}"
        }) {
      Files.writeString(workspace.resolve("scorekeeper.json"), settings);
      for (String command : new String[] {"validate", "status", "audit"}) {
        Answer answer = scorekeeper.run(command);

        assertThat(answer.code()).as(command + " " + settings).isEqualTo(ExitCode.UNREADABLE);
        assertThat(answer.err()).contains("scorekeeper.json:1:").contains("give each its own");
      }
      assertThat(scorekeeper.run("add", "new").code()).isEqualTo(ExitCode.UNREADABLE);
    }
  }

  @Test
  void aNameWhereTheIdIsCannotBeAnotherOne() throws IOException {
    Files.writeString(workspace.resolve("scorekeeper.json"), "{\"fields\": {\"id\": \"/name\"}}");

    Answer other = scorekeeper.run("add", "search", "--name", "Search");

    assertThat(other.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(other.err()).contains("scorekeeper.json: two fields of the registry are at /name");
    assertThat(scorekeeper.run("add", "search").code()).isZero();
  }

  @Test
  void aFileThatIsThereIsNamedAndNotMade() {
    Answer answer =
        scorekeeper.run(
            "add",
            "again",
            "--sequence-file",
            "packages\\ographx/.ographx/sequences/cag-agent-workflow.json");

    assertThat(answer.out())
        .contains("implemented (8 movements, 41 beats)")
        .doesNotContain("Created ");
  }

  @Test
  void aRegistryThatCannotBeWrittenIsSaid() throws IOException {
    // Stands where the new text of the registry is to be written first.
    Files.createDirectories(workspace.resolve(".orchestration-domains.json.scorekeeper-new/x"));

    Answer answer =
        scorekeeper.run("add", "search", "--skeleton", "--sequence-file", "flows/x/search.json");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains("cannot be written, so nothing was written");
  }

  @Test
  void jsonTellsAllOfIt() {
    String json =
        scorekeeper.run("add", "search-orchestration", "--skeleton", "--format", "json").out();

    assertThat(json)
        .contains(
            "\"written\" : true",
            "\"status\" : \"broken\"",
            "\"sequenceFileMade\" : true",
            "\"patch\" : \"--- a/");
  }

  @Test
  void whereNoEntryCanBeAddedItSaysWhichFileToWrite() throws IOException {
    Files.createDirectories(workspace.resolve("plans/a"));
    Files.writeString(workspace.resolve("plans/a/plan.yaml"), "id: a\nstatus: done\n");
    Files.writeString(workspace.resolve("plan.yaml"), "domains:\n- id: a\n");
    Files.writeString(workspace.resolve("nested.json"), "{\"areas\": [{\"features\": []}]}");
    Files.writeString(workspace.resolve("one.json"), "[]");
    Files.writeString(workspace.resolve("two.json"), "[]");
    String claims = ", \"evidence\": {\"claim\": \"/status\", \"implemented\": [\"done\"]}";
    String paths = ", \"evidence\": {\"exists\": \"/paths\"}";

    String[][] shapes = {
      {"\"registry\": [\"one.json\", \"two.json\"]", "x", "one.json, two.json"},
      {"\"registry\": \"plans/*/plan.yaml\"", "x", "plans/*/plan.yaml"},
      {"\"registry\": \"plan.yaml\"", "x", "plan.yaml"},
      {
        "\"registry\": \"nested.json\", \"fields\": {\"items\": \"/areas/*/features\"}",
        "x",
        "nested.json"
      },
      {"\"registry\": \"one.json\"" + claims, "x --skeleton", "name no file"},
      {"\"registry\": \"one.json\"" + claims, "x --sequence-file=y", "name no file"},
      {"\"registry\": \"one.json\"" + paths, "x --skeleton", "--sequence-file"},
      {"\"registry\": \"one.json\", \"sequences\": null", "x --skeleton", "--sequence-file"}
    };
    for (String[] shape : shapes) {
      Files.writeString(workspace.resolve("scorekeeper.json"), "{" + shape[0] + "}");

      Answer answer = scorekeeper.run(("add " + shape[1]).split(" "));

      assertThat(answer.code()).as(shape[0]).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err()).as(shape[0]).contains(shape[2]);
      assertThat(workspace.resolve("one.json")).hasContent("[]");
      assertThat(workspace.resolve("nested.json")).hasContent("{\"areas\": [{\"features\": []}]}");
    }
  }
}
