package dev.scorekeeper.cli;

import static dev.scorekeeper.cli.Past.REGISTRY;
import static dev.scorekeeper.cli.Past.registry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backfill that {@code trend} and {@code log} do by themselves. */
class FirstBackfillTest {
  private static final WorkspaceFiles FILES =
      WorkspaceFiles.NONE.file(REGISTRY, registry("a", "b"));

  @TempDir private Path folder;
  private Past past;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void commit() throws IOException {
    past = Past.in(folder.resolve("plans"));
    past.then(FILES).then(FILES.file(REGISTRY, registry("a"))).checkedOut();
    scorekeeper = new Shell(past.root());
  }

  @Test
  void theFirstCommandShowsThePast() {
    Shell.Answer first = scorekeeper.run("trend");

    assertThat(first.code()).isZero();
    assertThat(first.out()).contains("example.org/acme/plans on main · 2 points", "2020-09-13");
    assertThat(first.err())
        .contains(
            "read 2 past commits of example.org/acme/plans on main, and recorded the 2 that changed")
        .contains("--no-backfill");
    assertThat(scorekeeper.run("trend").err()).isEmpty();
    assertThat(past.root().resolve(".scorekeeper/.gitignore")).exists();
  }

  @Test
  void beforeItStatusSaysThatThePastIsNotRecorded() {
    String said = "The past commits are not recorded yet: scorekeeper trend records them";
    scorekeeper.run("validate");
    assertThat(scorekeeper.run("status").out()).contains(said).doesNotContain("ever planned");
    scorekeeper.run("trend");
    assertThat(scorekeeper.run("status").out()).contains("ever planned").doesNotContain(said);
  }

  @Test
  void itCanBeTurnedOff() throws IOException {
    assertThat(scorekeeper.run("trend", "--no-backfill").code()).isEqualTo(3);
    Files.writeString(past.root().resolve("scorekeeper.json"), "{\"backfill\": false}");
    assertThat(scorekeeper.run("log").err()).contains("there is no history");
    assertThat(past.root().resolve(".scorekeeper")).doesNotExist();
  }

  @Test
  void whereNothingCanBeWrittenItSaysSoAndShowsWhatThereIs() throws IOException {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere");
    Files.setPosixFilePermissions(past.root(), PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assertThat(scorekeeper.run("trend").err())
          .contains("commits are not read first, because nothing can be written", "--history");
    } finally {
      Files.setPosixFilePermissions(past.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void whatCannotBeWrittenIsNoFailureOfTheCommand() throws IOException {
    Path history = folder.resolve("none.db");
    Files.createDirectory(history);

    Shell.Answer answer = scorekeeper.run("trend", "--history", history.toString());

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).doesNotContain("internal error");
  }

  @Test
  void aRepositoryThatCannotBeReadIsNoFailureEither() throws IOException {
    Path strange = folder.resolve("strange");
    past.git("init", "-q", "-b", "main", "--object-format=sha256", strange.toString());
    Files.writeString(strange.resolve(REGISTRY), registry("a"));
    past.git("-C", strange.toString(), "add", "-A");
    past.git("-C", strange.toString(), "commit", "-q", "-m", "x");
    scorekeeper = new Shell(strange);
    scorekeeper.run("validate");

    Shell.Answer answer = scorekeeper.run("trend");

    assertThat(answer.out()).contains("1 point");
    assertThat(answer.err()).contains("commits are not read first", "sha256");
  }
}
