package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.surroundings.Example;
import dev.scorekeeper.testkit.surroundings.Examples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Examples.class)
class QueryCommandTest {
  private final Path workspace;
  private final Shell scorekeeper;

  QueryCommandTest(Example example) {
    workspace = example.root();
    scorekeeper = new Shell(workspace);
  }

  @BeforeEach
  void recordARun() {
    scorekeeper.run("validate");
  }

  @Test
  void printsATable() {
    assertThat(scorekeeper.run("query", "SELECT 'a' AS name, 12 AS beats").out())
        .isEqualTo("name  beats\na        12\n".replace("\n", System.lineSeparator()));
  }

  @Test
  void printsJsonWithTypes() {
    assertThat(
            scorekeeper
                .run("query", "--format", "json", "SELECT 'a' AS x, 1 AS y, 1.5 AS z, NULL AS n")
                .out())
        .contains("\"x\" : \"a\"", "\"y\" : 1,", "\"z\" : 1.5", "\"n\" : null");
  }

  @Test
  void printsCsvThatNoSpreadsheetTakesForAFormula() {
    assertThat(
            scorekeeper
                .run("query", "--format", "csv", "SELECT '=1+1' AS a, 'x,\"y\"' AS b, -3 AS c")
                .out())
        .isEqualTo("a,b,c\n'=1+1,\"x,\"\"y\"\"\",-3\n");
  }

  @Test
  void printsMarkdownThatTextCannotBreakOutOf() {
    assertThat(
            scorekeeper.run("query", "--format", "markdown", "SELECT 'a|b<script>*c*' AS x").out())
        .contains("| a\\|b&lt;script&gt;\\*c\\* |");
  }

  private static final String ENDLESS =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";

