package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of a history that cannot be used, which then stays as it is. */
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
  private Path place;
  private Path history;
  private Shell scorekeeper;

  @BeforeEach
  void record() throws IOException {
    workspace = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(
        workspace.resolve("orchestration-domains.json"), "{\"domains\":[{\"id\":\"cart\"}]}");
    scorekeeper = new Shell(workspace);
    for (int i = 0; i < 3; i++) {
      scorekeeper.run("validate");
    }
    place = workspace.resolve(".scorekeeper");
    history = place.resolve("history.db");
    scorekeeper.run("validate", "--history", "../other.db");
    scorekeeper.run("history", "export", "../runs.jsonl", "--history", "../other.db");
  }

  @Test
  void aFileThatIsNoDatabase() throws IOException {
    Files.writeString(history, "hello, this is a note and no database at all ".repeat(20));

    assertThatAllRefuse("is no SQLite database", "--history");
  }

  @Test
  void anEmptyFile() throws IOException {
    Files.write(history, new byte[0]);

    assertThatAllRefuse("is empty", "--history");
  }

  @Test
  void aDatabaseThatWasCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(history);
    for (int size : new int[] {50, 1024, 4096, whole.length / 2, whole.length - 4096}) {
      Files.write(history, Arrays.copyOf(whole, size));

      assertThatAllRefuse(history.toString());
    }
  }

  @Test
  void aHistoryOfANewerScorekeeper() throws IOException {
    byte[] bytes = Files.readAllBytes(history);
    // The user version, in the head of every SQLite file.
    bytes[63] = 99;
    Files.write(history, bytes);

    assertThatAllRefuse("newer Scorekeeper (schema 99", "upgrade");
  }

  @Test
  void aDatabaseOfSomethingElse() throws IOException {
    byte[] bytes = Files.readAllBytes(history);
    // The application's number.
    bytes[68] = 'X';
    Files.write(history, bytes);

    assertThatAllRefuse("no history of Scorekeeper", "--history");
  }

  @Test
  void aFolderInPlaceOfTheFile() throws IOException {
    Files.delete(history);
    Files.createDirectory(history);

    assertThatAllRefuse("is a folder", "--history");
  }

  @Test
  void aFileInPlaceOfTheFolder() throws IOException {
    Files.delete(history);
    Files.delete(history.resolveSibling(".gitignore"));
    Files.delete(place);
    Files.writeString(place, "hello");

    for (List<String> command : WRITING) {
      assertThatItRefuses(command, place.toString());
    }
    assertThat(place).hasContent("hello");
  }

  @Test
  void whereNothingMayBeWrittenReadingWorksAndRecordingSaysWhy() throws Exception {
    lock(true);
    try {
      assumeTrue(
          !Files.isWritable(history) && !Files.isWritable(place),
          "this user may write whatever is read-only");
      Map<String, byte[]> before = files();

      for (List<String> command : READING) {
        Shell.Answer answer = scorekeeper.run(command.toArray(String[]::new));
        assertThat(answer.code()).as(command + answer.err()).isZero();
      }
      for (List<String> command : WRITING) {
        assertThatItRefuses(command, "read-only", "--history");
      }
      Shell.Answer made = scorekeeper.run("validate", "--history", ".scorekeeper/other.db");
      assertThat(made.code()).isEqualTo(ExitCode.UNREADABLE);
      assertThat(made.err()).contains("no history can be made at").doesNotContain("\tat ");
      assertThat(files()).containsExactlyInAnyOrderEntriesOf(before);
    } finally {
      lock(false);
    }
  }

  /** Makes the history and its folder read-only, for root too where the file system can. */
  private void lock(boolean on) throws Exception {
    for (List<String> command :
        List.of(
            List.of("chattr", "-i"),
            List.of("chmod", on ? "a-w" : "u+w"),
            List.of("chattr", on ? "+i" : "-i"))) {
      List<String> words = new ArrayList<>(command);
      words.addAll(List.of(history.toString(), place.toString()));
      try {
        new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
      } catch (IOException e) {
        // Not on this system; whether the rest was enough shows.
      }
    }
  }

  private void assertThatAllRefuse(String... message) throws IOException {
    Map<String, byte[]> before = files();
    for (List<String> command : Stream.concat(READING.stream(), WRITING.stream()).toList()) {
      assertThatItRefuses(command, message);
      assertThat(files()).as(command.toString()).containsExactlyInAnyOrderEntriesOf(before);
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

  /** What lies in the history's folder. */
  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (Stream<Path> all = Files.list(place)) {
      for (Path file : all.toList()) {
        files.put(
            file.getFileName().toString(),
            Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file));
      }
    }
    return files;
  }
}
