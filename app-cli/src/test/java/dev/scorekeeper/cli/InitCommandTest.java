package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir private Path workspace;

  private Shell scorekeeper() {
    return new Shell(workspace);
  }

  private void write(String file, String text) throws IOException {
    Path path = workspace.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void saysWhatItFoundAndWrote() throws IOException {
    write(
        "plan/features.json",
        """
        {"plan": {"features": [
          {"key": "search", "title": "Search", "implementation": {"file": "plan/search.json"}},
          {"key": "export", "title": "Export"}
        ]}}
        """);
    write("plan/search.json", "{\"movements\": [{\"beats\": 3}]}");

    Shell.Answer init = scorekeeper().run("init", "--project", "shop");

    assertThat(init.code()).isZero();
    assertThat(init.out()).contains("registry", "plan/features.json", "Wrote scorekeeper.json");
  }

  @Test
  void saysWhatTheProjectIsCalledAndWhy() throws IOException {
    write("orchestration-domains.json", "{\"domains\": [{\"id\": \"a\"}]}");

    Shell.Answer init = scorekeeper().run("init");

    assertThat(init.out()).contains(String.valueOf(workspace.getFileName()), "the folder's name");
    assertThat(Files.readString(workspace.resolve("scorekeeper.json")))
        .contains("\"project\": \"" + workspace.getFileName() + "\"");
  }

  @Test
  void whatIsEvidenceAndWhichRegistryCanBeChosen() throws IOException {
    write("src/a/x", "");
    write(
        "plan.yaml", "items:\n  - {id: a, code: src/a, status: done}\n  - {id: b, status: todo}\n");
    write("other.json", "{\"domains\": [{\"id\": \"a\"}]}");

    assertThat(scorekeeper().run("init", "--dry-run", "--registry", "plan.yaml").out())
        .contains("1 entry names files or folders", "\"exists\": \"/code\"");
    assertThat(
            scorekeeper()
                .run("init", "--dry-run", "--registry", "plan.yaml", "--evidence", "claim")
                .out())
        .contains("2 entries have a status, 2 different words", "\"claim\": \"/status\"");
    assertThat(scorekeeper().run("init", "--dry-run", "--evidence", "clam"))
        .satisfies(answer -> assertThat(answer.code()).isEqualTo(2))
        .satisfies(answer -> assertThat(answer.err()).contains("did you mean claim?"));
    assertThat(scorekeeper().run("init", "--registry", "none.json"))
        .satisfies(answer -> assertThat(answer.code()).isEqualTo(3))
        .satisfies(
            answer ->
                assertThat(answer.err())
                    .contains("no plan was found in ", ": there is no file none.json"));
    assertThat(scorekeeper().run("init", "--registry", "other.json", "--evidence", "exists").err())
        .contains("other.json has 1 entry, but no field names files or folders", "(fields: id)");
    assertThat(workspace.resolve("scorekeeper.json")).doesNotExist();
  }

  @Test
  void whyAChosenRegistryIsNoneIsSaid() throws IOException {
    write("plans/a.yaml", "number: 1\nmood: fine\n");
    write("plans/b.yaml", "number: 2\nmood: sad\n");
    write("same/a.yaml", "colour: red\nstatus: done\n");
    write("same/b.yaml", "colour: red\nstatus: done\n");
    write("torn/a.yaml", "a: [\n");
    write("plan.toml", "a = 1\n");
    write("words.json", "[\"a\"]");

    Map.of(
            "plans/*.yaml", "plans/*.yaml has 2 entries, but no field says by known words",
            "./plans/*.yaml", "(fields: number, mood); write scorekeeper.json by hand",
            "same/*.yaml", "but no field that tells them apart (fields: colour, status)",
            "torn/*.yaml", "torn/a.yaml:2:1 is not valid YAML",
            "torn/a.yaml", "torn/a.yaml:2:1 is not valid YAML",
            "plan.toml", "plan.toml is TOML; Scorekeeper reads JSON, YAML",
            "words.json", "words.json holds no entries",
            "plans", "plans is a folder; pass a pattern of its files, such as plans/*.yaml",
            "none/*.yaml", "no JSON, YAML or Markdown file matches none/*.yaml",
            "none.yaml", "there is no file none.yaml")
        .forEach(
            (registry, why) -> {
              Shell.Answer init = scorekeeper().run("init", "--registry", registry);

              assertThat(init.code()).as(registry).isEqualTo(ExitCode.UNREADABLE);
              assertThat(init.err()).as(registry).contains("no plan was found in ", why);
            });
  }

  @Test
  void showsWithoutWriting() throws IOException {
    write("orchestration-domains.json", "{\"domains\": [{\"id\": \"a\"}]}");

    assertThat(scorekeeper().run("init", "--dry-run").out())
        .contains("Would write scorekeeper.json:", "\"registry\": \"orchestration-domains.json\"");
    assertThat(scorekeeper().run("init", "--dry-run", "--format", "json").out())
        .contains("\"written\" : false", "\"because\"");
  }

  @Test
  void saysHowToReplaceSettings() throws IOException {
    write("orchestration-domains.json", "{\"domains\": []}");
    write("scorekeeper.json", "{}");

    Shell.Answer refused = scorekeeper().run("init");

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains("pass --force to replace it");
    assertThat(scorekeeper().run("init", "--force").code()).isZero();
  }

  @Test
  void anEmptyFolderIsSaidToBeOneAndStaysEmpty() throws IOException {
    for (String[] line :
        new String[][] {
          {"init"}, {"init", "--dry-run"}, {"init", "--force", "--project", "shop"}
        }) {
      Shell.Answer init = scorekeeper().run(line);

      assertThat(init.code()).isEqualTo(ExitCode.UNREADABLE);
      assertThat(init.out()).isEmpty();
      assertThat(init.err())
          .contains("no plan was found in " + workspace, "start with a registry")
          .doesNotContain("ographx");
      assertThat(workspace).isEmptyDirectory();
    }
    Shell.Answer json = scorekeeper().run("init", "--format", "json");
    assertThat(json.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(json.out()).contains("\"written\" : false", "\"found\" : false");
    write("README.md", "words");
    assertThat(scorekeeper().run("init").code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(workspace.resolve("scorekeeper.json")).doesNotExist();
  }

  @Test
  void aPackageOfPluginsIsNoPlanAndItsFolderIsAudited() throws IOException {
    write(
        "package.json",
        "{\"name\": \"@x/lib\", \"version\": \"1.0.0\", \"renderx\": {\"plugins\": [{\"id\": \"lib\","
            + " \"title\": \"Lib\"}], \"sequences\": [\"json-sequences/lib\"]}}");
    write(
        "json-sequences/lib/load.json",
        "{\"id\": \"lib-load\", \"movements\": [{\"id\": \"load\", \"beats\": [{\"event\": \"e\"}]}]}");
    write("json-sequences/lib/index.json", "{\"sequences\": [{\"file\": \"load.json\"}]}");

    Shell.Answer dry = scorekeeper().run("init", "--dry-run");
    Shell.Answer init = scorekeeper().run("init");
    Shell.Answer audit = scorekeeper().run("audit");

    assertThat(dry.out())
        .contains("\"pluginFolders\": [ \"json-sequences\" ]")
        .doesNotContain("package.json");
    assertThat(init.out()).contains("Next: scorekeeper audit writes the catalog; then write");
    assertThat(audit.code()).isZero();
    assertThat(audit.out()).contains("1 sequence");
    assertThat(workspace.resolve("catalog-sequences.json")).exists();
    assertThat(workspace.resolve("packages")).doesNotExist();
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void filesAreMadeWithTheUsualPermissions() throws IOException {
    write("plan.json", "[{\"id\": \"a\"}]");
    write("json-sequences/a.json", "{\"id\": \"a\", \"movements\": [{\"id\": \"m\"}]}");
    Path usual = Files.writeString(workspace.resolve("usual.txt"), "as everybody makes files");

    scorekeeper().run("init");
    scorekeeper().run("add", "b", "--sequence-file", "flows/b.json", "--skeleton");
    scorekeeper().run("audit");
    scorekeeper().run("validate");
    scorekeeper().run("history", "export", "runs.jsonl");
    scorekeeper().run("history", "import", "runs.jsonl", "--history", "imported.db");

    for (String file :
        new String[] {
          "scorekeeper.json",
          "flows/b.json",
          "catalog-sequences.json",
          ".scorekeeper/history.db",
          ".scorekeeper/.gitignore",
          "runs.jsonl",
          "imported.db"
        }) {
      assertThat(Files.getPosixFilePermissions(workspace.resolve(file)))
          .as(file)
          .isEqualTo(Files.getPosixFilePermissions(usual));
    }
  }
}