  @Test
  void stopsAQueryThatNeverEndsAfterTheTimeThatTheCommandLineOrTheSettingsAllow()
      throws IOException {
    Shell slow = new Shell(workspace).slowly();
    Shell.Answer said = slow.run("query", "--timeout", "7", "--format", "csv", ENDLESS);
    Shell.Answer usual = slow.run("query", "--format", "csv", ENDLESS);
    Files.writeString(workspace.resolve("scorekeeper.json"), "{\"queryTimeout\": 9}");
    Shell.Answer set = slow.run("query", "--format", "csv", ENDLESS);

    assertThat(said.code()).isEqualTo(ExitCode.USAGE);
    assertThat(said.out()).startsWith("i\n1\n2\n");
    assertThat(said.err()).contains("longer than 7 s", "--timeout");
    assertThat(usual.err()).contains("longer than 60 s");
    assertThat(set.err()).contains("longer than 9 s");
    assertThat(scorekeeper.run("query", "--timeout", "0", "SELECT 1").code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void refusesInASentenceWhatDoesNotFitIntoMemory() {
    for (String format : new String[] {"table", "json", "csv", "markdown"}) {
      Shell.Answer large =
          scorekeeper.run("query", "--format", format, "SELECT zeroblob(1000000000)");

      assertThat(large.code()).as(format).isEqualTo(ExitCode.USAGE);
      assertThat(large.err()).as(format).contains("longer than").doesNotContain("    at ");
    }
  }

  @Test
  void printsTheFirstRowsOfAnAnswerThatIsTooLargeForATableAndSaysSo() {
    Shell.Answer large = scorekeeper.run("query", "--timeout", "600", ENDLESS);

    assertThat(large.code()).isEqualTo(ExitCode.USAGE);
    assertThat(large.out().lines()).hasSize(100_001);
    assertThat(large.err()).contains("too large for a table", "100000 rows", "LIMIT", "csv");

    Shell.Answer wide =
        scorekeeper.run(
            "query",
            "--timeout",
            "600",
            ENDLESS.replace("SELECT i FROM", "SELECT hex(zeroblob(2000000)) FROM"));
    assertThat(wide.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wide.err()).contains("8 rows");
  }

  @Test
  void stopsWhenNobodyTakesTheRowsAnyMore() {
    for (String format : new String[] {"json", "csv", "markdown"}) {
      Reader reader = new Reader();
      Shell.Answer closed =
          new Shell(workspace)
              .into(reader)
              .run("query", "--timeout", "600", "--format", format, ENDLESS);

      assertThat(closed.code()).as(format).isEqualTo(ExitCode.LEFT);
      assertThat(closed.err()).as(format).isEmpty();
      assertThat(reader.taken).as(format).isLessThan(200_000);
    }
  }

  /** Takes the beginning, and leaves. */
  private static final class Reader extends OutputStream {
    private long taken;

    @Override
    public void write(int b) throws IOException {
      if (taken > 0) {
        throw new IOException("Broken pipe");
      }
      taken++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (taken > 0) {
        throw new IOException("Broken pipe");
      }
      taken += length;
    }
  }

  @Test
  void refusesSettingsThatTakeTheNameOfAQueryOfOurs() throws IOException {
    Files.writeString(
        workspace.resolve("scorekeeper.json"), "{\"queries\": {\"planned\": \"SELECT 1\"}}");

    Shell.Answer answer = scorekeeper.run("query", "planned");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("scorekeeper.json", "planned", "another name");
  }

  @Test
  void printsNoCharacterOfAStrangerThatActsInAnyFormat() {
    for (String format : new String[] {"table", "json", "csv", "markdown"}) {
      assertThat(
              scorekeeper
                  .run(
                      "query",
                      "--format",
                      format,
                      "SELECT 'a' || char(27) || '[2J' || char(155, 127, 8203, 8238, 173, 917569, 65039) || 'b' AS x")
                  .out())
          .as(format)
          .contains("\\u009b\\u007f\\u200b\\u202e\\u00ad\\udb40\\udc41\\ufe0fb")
          .doesNotContain(
              "\u001b", "\u009b", "\u007f", "\u200b", "\u202e", "\u00ad", "\udb40", "\ufe0f");
    }
  }

  @Test
  void takesParametersAndStandardInput() {
    assertThat(
            scorekeeper
                .run(
                    "query",
                    "-p",
                    "id",
                    "cag-orchestration",
                    "--format",
                    "csv",
                    "SELECT beats FROM domains WHERE domain_id = :id")
                .out())
        .isEqualTo("beats\n41\n");
    assertThat(
            scorekeeper
                .typing("SELECT count(*) AS runs FROM runs")
                .run("query", "-", "--format", "csv")
                .out())
        .isEqualTo("runs\n1\n");
  }

  @Test
  void runsAndListsQueriesThatHaveNames() throws IOException {
    Files.writeString(
        workspace.resolve("scorekeeper.json"), "{\"queries\": {\"mine\": \"SELECT 7 AS seven\"}}");

    assertThat(scorekeeper.run("query", "mine", "--format", "csv").out()).isEqualTo("seven\n7\n");
    assertThat(scorekeeper.run("query", "--list").out()).contains("mine", "SELECT 7 AS seven");
  }

  @Test
  void showsTheViewsAndWhatTheirColumnsMean() {
    assertThat(scorekeeper.run("query", "--schema").out())
        .contains("runs", "domain_history", "transitions", "to_status");
  }

  @Test
  void explainsMistakes() {
    assertThat(scorekeeper.run("query", "SELECT * FROM rums").err()).contains("rums");
    assertThat(scorekeeper.run("query", "planed").err()).contains("no query 'planed'", "planned");
    assertThat(scorekeeper.run("query").err()).contains("needs a statement");
    assertThat(scorekeeper.run("query", "SELECT :id").err()).contains("id");
    assertThat(scorekeeper.run("query").code()).isEqualTo(ExitCode.USAGE);
    assertThat(scorekeeper.run("query", "DELETE FROM stored_run"))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
              assertThat(refused.err()).startsWith("scorekeeper: ").doesNotContain("\tat ");
              assertThat(refused.out()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "csv", "markdown"})
  void aStatementThatIsRefusedPrintsNothingButWhy(String format) {
    for (String sql :
        List.of(
            "SELECT FROM",
            "SELECT nothing FROM runs",
            "DELETE FROM runs",
            "DROP TABLE stored_span",
            "SELECT abs(-9223372036854775807 - 1)",
            "SELECT :missing")) {
      Shell.Answer answer = scorekeeper.run("query", sql, "--format", format);

      assertThat(answer.code()).as(sql).isEqualTo(ExitCode.USAGE);
      assertThat(answer.out()).as(sql).isEmpty();
      assertThat(answer.err()).as(sql).startsWith("scorekeeper: ");
    }
  }
}
