package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.surroundings.Example;
import dev.scorekeeper.testkit.surroundings.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
        .contains("| a\\|b&lt;script>\\*c\\* |");
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
            });
  }
}
