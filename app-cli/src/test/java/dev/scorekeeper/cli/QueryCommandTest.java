package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  void refusesInASentenceWhatGathersMoreThanFitsIntoMemory() {
    for (String function : new String[] {"json_group_array", "jsonb_group_array"}) {
      Shell.Answer gathered =
          new Shell(workspace)
              .slowly()
              .run(
                  "query",
                  "--timeout",
                  "3600",
                  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
                      + function
                      + "(hex(zeroblob(100000))) FROM n");

      assertThat(gathered.code()).as(function).isEqualTo(ExitCode.USAGE);
      assertThat(gathered.out()).as(function).isEmpty();
      assertThat(gathered.err())
          .as(function)
          .startsWith("scorekeeper: the query took more memory than 512 MB and was stopped; ")
          .hasLineCount(1);
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
    assertThat(scorekeeper.run("query").err()).contains("query needs a statement");
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- how many\nSELECT 1 AS n",
        "--how many\nSELECT 1 AS n",
        "--\nSELECT 1 AS n",
        "/* how many */ SELECT 1 AS n",
        "/*how*/SELECT/**/1/**/AS/**/n",
        "  SELECT 1 AS n",
        "\n\tSELECT 1 AS n;",
        "WITH x (n) AS (VALUES(1)) SELECT n FROM x",
        "SELECT(1)AS[n]"
      })
  void whateverIsNoNameIsSql(String sql) {
    Shell.Answer answer = scorekeeper.run("query", sql, "--csv");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).isEqualTo("n\n1\n");
    assertThat(scorekeeper.run("query", "--format", "csv", sql).out()).isEqualTo("n\n1\n");
  }

  @Test
  void valuesAreSqlAndSoIsWhatOnlyAFaultCanBeToldOf() {
    assertThat(scorekeeper.run("query", "VALUES(1)", "--csv", "--no-headers").out())
        .isEqualTo("1\n");
    assertThat(scorekeeper.run("query", "(SELECT 1)").err()).contains("syntax error");
    assertThat(scorekeeper.run("query", "-- nothing else").err()).contains("there is no statement");
  }

  @Test
  void aCommentIsOneOnlyWhereAStatementIsExpected() {
    assertThat(scorekeeper.run("query", "-p", "note", "-- a b", "SELECT :note AS n", "--nl").out())
        .isEqualToNormalizingNewlines("{\"n\":\"-- a b\"}\n");
    assertThat(scorekeeper.run("query", "--branch=a b", "--project", "-- x", "SELECT 1").code())
        .isZero();
    assertThat(scorekeeper.run("query", "--lsit").err()).contains("did you mean --list?");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheLikeAndWhereAllAre() {
    assertThat(scorekeeper.run("query", "planed").err())
        .contains("there is no query 'planed'", "query --list", "did you mean planned?");
  }

  @Test
  void theShorthandsAreThoseOfSqliteUtils() {
    String sql = "SELECT 1 AS id, 'a\tb' AS name UNION SELECT 2, NULL";

    assertThat(scorekeeper.run("query", sql, "--csv").out())
        .isEqualTo("id,name\n1,a\\u0009b\n2,\n");
    assertThat(scorekeeper.run("query", sql, "--tsv").out())
        .isEqualTo("id\tname\n1\ta\\u0009b\n2\t\n");
    assertThat(scorekeeper.run("query", sql, "--nl").out())
        .isEqualToNormalizingNewlines("{\"id\":1,\"name\":\"a\\tb\"}\n{\"id\":2,\"name\":null}\n");
    assertThat(scorekeeper.run("query", sql, "--json").out())
        .isEqualTo(scorekeeper.run("query", sql, "--format", "json").out());
    assertThat(scorekeeper.run("query", sql, "-t").out())
        .isEqualTo(scorekeeper.run("query", sql, "--table").out())
        .isEqualTo(scorekeeper.run("query", sql).out());
    assertThat(scorekeeper.run("query", sql, "--markdown").out())
        .isEqualTo(scorekeeper.run("query", sql, "--format", "markdown").out());
    assertThat(scorekeeper.run("query", "SELECT 1 WHERE 0", "--nl").out()).isEmpty();
  }

  @Test
  void aParameterIsANameAndAValue() {
    String sql = "SELECT :x AS x, :y AS y";
    String answer = "{\"x\":3,\"y\":\"a=b\"}\n";

    for (List<String> pairs :
        List.of(
            List.of("-p", "x", "3", "-p", "y", "a=b"),
            List.of("-p", "x=3", "-p", "y=a=b"),
            List.of("--param", "x=3", "--param=y=a=b"))) {
      List<String> line = new ArrayList<>(List.of("query", "--nl"));
      line.addAll(pairs);
      line.add(sql);
      assertThat(scorekeeper.run(line.toArray(String[]::new)).out())
          .as(pairs.toString())
          .isEqualToNormalizingNewlines(answer);
    }
    assertThat(scorekeeper.run("query", sql, "-p", "y=", "-p", "x=3", "--nl").out())
        .isEqualToNormalizingNewlines("{\"x\":3,\"y\":\"\"}\n");
  }

  @Test
  void twoColumnsOfOneNameAreRefusedWhereNamesAreKeys() {
    String sql = "SELECT 1 AS a, 2 AS a";

    for (String format : List.of("--json", "--nl")) {
      Shell.Answer answer = scorekeeper.run("query", sql, format);
      assertThat(answer.code()).as(format).isEqualTo(ExitCode.USAGE);
      assertThat(answer.out()).as(format).isEmpty();
      assertThat(answer.err()).as(format).contains("have the name 'a'", "rename one with AS");
    }
    assertThat(scorekeeper.run("query", sql, "--csv").out()).isEqualTo("a,a\n1,2\n");
  }

  @Test
  void theListAndTheSchemaShowTheOneThatIsNamed() {
    assertThat(
            scorekeeper.run("query", "--schema", "domains", "--csv", "--no-headers").out().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("domains,"));
    assertThat(scorekeeper.run("query", "--schema", "domains").out())
        .startsWith("domains  ")
        .doesNotContain("\nruns");
    assertThat(scorekeeper.run("query", "--list", "planned", "--nl").out().lines()).hasSize(1);
  }

  @Test
  void namesOfColumnsCanBeLeftOut() {
    String sql = "SELECT 1 AS a, 'x' AS b";

    assertThat(scorekeeper.run("query", sql, "--csv", "--no-headers").out()).isEqualTo("1,x\n");
    assertThat(scorekeeper.run("query", sql, "--tsv", "--no-headers").out()).isEqualTo("1\tx\n");
    assertThat(scorekeeper.run("query", sql, "--no-headers").out())
        .isEqualToNormalizingNewlines("1  x\n");
    assertThat(scorekeeper.run("query", sql, "--json", "--no-headers").err())
        .contains("--no-headers is for csv, tsv and table");
  }

  @Test
  void twoFormatsAtOnceAreRefused() {
    assertThat(scorekeeper.run("query", "SELECT 1", "--csv", "--json"))
        .satisfies(
            refused -> {
              assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
              assertThat(refused.err()).contains("--json and --csv are two formats");
            });
    assertThat(scorekeeper.run("query", "SELECT 1", "--format", "csv", "--nl").err())
        .contains("--format csv and --nl are two formats");
    assertThat(scorekeeper.run("query", "SELECT 1", "--format", "csv", "--csv").code()).isZero();
  }

  @Test
  void theListAndTheSchemaAreInWhateverFormatIsAsked() {
    for (String what : List.of("--list", "--schema")) {
      assertThat(scorekeeper.run("query", what, "--json").out()).startsWith("[ {");
      assertThat(scorekeeper.run("query", what, "--format", "markdown").out()).startsWith("| ");
      assertThat(scorekeeper.run("query", what, "--nl").out().lines())
          .allMatch(line -> line.startsWith("{\"") && line.endsWith("\"}"));
    }
    assertThat(scorekeeper.run("query", "--list", "--csv").out())
        .startsWith("name,meaning,sql\nprogress,progress at every moment of the stream,");
    assertThat(scorekeeper.run("query", "--schema", "--tsv").out())
        .startsWith("view\tview_meaning\tcolumn\ttype\tmeaning\nruns\t")
        .contains("\ttrend\t".substring(1));
    assertThat(scorekeeper.run("query", "--schema", "-t").out())
        .isEqualTo(scorekeeper.run("query", "--schema").out());
    assertThat(scorekeeper.run("query", "--list", "--json").out())
        .as("a name for each of those that the text shows")
        .contains("\"name\" : \"open-findings\"");
  }
}
