package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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

    assertThat(init.out())
        .contains(String.valueOf(workspace.getFileName()), "its folder is called so");
    assertThat(Files.readString(workspace.resolve("scorekeeper.json")))
        .contains("\"project\": \"" + workspace.getFileName() + "\"");
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
    assertThat(refused.err()).contains("--force replaces it");
    assertThat(scorekeeper().run("init", "--force").code()).isZero();
  }
}
