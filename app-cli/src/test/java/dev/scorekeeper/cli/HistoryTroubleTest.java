package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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

  @Test
  void aCommittedLinkOutOfTheWorkspaceIsNeitherReadNorWritten() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    scorekeeper.run("validate", "--history", "../outside/history.db");
    Files.writeString(outside.resolve("history.db.marks"), "precious");
    Folder before = new Folder(outside);
    List<List<String>> commands = new ArrayList<>(READING);
    commands.addAll(WRITING);
    commands.add(List.of("history", "push", "../pushed.db"));
    commands.add(List.of("history", "pull", "../other.db"));
    for (String committed :
        List.of(
            ".scorekeeper to ../outside",
            ".scorekeeper/history.db to ../../outside/history.db",
            ".scorekeeper/history.db.marks to ../../outside/history.db.marks",
            ".scorekeeper/history.db to ../../outside/made.db",
            ".scorekeeper to ../none")) {
      String link = committed.substring(0, committed.indexOf(" to "));
      Path clone = clone(link, committed.substring(committed.indexOf("..")));
      scorekeeper = new Shell(clone);

      for (List<String> command : commands) {
        assertThatItRefuses(command, clone.resolve(link) + " is a link that leads out of the");
      }
      assertThat(before.isAsItWas()).as(committed).isTrue();
      assertThat(folder.resolve("none")).doesNotExist();
      assertThat(folder.resolve("pushed.db")).doesNotExist();
    }
  }

  /** A clone of a repository into which somebody has committed a link. */
  private Path clone(String link, String target) throws IOException {
    int number = 0;
    while (Files.exists(folder.resolve("clone-" + number))) {
      number++;
    }
    Path clone = folder.resolve("clone-" + number);
    GitFolder source =
        GitFolder.at(folder.resolve("source-" + number), folder.resolve("home")).init();
    source.write("orchestration-domains.json", "{\"domains\":[{\"id\":\"cart\"}]}");
    source.link(link, target);
    source.commit();
    source.git("clone", "-q", source.root().toUri().toString(), clone.toString());
    return clone;
  }

  @Test
  void aPlantedTriggerStopsWhatWritesAndIsFound() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + history);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER flyway_watch BEFORE INSERT ON stored_run BEGIN SELECT raise(IGNORE); END");
    }
    byte[] before = Files.readAllBytes(history);

    for (List<String> command : WRITING) {
      assertThatItRefuses(command, "trigger flyway_watch", "history verify");
    }
    assertThatItRefuses(List.of("history", "pull", "../other.db"), "trigger flyway_watch");
    assertThatItRefuses(
        List.of("history", "push", history.toString(), "--history", "../other.db"),
        "trigger flyway_watch");
    for (List<String> command : READING) {
      Shell.Answer answer = scorekeeper.run(command.toArray(String[]::new));

      assertThat(answer.code())
          .as(command + answer.err())
          .isEqualTo(command.contains("verify") ? ExitCode.FINDINGS : ExitCode.FINE);
    }
    assertThat(scorekeeper.run("history", "verify").out()).contains("trigger flyway_watch");
    assertThat(history).hasBinaryContent(before);
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
