package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type who know other tools, or mistype: it works, or the right one is named. */
@ExtendWith(Examples.class)
class WrongTurnsTest {
  private final Shell scorekeeper;

  WrongTurnsTest(Example example) {
    scorekeeper = new Shell(example.root());
  }

  @BeforeEach
  void recordARun() {
    scorekeeper.run("validate", "--project", "renderx", "--branch", "main");
  }

  private String complaint(String line) {
    Shell.Answer answer = scorekeeper.run(line.split(" "));
    assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.out()).isEmpty();
    return answer.err();
  }

  @ParameterizedTest
  @CsvSource({
    "tredn, trend",
    "Trend, trend",
    "STATUS, status",
    "stat, status",
    "vali, validate",
    "lgo --limit 3, log",
    "histroy verify, history",
    "history verfy, history verify",
    "history export-all, history export",
    "verify, history verify",
    "streams, history streams",
    "check, validate",
    "sql, query",
    "hlep, help",
    "help tredn, trend",
    "help history verfy, verify",
    "trend --sinse 3d, --since",
    "trend --Since 3d, --since",
    "trend -since 3d, --since",
    "trend --limt 3, --limit",
    "log --max-count 3, --limit",
    "status --work_space ., --workspace",
    "status --dir ., --workspace",
    "status --db x.db, --history",
    "status -b main, --branch",
    "status --colour never, --color",
    "validate --no-recrod, --no-record",
    "validate --fail-on erorr, error",
    "validate --fail-on error;warning, error",
    "trend --by weeks, week",
    "trend --by dya, day",
    "query --format cvs runs, csv",
    "query --jsonl runs, --nl",
    "query planed, planned",
    "query Planned, planned",
    "query open, open-findings",
    "query --list planed, planned",
    "query --schema domans, domains",
    "log 3, --limit 3",
    "trend 10, --limit 10",
    "--wersion, --version",
    "-v, --version",
  })
  void whatIsMistypedIsAnsweredWithWhatMayBeMeant(String line, String meant) {
    assertThat(complaint(line)).contains("did you mean " + meant);
  }

  @ParameterizedTest
  @CsvSource({
    "--limit 3 log, scorekeeper log --limit",
    "-w . status, scorekeeper status -w",
    "--workspace . trend, scorekeeper trend --workspace",
    "--branch=main status, scorekeeper status --branch",
  })
  void anOptionBeforeTheCommandIsToldToStandBehindIt(String line, String right) {
    assertThat(complaint(line))
        .contains("options go after the command; did you mean " + right + "?");
  }

  @Test
  void anOptionOfOtherCommandsIsSaidToBeTheirs() {
    assertThat(complaint("status --limit 3"))
        .contains("status has no option '--limit'; trend, log, backfill have it");
    assertThat(complaint("show a --dry-run")).contains("backfill, add, init have it");
  }

  @Test
  void whoAddsNothingIsToldWhatIsMissing() {
    assertThat(complaint("add")).contains("needs the id of the new domain");
    assertThat(complaint("add --name Search")).contains("needs the id of the new domain");
  }

  @Test
  void nothingIsSuggestedThatIsNothingLikeIt() {
    assertThat(complaint("deploy")).contains("there is no command 'deploy'\n");
    assertThat(complaint("trend --colander")).doesNotContain("did you mean");
    assertThat(complaint("status main"))
        .contains("status takes no arguments; for the branch main write --branch main");
    assertThat(complaint("init plans")).contains("init takes no arguments, and 'plans' is one\n");
    assertThat(complaint("show one two"))
        .contains("show takes no more arguments; there is one too many, 'two'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cag-orchestraton", "CAG-orchestration", "cag", "gac-orchestration"})
  void aDomainThatIsMistypedIsNamedAsItIs(String mistyped) {
    Shell.Answer answer =
        scorekeeper.run("show", mistyped, "--project", "renderx", "--branch", "main");

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err()).contains("did you mean cag-orchestration");
  }

  @Test
  void aBranchOrAProjectThatIsMistypedIsNamedAsItIs() {
    for (String command : List.of("status", "trend", "log", "diff")) {
      assertThat(scorekeeper.run(command, "--project", "renderx", "--branch", "mian").err())
          .as(command)
          .contains("did you mean main?");
      assertThat(scorekeeper.run(command, "--project", "rendrex", "--branch", "main").err())
          .as(command)
          .contains("did you mean renderx?");
    }
    for (String query : List.of("planned", "SELECT 1 FROM runs WHERE branch = :branch")) {
      Shell.Answer answer =
          scorekeeper.run("query", query, "--project", "renderx", "--branch", "mian");
      assertThat(answer.code()).as(query).isZero();
      assertThat(answer.err()).as(query).contains("no run of", "did you mean main?");
    }
    assertThat(
            scorekeeper
                .run("query", "-p", "project", "rendrex", "SELECT 1 WHERE '' = :project")
                .err())
        .contains("no run of the project rendrex is recorded", "did you mean renderx?");
    assertThat(scorekeeper.run("query", "SELECT 1", "--branch", "mian").err()).isEmpty();
    assertThat(scorekeeper.run("history", "rename", "mian", "trunk", "--project", "renderx").err())
        .contains("no run of renderx on mian is recorded", "did you mean main?");
  }

  @Test
  void whoAsksInAnotherShellsWordsIsToldOfOurs() {
    assertThat(complaint("query select 1"))
        .contains("there is one too many, '1'; put the SQL in quotes");
    assertThat(complaint("query show tables")).contains("put the SQL in quotes");
    assertThat(complaint("query .tables")).contains("scorekeeper query --schema shows the views");
    for (String sql : List.of("show tables", "DESCRIBE runs")) {
      assertThat(scorekeeper.run("query", sql).err()).contains("scorekeeper query --schema");
    }
  }

  @Test
  void aColumnOrAViewThatIsMistypedIsNamedAsItIs() {
    assertThat(scorekeeper.run("query", "SELECT staus FROM domains").err())
        .contains("no such column: staus; the columns are project, ", "; did you mean status?");
    assertThat(scorekeeper.run("query", "SELECT d.staus FROM \n Domains d").err())
        .contains("did you mean status?");
    assertThat(scorekeeper.run("query", "SELECT staus FROM trend").err())
        .contains("no such column: staus")
        .doesNotContain("did you mean status");
    assertThat(scorekeeper.run("query", "SELECT 1 FROM domain").err())
        .contains(
            "no such table: domain; the views are ", "did you mean domain_history or domains?");
  }

  @Test
  void helpAndVersionAreCommandsToo() {
    assertThat(scorekeeper.run("help").out()).isEqualTo(scorekeeper.run("--help").out());
    assertThat(scorekeeper.run("help", "trend").out())
        .isEqualTo(scorekeeper.run("trend", "--help").out());
    assertThat(scorekeeper.run("help", "history", "verify").out())
        .isEqualTo(scorekeeper.run("history", "verify", "--help").out());
    assertThat(scorekeeper.run("history", "help").out())
        .isEqualTo(scorekeeper.run("history", "--help").out());
    assertThat(scorekeeper.run("history", "help", "verify").out())
        .isEqualTo(scorekeeper.run("history", "verify", "--help").out());
    assertThat(scorekeeper.run("version").out())
        .isEqualTo(scorekeeper.run("--version").out())
        .startsWith("scorekeeper ");
  }

  @Test
  void spellingsThatPeopleExpectAreUnderstood() {
    String[] where = {"--project", "renderx", "--branch", "main"};

    assertThat(run(where, "status", "-w", ".").code()).isZero();
    assertThat(run(where, "log", "-n", "1").code()).isZero();
    assertThat(run(where, "status", "-q").out())
        .isEqualTo(run(where, "status", "--quiet").out())
        .hasLineCount(1);
    assertThat(run(where, "trend", "--limit", "1").out()).contains("1 point");
    assertThat(run(where, "status", "--json").out())
        .isEqualTo(run(where, "status", "--format", "json").out());
    assertThat(run(where, "diff", "--markdown").out()).startsWith("<!-- scorekeeper:diff:");
  }

  private Shell.Answer run(String[] where, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + where.length);
    System.arraycopy(where, 0, all, arguments.length, where.length);
    return scorekeeper.at("2026-01-06T00:00:00Z").run(all);
  }
}
