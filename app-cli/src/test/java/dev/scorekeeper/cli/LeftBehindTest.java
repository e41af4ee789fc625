package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed process leaves behind the next start takes away, or finishes. */
class LeftBehindTest {
  /** Many, when the build is to be thorough. */
  private static final int KILLS = Boolean.getBoolean("thorough") ? 60 : 4;

  @TempDir private Path folder;
  private Path workspace;
  private final Random random = new Random();

  @BeforeEach
  void copyTheExample() throws IOException {
    workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
  }

  /** Kills a process after a part of the time that it takes. */
  private void kill(long takes, String... arguments) throws Exception {
    Process process = new Program(workspace).start(arguments);
    TimeUnit.NANOSECONDS.sleep(takes / 2 + (long) (random.nextDouble() * takes / 2));
    process.destroyForcibly();
    assertThat(process.waitFor()).isIn(0, 137);
  }

  private long time(String... arguments) throws Exception {
    long begun = System.nanoTime();
    assertThat(new Program(workspace).run(arguments)).isZero();
    return System.nanoTime() - begun;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void afterKilledFirstRunsThereIsOneHistoryAndNothingBesideIt() throws Exception {
    long takes = time("validate", "--history", folder.resolve("other.db").toString());
    for (int kill = 0; kill < KILLS; kill++) {
      kill(takes, "validate");
      if (kill % 2 == 1) {
        assertThat(new Shell(workspace).run("validate").code()).isZero();
        assertThat(names(workspace.resolve(".scorekeeper")))
            .allMatch(name -> name.equals(".gitignore") || name.equals("history.db"));
        assertThat(new Shell(workspace).run("history", "verify").code()).isZero();
        Files.delete(workspace.resolve(".scorekeeper/history.db"));
      }
    }
  }

  @Test
  void afterAKilledAdditionTheSameAgainFinishesIt() throws Exception {
    String[] first = {"add", "first-orchestration", "--skeleton"};
    long takes = time(first);
    List<String> expected = new ArrayList<>(names(workspace));
    String sequence =
        expected.stream().filter(name -> name.contains("first-orchestration")).findAny().orElse("");
    for (int kill = 0; kill < KILLS; kill++) {
      String id = "killed-" + kill;
      kill(takes, "add", id, "--skeleton");
      Shell.Answer again = new Shell(workspace).run("add", id, "--skeleton");

      expected.add(sequence.replace("first-orchestration", id));
      assertThat(again.code()).as(again.err()).isIn(0, 2); // there already, if it was too late
      assertThat(names(workspace)).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(new Shell(workspace).run("validate", "--no-record").out())
          .doesNotContain("sequence-orphan  " + id, "sequence-file-malformed", "-missing");
    }
  }

  @Test
  void anImportThatIsStillReadingKeepsItsDraftAndAKilledOneLosesIt() throws Exception {
    Path history = workspace.resolve(".scorekeeper/history.db");
    Path draft = history.resolveSibling("history.db.new-1");
    String export = export();
    String beginning = export.substring(0, export.indexOf('\n') + 1);
    Process living = new Program(workspace).start("history", "import", "-");
    OutputStream toLiving = living.getOutputStream();
    toLiving.write(beginning.getBytes(StandardCharsets.UTF_8));
    toLiving.flush();
    awaitFile(draft);

    assertThat(new Shell(workspace).run("validate").code()).isZero();
    assertThat(new Shell(workspace).run("validate").code()).isZero();
    assertThat(draft).exists();

    toLiving.write(export.substring(beginning.length()).getBytes(StandardCharsets.UTF_8));
    toLiving.close();
    assertThat(living.waitFor()).isEqualTo(3); // there is another history by now
    assertThat(names(history.resolveSibling(""))).containsExactly(".gitignore", "history.db");

    Files.delete(history);
    Process killed = new Program(workspace).start("history", "import", "-");
    killed.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
    killed.getOutputStream().flush();
    awaitFile(draft);
    killed.destroyForcibly().waitFor();
    assertThat(draft).exists();

    assertThat(new Shell(workspace).run("validate").code()).isZero();
    assertThat(names(history.resolveSibling(""))).containsExactly(".gitignore", "history.db");
  }

  @Test
  void aRefusedImportLeavesNoHistory() throws Exception {
    String export = export();
    String cutOff = export.substring(0, export.lastIndexOf('\n', export.length() - 2) + 1);

    Shell.Answer answer = new Shell(workspace).typing(cutOff).run("history", "import", "-");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(workspace.resolve(".scorekeeper/history.db")).doesNotExist();
    assertThat(new Shell(workspace).run("history", "verify").err()).contains("there is no history");
  }

  private String export() {
    String other = folder.resolve("exported.db").toString();
    Shell scorekeeper = new Shell(workspace);
    assertThat(scorekeeper.run("validate", "--history", other).code()).isZero();
    return scorekeeper.run("history", "export", "--history", other).out();
  }

  private static void awaitFile(Path file) throws InterruptedException {
    for (int i = 0; i < 12_000 && !isMade(file); i++) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(isMade(file)).isTrue();
  }

  /** More than a beginning, for which a draft without content might be taken. */
  private static boolean isMade(Path file) {
    return file.toFile().length() > 4096;
  }
}
