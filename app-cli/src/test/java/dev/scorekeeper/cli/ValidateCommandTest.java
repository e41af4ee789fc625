package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
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
  void showsTheHeadlineNeverWithoutTheRest() {
    Shell.Answer answer = scorekeeper.run("validate");

    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .contains("2 of 16 domains implemented (13 %) · 14 planned · 0 broken")
        .contains("✔ cag-orchestration", "8 movements, 41 beats", "8 movements, 43 beats")
        .contains("○ governance-orchestration")
        .contains("No findings.");
  }

  @Test
  void recordsTheRunAndSaysWhatChangedSinceTheLast() throws IOException {
    assertThat(scorekeeper.run("validate").out()).contains("Recorded run ", "renderx on default");
    Files.delete(workspace.resolve("packages/ographx/.ographx/sequences/cag-agent-workflow.json"));

    Shell.Answer second = scorekeeper.run("validate");

    assertThat(second.code()).isEqualTo(1);
    assertThat(second.out())
        .containsPattern("Since run [0-9a-f]{8} \\(recorded 60 seconds ago\\):")
        .contains(
            "broke          cag-orchestration              implemented (8 movements, 41 beats) → broken: missing")
        .contains("opened         finding sequence-file-missing  cag-orchestration");
    assertThat(scorekeeper.run("validate").out()).contains("Nothing changed since run ");
  }

  @Test
  void leavesTheHistoryAloneWhenAsked() {
    Shell.Answer answer = scorekeeper.run("validate", "--no-record");

    assertThat(answer.out()).contains("Not recorded (--no-record).");
    assertThat(workspace.resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void failsOnTheChosenSeverity() throws IOException {
    Files.delete(
        workspace.resolve(
            "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json"));

    assertThat(scorekeeper.run("validate").code()).isZero();
    assertThat(scorekeeper.run("validate", "--fail-on", "warning").code()).isEqualTo(1);
  }

  @Test
  void pointsIntoARegistryThatCannotBeRead() throws IOException {
    Files.writeString(
        workspace.resolve("orchestration-domains.json"), "{\n  \"domains\": [\n    {,}\n  ]\n}\n");

    Shell.Answer unreadable = scorekeeper.run("validate", "--fail-on", "never");

    assertThat(unreadable.code()).isEqualTo(3);
    assertThat(unreadable.out())
        .contains("registry-unreadable", "orchestration-domains.json:3:6")
        .doesNotContain("0 of");
  }

  @Test
  void callsNoEvidenceMissingThatWasNotLookedFor() throws IOException {
    Files.writeString(
        workspace.resolve("scorekeeper.json"),
        "{\"registry\": \"plan.json\", \"catalog\": null, \"sequences\": null,"
            + " \"evidence\": {\"exists\": \"/code\"}}");
    Files.writeString(
        workspace.resolve("plan.json"), "{\"domains\": [{\"id\": \"a\", \"code\": \"**/x.ts\"}]}");
    Files.createDirectories(workspace.resolve("d/".repeat(70)));

    Shell.Answer unreadable = scorekeeper.run("validate");

    assertThat(unreadable.code()).isEqualTo(3);
    assertThat(unreadable.out())
        .startsWith("The evidence of a cannot be read, so no domain was assessed.\n")
        .contains(
            "evidence-unreadable  a",
            "names **/x.ts, which is a pattern that leads more than 64 folders deep, into d/d/",
            "…; name another folder before the first *",
            "plan.json:1:34")
        .doesNotContain("missing", "broken");
  }

  @Test
  void printsOneObjectThatOthersBuildOn() {
    String json = scorekeeper.run("validate", "--format", "json", "--branch", "main").out();

    assertThat(json)
        .startsWith("{")
        .contains("\"schemaVersion\" : 1", "\"outcome\" : \"assessed\"")
        .contains("\"implemented\" : 2", "\"planned\" : 14", "\"cataloged\" : 0")
        .contains("\"registryEntries\" : 16", "\"systemSequences\" : 2")
        .contains("\"counted\" : 16", "\"percent\" : 13", "\"movements\" : 8", "\"beats\" : 41")
        .contains("\"recorded\" : true", "\"branch\" : \"main\"", "\"source\" : \"worktree\"")
        .contains("\"observedAt\" : \"2026-01-05T12:01:00.000Z\"");
  }

  @Test
  void showsTheAssessmentAlsoWhenTheHistoryCannotBeUsed() throws IOException {
    Path history = folder.resolve("not-a-history");
    Files.writeString(
        history, "this is no database, and long enough not to look like an empty one");

    Shell.Answer answer = scorekeeper.run("validate", "--history", history.toString());

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.out()).contains("2 of 16 domains implemented", "Not recorded.");
    assertThat(answer.err()).startsWith("scorekeeper: ").contains("not-a-history");
    assertThat(Files.readString(history)).startsWith("this is no database");
  }

  @Test
  void complainsAboutTheCommandLineWithoutATrace() {
    Shell.Answer choice = scorekeeper.run("validate", "--fail-on", "sometimes");
    assertThat(choice.code()).isEqualTo(2);
    assertThat(choice.err())
        .contains("--fail-on is one of error, warning, never, regression, new, not 'sometimes'")
        .doesNotContain("\tat ");

    Shell.Answer folderMissing = scorekeeper.run("validate", "--workspace", "nowhere");
    assertThat(folderMissing.code()).isEqualTo(2);
    assertThat(folderMissing.err()).contains("there is no folder");

    assertThat(scorekeeper.run("validte").code()).isEqualTo(2);
    assertThat(scorekeeper.run().code()).isEqualTo(2);
  }

  @Test
  void pointsIntoSettingsThatCannotBeRead() throws IOException {
    Files.writeString(workspace.resolve("scorekeeper.json"), "{\n  \"registri\": \"x\"\n}\n");

    Shell.Answer answer = scorekeeper.run("validate");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("scorekeeper.json:2:", "registri");

    Files.writeString(
        workspace.resolve("scorekeeper.json"),
        "{\n  \"queries\": {\"planned\": \"SELECT 1\"}\n}\n");
    for (String command : new String[] {"validate", "status", "log", "query"}) {
      Shell.Answer query =
          command.equals("query") ? scorekeeper.run(command, "--list") : scorekeeper.run(command);
      assertThat(query.code()).as(command).isEqualTo(3);
      assertThat(query.err())
          .as(command)
          .contains(
              "scorekeeper.json:2:15: query 'planned' has the name of a built-in query; give it"
                  + " another name");
    }
  }

  @Test
  void keepsStrangersFromDrivingTheTerminal() throws IOException {
    Files.writeString(
        workspace.resolve("orchestration-domains.json"),
        "{\"domains\":[{\"id\":\"a\\u001b[2J\\u009b\",\"category\":\"c\\u001b\",\"sequenceFile\":\"x\\u001b\"}]}");

    assertThat(scorekeeper.run("validate").out()).doesNotContain("\u001b", "\u009b");
    assertThat(scorekeeper.run("validate", "--format", "json").out())
        .doesNotContain("\u001b", "\u009b");
    assertThat(scorekeeper.run("status").out()).doesNotContain("\u001b", "\u009b");
    assertThat(scorekeeper.run("log").out()).doesNotContain("\u001b", "\u009b");
  }

  @Test
  void coloursOnlyATerminalThatLikesColours() {
    assertThat(scorekeeper.run("validate").out()).doesNotContain("\u001b");
    assertThat(scorekeeper.run("validate", "--color", "always").out()).contains("\u001b[32m");
    scorekeeper.onTerminal(100);
    assertThat(scorekeeper.run("validate").out()).contains("\u001b[32m");
    assertThat(scorekeeper.run("validate", "--no-color").out()).doesNotContain("\u001b");
    scorekeeper.with("NO_COLOR", "1");
    assertThat(scorekeeper.run("validate").out()).doesNotContain("\u001b");
  }
}
