package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scorekeeper.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All projects of a history, side by side. */
class PortfolioCommandTest {
  private static final String REGISTRY = "orchestration-domains.json";

  @TempDir private Path folder;
  private Path history = Path.of("");
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void recordThreeProjects() throws IOException {
    history = folder.resolve("all.db");
    Path work = Files.createDirectory(folder.resolve("work"));
    scorekeeper = new Shell(work).with("SCOREKEEPER_HISTORY", history.toString());
    validate("2026-01-05T12:00:00Z", "till", "cart", "pay");
    validate("2026-02-01T12:00:00Z", "shop", "cart", "pay=", "ship=");
    validate("2026-02-01T12:00:00Z", "api", "cart=", "pay=");
    validate("2026-03-15T12:00:00Z", "shop", "cart", "pay=", "ship=", "gift=");
    Files.writeString(work.resolve(REGISTRY), "{");
    scorekeeper.at("2026-03-16T12:00:00Z").run("validate", "--project", "api");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    scorekeeper = new Shell(elsewhere);
  }

  /** Domains with an equals sign behind them have a file. */
  private void validate(String when, String project, String... domains) throws IOException {
    Path work = folder.resolve("work");
    Path sequences = Files.createDirectories(work.resolve("sequences"));
    StringBuilder entries = new StringBuilder();
    for (String domain : domains) {
      String id = domain.replace("=", "");
      entries.append(entries.isEmpty() ? "" : ",").append("{\"id\":\"").append(id).append('"');
      if (!id.equals(domain)) {
        Files.writeString(sequences.resolve(id + ".json"), Past.sequence(1));
        entries.append(",\"sequenceFile\":\"sequences/").append(id).append(".json\"");
      }
      entries.append('}');
    }
    Files.writeString(work.resolve(REGISTRY), "{\"domains\":[" + entries + "]}");
    Shell.Answer answer =
        scorekeeper.at(when).run("validate", "--project", project, "--fail-on", "never");
    assertThat(answer.code()).as(answer.err()).isZero();
  }

  private Shell.Answer portfolio(String... options) {
    String[] command = new String[options.length + 3];
    command[0] = "portfolio";
    command[1] = "--history";
    command[2] = history.toString();
    System.arraycopy(options, 0, command, 3, options.length);
    return scorekeeper.run(command);
  }

  @Test
  void theWorstIsFirstAndNoWorkspaceIsNeeded() {
    Shell.Answer answer = portfolio();

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .isEqualTo(
            """
            3 projects · as of 2026-03-16 12:01

            5 of 8 domains implemented (63 %) · 3 planned · 0 broken
            Change in 30 days: implemented +1, domains that count +1.

            project  line     implemented  of    %  ±30 days  broken  oldest planned  since       last seen   state
            api      default            2   2  100         0       0                              2026-03-16  unreadable
            till     default            0   2    0         0       0  cart            2026-01-05  2026-01-05  stale
            shop     default            3   4   75        +1       0  cart            2026-02-01  2026-03-15

            1 project is unreadable: the last run could not be read, and the numbers are older. 1 project is stale: nobody recorded a run for 30 days.
            """);
  }

