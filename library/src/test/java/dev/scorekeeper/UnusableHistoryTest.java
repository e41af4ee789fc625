package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.Validation.Conclusion;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Trend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a history that cannot be used, which then stays as it is. */
class UnusableHistoryTest {
  @TempDir private Path folder;
  private Path workspace = Path.of("");
  private Path place = Path.of("");
  private Path history = Path.of("");
  private Path exported = Path.of("");
  private Scorekeeper scorekeeper = Setup.of(Path.of(""), Map.of()).open();

  @BeforeEach
  void record() throws IOException {
    workspace = Files.createDirectory(folder.resolve("shop"));
    Files.writeString(
        workspace.resolve("orchestration-domains.json"), "{\"domains\":[{\"id\":\"cart\"}]}");
    scorekeeper = Setup.of(workspace, Map.of()).open();
    for (int i = 0; i < 3; i++) {
      scorekeeper.validate();
    }
    place = workspace.resolve(".scorekeeper");
    history = place.resolve("history.db");
    exported = folder.resolve("runs.jsonl");
    Scorekeeper other = Setup.of(workspace, Map.of()).history(folder.resolve("other.db")).open();
    other.validate();
    other.exportTo(exported);
  }

  private Map<String, Runnable> reading() {
    Map<String, Runnable> reading = new LinkedHashMap<>();
    reading.put("status", scorekeeper::status);
    reading.put("trend", () -> scorekeeper.trend(Trend.By.RUN));
    reading.put("log", () -> scorekeeper.log(5, true));
    reading.put("query", () -> scorekeeper.query().run("SELECT 1", Map.of(), NoRows::new));
    reading.put("verify", scorekeeper::verify);
    reading.put("checkpoint", scorekeeper::checkpoint);
    reading.put("export", () -> scorekeeper.exportTo(new ByteArrayOutputStream()));
    return reading;
  }

  private Map<String, Runnable> writing() {
    Map<String, Runnable> writing = new LinkedHashMap<>();
    writing.put("rebuild", scorekeeper::rebuild);
    writing.put("import", () -> scorekeeper.importFrom(List.of(new LogInput.OfFile(exported))));
    return writing;
  }

  @Test
  void isAFileThatIsNoDatabase() throws IOException {
    Files.writeString(history, "hello, this is a note and no database at all ".repeat(20));

    assertThatAllRefuse("is not an SQLite database", "--history");
  }

  @Test
  void isAnEmptyFile() throws IOException {
    Files.write(history, new byte[0]);

    assertThatAllRefuse("is empty", "--history");
  }

  @Test
  void isADatabaseThatWasCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(history);
    for (int size : new int[] {50, 1024, 4096, whole.length / 2, whole.length - 4096}) {
      Files.write(history, Arrays.copyOf(whole, size));

      assertThatAllRefuse(history.toString());
    }
  }

  @Test
  void isOneOfANewerScorekeeper() throws IOException {
    byte[] bytes = Files.readAllBytes(history);
    // The user version, in the head of every SQLite file.
    bytes[63] = 99;
    Files.write(history, bytes);

    assertThatAllRefuse("newer Scorekeeper (schema 99", "upgrade");
  }

  @Test
  void isADatabaseOfSomethingElse() throws IOException {
    byte[] bytes = Files.readAllBytes(history);
    // The application's number.
    bytes[68] = 'X';
    Files.write(history, bytes);

    assertThatAllRefuse("no history of Scorekeeper", "--history");
  }

  @Test
  void isAFolderInPlaceOfTheFile() throws IOException {
    Files.delete(history);
    Files.createDirectory(history);

    assertThatAllRefuse("is a folder", "give the path of a file");
  }

  @Test
  void isAFileInPlaceOfTheFolder() throws IOException {
    Files.delete(history);
    Files.delete(history.resolveSibling(".gitignore"));
    Files.delete(place);
    Files.writeString(place, "hello");

    assertThatItRefuses("import", writing().get("import"), place.toString());
    assertThatValidationSays(place.toString());
    assertThat(place).hasContent("hello");
  }

  @Test
  void isReadAllTheSameWhereNothingMayBeWritten() throws Exception {
    lock(true);
    try {
      assumeTrue(
          !Files.isWritable(history) && !Files.isWritable(place),
          "this user may write whatever is read-only");
      Map<String, byte[]> before = files();

      reading().values().forEach(Runnable::run);
      writing().forEach((name, act) -> assertThatItRefuses(name, act, "read-only", "--history"));
      assertThatValidationSays("read-only", "--history");
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
      List<String> words =
          Stream.concat(command.stream(), Stream.of(history.toString(), place.toString())).toList();
      try {
        new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
      } catch (IOException e) {
        // Not on this system; whether the rest was enough shows.
      }
    }
  }

  private void assertThatAllRefuse(String... message) throws IOException {
    Map<String, byte[]> before = files();
    reading().forEach((name, act) -> assertThatItRefuses(name, act, message));
    writing().forEach((name, act) -> assertThatItRefuses(name, act, message));
    assertThatValidationSays(message);
    assertThat(files()).containsExactlyInAnyOrderEntriesOf(before);
  }

  private static void assertThatItRefuses(String name, @Nullable Runnable act, String... message) {
    assertThatThrownBy(() -> Objects.requireNonNull(act).run())
        .as(name)
        .isInstanceOf(HistoryException.class)
        .hasMessageContainingAll(message);
  }

  /** What was found is worth knowing all the same. */
  private void assertThatValidationSays(String... message) {
    Validation validation = scorekeeper.validate();

    assertThat(validation.tally()).isPresent();
    assertThat(validation.recorded()).isFalse();
    assertThat(validation.conclusion()).isEqualTo(Conclusion.UNREADABLE);
    assertThat(validation.failure().orElseThrow()).contains(message);
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
