package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * {@code history streams}, {@code verify}, {@code checkpoint} and {@code rebuild}, over the
 * example.
 */
@ExtendWith(Examples.class)
class HistoryCommandsTest {
  private static final String SEQUENCE =
      "packages/ographx/.ographx/sequences/cag-agent-workflow.json";

  private final Path workspace;
  private final Shell scorekeeper;

  HistoryCommandsTest(Example example) {
    workspace = example.root();
    scorekeeper = new Shell(workspace);
  }

  @BeforeEach
  void recordTwoRuns() throws IOException {
    scorekeeper.run("validate");
    Files.delete(workspace.resolve(SEQUENCE));
    scorekeeper.run("validate");
  }

  private void forge(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + workspace.resolve(".scorekeeper/history.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void saysThatAnUntouchedHistoryIsIntact() {
    Shell.Answer answer = scorekeeper.run("history", "verify");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .startsWith("✔ The history is intact: 2 entries, 2 assessments, ")
        .contains("To prove later that nothing was cut off");
    assertThat(answer.err()).isEmpty();
  }

  @Test
  void saysWhatIsNotAsRecordedAndExitsWithOne() throws SQLException {
    forge(
        "DROP TRIGGER run_is_never_changed",
        "UPDATE stored_run SET recorded_at = recorded_at + 1 WHERE seq = 2");

    Shell.Answer answer = scorekeeper.run("history", "verify");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out().lines())
        .satisfies(
            lines -> {
              assertThat(lines.get(0))
                  .isEqualTo("✘ The history is not intact: 2 things are not as recorded:");
              assertThat(lines.get(1))
                  .matches(
                      "  run 2 \\([0-9a-f]{8}\\): chain is [0-9a-f]{64}, but should be"
                          + " [0-9a-f]{64}");
              assertThat(lines.get(2)).isEqualTo("  trigger run_is_never_changed: is missing");
            });
  }

  @Test
  void saysItInJsonToo() throws SQLException {
    forge("UPDATE stored_span SET cause = 2 WHERE kind = 1 AND since_run = 2");

    Shell.Answer answer = scorekeeper.run("history", "verify", "--format", "json");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("\"intact\" : false", "\"entries\" : 2", "\"broken\" : 1")
        .contains("\"run\" : 2", "\"what\" : \"cause\"")
        .contains("\"found\" : \"2\"", "\"expected\" : \"1\"");
  }

  @Test
  void provesWhatCheckpointsWereTakenOf() throws IOException {
    Path checkpoints = workspace.resolve("checkpoints.txt");
    Files.writeString(checkpoints, scorekeeper.run("history", "checkpoint").out());
    scorekeeper.run("validate");
    Files.writeString(
        checkpoints,
        Files.readString(checkpoints) + scorekeeper.run("history", "checkpoint").out());

    Shell.Answer answer = scorekeeper.run("history", "verify", "--against", "checkpoints.txt");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("Matches 2 checkpoints.");
  }

  @Test
  void findsThatAHistoryWasMadeAnewWhichIsIntactByItself() throws IOException {
    Path history = workspace.resolve(".scorekeeper/history.db");
    Files.writeString(
        workspace.resolve("checkpoints.txt"), scorekeeper.run("history", "checkpoint").out());
    Files.delete(history);
    scorekeeper.run("validate");
    scorekeeper.run("validate");

    assertThat(scorekeeper.run("history", "verify").code()).isZero();
    Shell.Answer answer = scorekeeper.run("history", "verify", "--against", "checkpoints.txt");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("origin").doesNotContain("is intact");
    Files.delete(history);
    assertThat(scorekeeper.run("history", "verify", "--against", "checkpoints.txt").code())
        .isEqualTo(3);
  }

  @Test
  void findsThatAHistoryWasReplacedByOneThatWasForkedFromIt() throws IOException {
    Path history = workspace.resolve(".scorekeeper/history.db");
    Path forked = Files.copy(history, workspace.resolve("forked.db"));
    scorekeeper.run("validate");
    Files.writeString(
        workspace.resolve("checkpoints.txt"), scorekeeper.run("history", "checkpoint").out());
    scorekeeper.run("validate", "--history", "forked.db", "--branch", "other");
    Files.move(forked, history, StandardCopyOption.REPLACE_EXISTING);

    assertThat(scorekeeper.run("history", "verify").code()).isZero();
    assertThat(scorekeeper.run("history", "verify", "--against", "checkpoints.txt").code())
        .isEqualTo(1);
  }

  @Test
  void printsCheckpointsAsJson() {
    assertThat(scorekeeper.run("history", "checkpoint", "--format", "json").out())
        .contains("\"origin\" : \"", "\"entries\" : 2", "\"head\" : \"");
  }

  @Test
  void refusesWhatIsNoCheckpoint() throws IOException {
    Files.writeString(workspace.resolve("notes.txt"), "buy milk\n");

    Shell.Answer other = scorekeeper.run("history", "verify", "--against", "notes.txt");
    Shell.Answer none = scorekeeper.run("history", "verify", "--against", "none.txt");

    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).contains("notes.txt is not the output of");
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("none.txt does not exist");
  }

  @Test
  void showsTheStreams() {
    scorekeeper.run("validate", "--project", "shop", "--branch", "pull/7");

    assertThat(scorekeeper.run("history", "streams").out().lines())
        .satisfies(
            lines -> {
              assertThat(lines).hasSize(3);
              assertThat(lines.get(0))
                  .matches("project +branch +runs +first moment +last moment +commit");
              assertThat(lines.get(1)).matches("renderx +default +2 +20[-0-9: ]+");
              assertThat(lines.get(2)).matches("shop +pull/7 +1 +20[-0-9: ]+");
            });
    assertThat(scorekeeper.run("history", "streams", "--format", "json").out())
        .contains("\"project\" : \"renderx\"", "\"branch\" : \"default\"", "\"line\" : true")
        .contains("\"branch\" : \"pull/7\"", "\"line\" : false", "\"runs\" : 2")
        .contains("\"firstMoment\" : \"20", "\"lastMoment\" : \"20", "\"revision\" : null");
  }

  @Test
  void rebuildSaysHowMuchItMade() {
    Shell.Answer answer = scorekeeper.run("history", "rebuild");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).matches("Rebuilt [0-9]+ spans from 2 runs\\.\n");
    assertThat(scorekeeper.run("history", "rebuild", "--format", "json").out())
        .contains("\"runs\" : 2", "\"spans\" : ");
  }

  @Test
  void showAWatchingPersonHowFarTheyAre() {
    scorekeeper.onTerminal(80).slowly();

    assertThat(scorekeeper.run("history", "rebuild").err())
        .contains("\rfolding runs: 2 of 2 (100 %)")
        .endsWith("\r\u001b[K");
    assertThat(scorekeeper.run("history", "verify").err())
        .contains("\rverifying: 6 of 6 (100 %)")
        .endsWith("\r\u001b[K");
    assertThat(scorekeeper.with("CI", "true").run("history", "rebuild").err()).isEmpty();
  }

  @Test
  void saysThatThereIsNoHistory() {
    for (String command : new String[] {"verify", "checkpoint", "rebuild", "export", "streams"}) {
      Shell.Answer answer = scorekeeper.run("history", command, "--history", "elsewhere.db");

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err()).contains("there is no history at ");
    }
  }
}
