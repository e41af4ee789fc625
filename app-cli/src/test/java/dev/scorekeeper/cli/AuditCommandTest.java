package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.Shell.Answer;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Examples.class)
class AuditCommandTest {
  private static final String CATALOG =
      "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json";
  private static final String UNDO = "packages/canvas/json-sequences/undo.json";

  private final Path workspace;
  private final Shell scorekeeper;

  AuditCommandTest(Example example) {
    workspace = example.root();
    scorekeeper = new Shell(workspace);
  }

  @Test
  void aCatalogIsWrittenAndThenClean() throws IOException {
    Files.writeString(workspace.resolve(CATALOG), "{\"sequences\": []}");

    Answer audit = scorekeeper.run("audit");
    Answer check = scorekeeper.run("audit", "--check");

    assertThat(audit.code()).isZero();
    assertThat(audit.out()).contains("44 sequences in 8 folders of packages/*/json-sequences");
    assertThat(audit.out()).contains("Wrote " + CATALOG);
    assertThat(check.code()).isZero();
    assertThat(check.out()).contains("The catalog is up to date.");
    assertThat(scorekeeper.run("audit").out()).contains("is up to date already");
  }

  @Test
  void aCheckSaysWhatChanged() throws IOException {
    change(UNDO, "\"handler\": \"", "\"handler\": \"other-");
    Files.delete(workspace.resolve("packages/canvas/json-sequences/pan.json"));
    Files.writeString(
        workspace.resolve("packages/canvas/json-sequences/new.json"),
        "{\"id\": \"canvas-new\", \"pluginId\": \"canvas\", \"movements\": [{\"beats\": 2}]}");

    Answer check = scorekeeper.run("audit", "--check");

    assertThat(check.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(check.out())
        .contains("Only in the catalog: 1", "canvas-pan")
        .contains("Only in the folders: 1", "canvas-new")
        .contains("Changed: ", "handler of beat 1 of movement")
        .contains("The catalog is stale: " + CATALOG);
    String json = scorekeeper.run("audit", "--check", "--format", "json").out();
    assertThat(json)
        .contains("\"stale\" : true", "\"written\" : false")
        .contains("\"id\" : \"canvas-new\"");
    assertThat(scorekeeper.run("audit", "--check", "--format", "markdown").out())
        .contains("# Audit of", "| id | file |", "canvas-new");
  }

  @Test
  void whatMakesTheCatalogShrinkMuchIsNotWritten() throws IOException {
    Files.move(workspace.resolve("packages/canvas-component"), workspace.resolve("moved"));

    Answer audit = scorekeeper.run("audit");

    assertThat(audit.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(audit.err()).contains("would lose 11 of its 44 sequences", "--allow-shrink");
    assertThat(audit.out()).contains("Only in the catalog: 11");
    assertThat(scorekeeper.run("audit", "--allow-shrink").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git/config",
        ".git/hooks/pre-commit",
        "sub/.GIT/config",
        "git~1/config",
        ".git /config",
        ".scorekeeper/history.db",
        ".git/catalog.json",
        "notes.txt",
        "package.json",
        "flow.json",
        "orchestration-domains.json"
      })
  void nothingButACatalogIsWrittenOverThoughItMayShrink(String named) throws IOException {
    Map<String, String> texts =
        Map.of(
            "package.json", "{\"name\": \"shop\", \"scripts\": {}}",
            "flow.json", "{\"sequences\": [{\"id\": \"a\", \"movements\": [{\"beats\": 1}]}]}");
    Path file = workspace.resolve(named);
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      Files.writeString(file, texts.getOrDefault(named, "[core]\n"));
    }
    byte[] before = Files.readAllBytes(file);
    Files.writeString(workspace.resolve("scorekeeper.json"), "{\"catalog\": \"" + named + "\"}");

    Answer audit = scorekeeper.run("audit", "--allow-shrink");

    assertThat(audit.code()).as(audit.err()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aLinkInPlaceOfTheCatalogLeadsIntoNoFolderOfGit() throws IOException {
    Path hooks = Files.createDirectories(workspace.resolve(".git/hooks"));
    Path folder = workspace.resolve("generated");
    Files.createSymbolicLink(folder, hooks);
    Files.writeString(
        workspace.resolve("scorekeeper.json"), "{\"catalog\": \"generated/pre-commit.json\"}");

    Answer audit = scorekeeper.run("audit", "--allow-shrink");

    assertThat(audit.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(audit.err()).contains("cannot be written: it would lie in .git");
    assertThat(hooks).isEmptyDirectory();
  }

  @Test
  void whatNobodyCouldLookAtIsNoPass() throws IOException {
    try (RandomAccessFile huge =
        new RandomAccessFile(
            workspace.resolve("packages/canvas/json-sequences/z.json").toFile(), "rw")) {
      huge.setLength(65L * 1024 * 1024);
    }

    for (String failOn : List.of("never", "error", "warning", "regression", "error,regression")) {
      Answer validate = scorekeeper.run("validate", "--with-audit", "--fail-on", failOn);

      assertThat(validate.code()).as(failOn).isEqualTo(ExitCode.UNREADABLE);
      assertThat(validate.out()).doesNotContain("Passed");
      assertThat(validate.err())
          .contains(
              "the plugin folders cannot be compared with the catalog:"
                  + " packages/canvas/json-sequences/z.json is larger than 64 MB");
    }
    assertThat(scorekeeper.run("validate", "--with-audit", "--format", "json").out())
        .contains("\"unscanned\" : [", "\"path\" : \"packages/canvas/json-sequences/z.json\"");
    assertThat(scorekeeper.run("validate", "--fail-on", "warning").code()).isZero();
    assertThat(scorekeeper.run("audit", "--check").code()).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void malformedFilesAreToldAndStopOnlyAStrictAudit() throws IOException {
    Files.writeString(workspace.resolve(UNDO), "{\"id\": \"canvas-undo\",");

    Answer strict = scorekeeper.run("audit", "--strict");
    Answer audit = scorekeeper.run("audit");

    assertThat(strict.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(strict.err()).contains(UNDO + ":1:");
    assertThat(audit.code()).isZero();
    assertThat(audit.out()).contains("Malformed: 1", UNDO + ":1:");
  }

  @Test
  void aKeyThatComesTwiceIsToldAndStopsOnlyAStrictAudit() throws IOException {
    change(UNDO, "\"movements\"", "\"id\": \"other\",\n\"movements\"");

    Answer audit = scorekeeper.run("audit");
    Answer strict = scorekeeper.run("audit", "--strict");
    Answer json = scorekeeper.run("audit", "--strict", "--format", "json");

    assertThat(audit.code()).isZero();
    assertThat(audit.out()).contains(UNDO + ":", "has the key 'id' twice; the first one counts");
    assertThat(strict.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(strict.err()).contains(UNDO + ":", "'id'", "(--strict)");
    assertThat(json.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(json.out())
        .containsSubsequence(
            "\"slips\" : [ {",
            "\"file\" : \"" + UNDO + "\"",
            "\"why\" : \"",
            "\"line\" : ",
            "\"column\" : ")
        .contains("\"malformed\" : [ ]");
  }

  @Test
  void aCountThatIsNoNumberIsToldAndStopsNoAudit() throws IOException {
    change(UNDO, "\"movements\"", "\"beats\": \"many\",\n\"movements\"");

    Answer strict = scorekeeper.run("audit", "--strict");
    Answer json = scorekeeper.run("audit", "--check", "--strict", "--json");

    assertThat(strict.code()).as(strict.err()).isZero();
    assertThat(json.out()).contains("\"slips\" : [ {", "\"file\" : \"" + UNDO + "\"");
  }

  @Test
  void itIsToldWhichFoldersWereTakenAndWhoSaysSo() throws IOException {
    Path plugin = Files.createDirectories(workspace.resolve("packages/tags/json-sequences"));
    Files.writeString(plugin.resolve("add.json"), "{\"id\": \"tag-add\", \"movements\": [{}]}");

    Answer check = scorekeeper.run("audit", "--check");
    Answer all = scorekeeper.run("audit", "--all-folders");

    Files.writeString(
        workspace.resolve("scorekeeper.json"), "{\"pluginFolders\": [\"packages/can*/**\"]}");
    Answer named = scorekeeper.run("audit", "--check");

    assertThat(check.out()).contains("Plugin folders out of scope", "packages/tags/json-sequences");
    assertThat(all.out()).contains("45 sequences in 9 folders");
    assertThat(named.out()).contains("18 sequences in 2 folders that the settings name");
  }

  @Test
  void onlyAStampSaysWhen() throws IOException {
    scorekeeper.run("audit", "--stamp");

    assertThat(Files.readString(workspace.resolve(CATALOG)))
        .contains("\"generated\": \"2026-01-05T12:01:00.000Z\"");
    assertThat(scorekeeper.run("audit", "--check", "--stamp").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void validateLooksIntoTheFoldersOnlyWhenAsked() throws IOException {
    Files.delete(workspace.resolve(UNDO));

    Answer plain = scorekeeper.run("validate");
    Answer audited = scorekeeper.run("validate", "--with-audit");
    Answer again = scorekeeper.run("validate");
    Answer open = scorekeeper.run("query", "SELECT rule, until_cause FROM finding_history");
    scorekeeper.run("audit");
    Answer clean = scorekeeper.run("validate", "--with-audit");

    assertThat(plain.out()).contains("No findings.");
    assertThat(audited.code()).isZero();
    assertThat(audited.out()).contains("catalog-stale", "1 sequence no longer exists", "opened");
    assertThat(again.out()).contains("No findings.").doesNotContain("resolved");
    assertThat(open.out()).contains("catalog-stale", "ruleset");
    assertThat(clean.out()).contains("No findings.");
  }

  @Test
  void statusTrendAndQueryTellWhoseTheSequencesAre() throws IOException {
    scorekeeper.run("validate");
    Files.delete(workspace.resolve(UNDO));
    scorekeeper.run("audit");
    scorekeeper.run("validate");

    Answer status = scorekeeper.run("status", "--plugins");
    Answer json = scorekeeper.run("status", "--plugins", "--format", "json");
    Answer trend = scorekeeper.run("trend", "--layer", "catalog");
    Answer rows =
        scorekeeper.run(
            "query", "SELECT * FROM plugins WHERE plugin_id = 'canvas'", "--format", "csv");

    assertThat(status.out()).contains("8 plugins").containsPattern("canvas-component +11 ");
    assertThat(json.out()).contains("\"plugin\" : \"canvas-component\"");
    assertThat(trend.out())
        .contains("catalog · 2 points")
        .containsPattern("44 +44 +8 +63 +151")
        .containsPattern("43 +43 +8 ")
        .contains("Sequences ", "44 → 43");
    assertThat(scorekeeper.run("trend", "--layer", "catalog", "--format", "json").out())
        .contains("\"layer\" : \"catalog\"", "\"plugins\" : 8");
    assertThat(rows.out().lines().toList().get(1)).startsWith("renderx,default,canvas,6,");
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = workspace.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }
}
