package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of a history that cannot be used. */
class HistoryTroubleTest {
  private static final List<List<String>> READING =
      List.of(
          List.of("status"),
          List.of("trend"),
          List.of("log"),
          List.of("query", "SELECT * FROM runs"),
          List.of("history", "verify"),
          List.of("history", "checkpoint"),
          List.of("history", "export"));

  private static final List<List<String>> WRITING =
      List.of(
          List.of("validate"),
          List.of("history", "rebuild"),
          List.of("history", "import", "../runs.jsonl"));

  @TempDir private Path folder;
  private Path workspace;
  private Path history;
  private Shell scorekeeper;

  @BeforeEach
  void record() throws IOException {
    workspace = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(
        workspace.resolve("orchestration-domains.json"), "{\"domains\":[{\"id\":\"cart\"}]}");
    scorekeeper = new Shell(workspace);
    scorekeeper.run("validate");
    history = workspace.resolve(".scorekeeper/history.db");
    scorekeeper.run("validate", "--history", "../other.db");
    scorekeeper.run("history", "export", "../runs.jsonl", "--history", "../other.db");
  }

  @Test
  void aVariableThatIsNoPathIsSaid() {
    for (List<String> command : Stream.concat(READING.stream(), WRITING.stream()).toList()) {
      Shell.Answer answer =
          new Shell(workspace)
              .with("SCOREKEEPER_HISTORY", "a\0b")
              .run(command.toArray(String[]::new));

      assertThat(answer.code()).as(command.toString()).isEqualTo(ExitCode.UNREADABLE);
      assertThat(answer.out()).isEmpty();
      assertThat(answer.err())
          .startsWith("scorekeeper: SCOREKEEPER_HISTORY names 'a\\u0000b', which is no path: ")
          .hasLineCount(1);
    }
  }

  @Test
  void everyCommandFailsWithOneLine() throws IOException {
    Files.writeString(history, "hello, this is a note and no database at all ".repeat(20));

    for (List<String> command : Stream.concat(READING.stream(), WRITING.stream()).toList()) {
      assertThatItRefuses(command, "is not an SQLite database", "--history");
    }
  }

  private void assertThatItRefuses(List<String> command, String... message) {
    Shell.Answer answer = scorekeeper.run(command.toArray(String[]::new));

    assertThat(answer.code()).as(command + answer.out()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err())
        .as(command.toString())
        .startsWith("scorekeeper: ")
        .contains(message)
        .hasLineCount(1);
  }
}
