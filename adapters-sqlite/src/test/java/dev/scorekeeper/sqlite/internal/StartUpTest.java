package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ThisJava;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process loads to use a history, and what it says of it. */
class StartUpTest {
  private static final String MIGRATING = "org.flywaydb.";

  @TempDir private Path folder;

  @Test
  void anUpToDateHistoryIsUsedWithoutWhatMigrates() throws Exception {
    List<String> classes = classesLoadedBy(NewHistory.in(folder));

    assertThat(classes)
        .contains(StoredHistory.class.getName())
        .doesNotContain(Migrations.class.getName())
        .noneMatch(name -> name.startsWith(MIGRATING))
        .noneMatch(name -> name.startsWith("com.fasterxml.jackson.databind."));
  }

  @Test
  void aNewOneIsNot() throws Exception {
    assertThat(classesLoadedBy(folder.resolve("history.db")))
        .anyMatch(name -> name.startsWith(MIGRATING));
  }

  private List<String> classesLoadedBy(Path file) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.txt");
    List<String> command = new ArrayList<>(List.of(ThisJava.program().toString()));
    command.addAll(ThisJava.nativeAccess());
    command.addAll(
        List.of(
            "-Xlog:class+load:file=" + log + ":none",
            "-cp",
            System.getProperty("java.class.path"),
            Using.class.getName(),
            file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.strip()).as("nobody else prints").isEqualTo("done");
    return Files.readAllLines(log).stream().map(line -> line.replaceAll(" .*", "")).toList();
  }

  /** What a command does with a history. */
  static final class Using {
    private Using() {}

    public static void main(String[] arguments) {
      try (StoredHistory history = StoredHistory.openForWriting(Path.of(arguments[0]))) {
        history.log().record(number(1).run(), SomeFacts.none().planned("a").assessed());
        history.stream(MAIN).head();
        history.stream(MAIN).spans(Instant.MIN);
        history.stream(MAIN).runs(1);
      }
      new PrintStream(System.out, true, StandardCharsets.UTF_8).println("done");
    }
  }
}