  @Test
  void byNameToo() {
    assertThat(
            portfolio("--sort", "name", "--csv").out().lines().map(line -> line.split(",", 2)[0]))
        .containsExactly("project", "api", "shop", "till");
    assertThat(portfolio("--sort", "size").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void inANarrowTerminalWhatMattersIsThere() {
    Shell.Answer answer =
        scorekeeper.onTerminal(60).run("portfolio", "--history", history.toString());

    assertThat(answer.out().lines()).allMatch(line -> line.length() < 80);
    assertThat(answer.out()).contains("implemented", "unreadable", "Hidden at this width: ");
  }

  @Test
  void asJson() throws IOException {
    JsonNode document = new ObjectMapper().readTree(portfolio("--json").out());

    assertThat(document.path("schemaVersion").asInt()).isEqualTo(1);
    assertThat(document.path("asOf").asText()).isEqualTo("2026-03-16T12:01:00.000Z");
    assertThat(document.path("tally").path("counted").asInt()).isEqualTo(8);
    assertThat(document.path("projects")).hasSize(3);
    JsonNode api = document.path("projects").get(0);
    assertThat(api.path("project").asText()).isEqualTo("api");
    assertThat(api.path("state").asText()).isEqualTo("unreadable");
    assertThat(api.path("oldestPlanned").isNull()).isTrue();
    JsonNode shop = document.path("projects").get(2);
    assertThat(shop.path("change30Days").path("implemented").asInt()).isEqualTo(1);
    assertThat(shop.path("oldestPlanned").path("id").asText()).isEqualTo("cart");
  }

  @Test
  void asMarkdown() {
    assertThat(portfolio("--markdown").out())
        .startsWith("<!-- scorekeeper:portfolio: -->\n### Scorekeeper: 5 of 8 domains implemented")
        .contains(
            "3 projects, as of 2026-03-16 12:01. Change in 30 days: implemented +1, domains that count +1. **1 project",
            "| project | implemented | of | % | ±30 days | broken | oldest planned | last seen |",
            "| till | 0 | 2 | 0 | 0 | 0 | cart, 2026-01-05 | 2026-01-05, **stale** |",
            "| shop | 3 | 4 | 75 | +1 | 0 | cart, 2026-02-01 | 2026-03-15 |");
  }

  @Test
  void asCsvWithTheNamesOfTheView() {
    assertThat(portfolio("--csv").out().lines().skip(2))
        .first()
        .isEqualTo(
            "till,default,stale,2026-01-05T12:01:00.000Z,2026-01-05T12:01:00.000Z,,0,2,0,0,2,0,0,0,"
                + "cart,2026-01-05T12:01:00.000Z,0,2");
    Shell.Answer view =
        scorekeeper.run(
            "query",
            "--history",
            history.toString(),
            "--csv",
            "SELECT "
                + portfolio("--csv").out().lines().findFirst().orElseThrow()
                + " FROM portfolio ORDER BY project");
    assertThat(view.out()).isEqualTo(portfolio("--csv", "--sort", "name").out());
  }

  @Test
  void asAPage() {
    Shell.Answer written =
        scorekeeper.run(
            "report", "--portfolio", "--history", history.toString(), "--output", "all.html");
    Shell.Answer printed =
        scorekeeper.run("report", "--portfolio", "--history", history.toString(), "--output", "-");

    assertThat(written.code()).as(written.err()).isZero();
    assertThat(written.out()).isEqualTo("Wrote all.html: 3 projects as of 2026-03-16.\n");
    assertThat(folder.resolve("elsewhere/all.html")).hasContent(printed.out());
    assertThat(printed.out())
        .startsWith("<!DOCTYPE html>\n<!-- scorekeeper:report -->")
        .contains(
            "<h1>5 of 8 domains in 3 projects are implemented.</h1>",
            "Change in 30 days: implemented +1, domains that count +1.",
            "Numbers of this chart: 11 weeks as a table")
        .doesNotContain("<script");
    assertThat(
            scorekeeper
                .run("report", "--portfolio", "--since", "2026-01-01", "--history", "x.db")
                .code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whereAViewIsDamagedThatIsSaid() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + history);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA writable_schema = ON");
      statement.execute("UPDATE sqlite_schema SET sql = replace(sql, '%fZ', '~fZ')");
    }
    for (String form : List.of("text", "json", "markdown")) {
      Shell.Answer answer = portfolio("--format", form);
      assertThat(answer.code()).as(form).isEqualTo(3);
      assertThat(answer.err())
          .isEqualTo(
              "scorekeeper: %s is not intact: its view of all projects is damaged; run scorekeeper history verify%n"
                  .formatted(history));
    }
  }

  @Test
  void whereNothingIsRecordedThatIsSaid() {
    Shell.Answer answer = scorekeeper.run("portfolio", "--history", "none.db");

    assertThat(answer.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(answer.err()).contains("there is no history at");
  }
}
