package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that takes a time or a state takes the same words for it. */
class TimesTest {
  private static final String NOW = "2020-09-14T00:00:00Z";

  @TempDir Path folder;
  private Shell scorekeeper = new Shell(Path.of(""));

  /**
   * Commits from 12:26:40 to 17:26:40 on 2020-09-13; at the fourth and the last nothing changes.
   */
  @BeforeEach
  void makeAPast() throws IOException {
    WorkspaceFiles files = WorkspaceFiles.NONE;
    Past past = Past.in(folder);
    past.then(files.file(Past.REGISTRY, Past.registry("a")));
    past.then(files.file(Past.REGISTRY, Past.registry("a", "b")));
    past.then(files.file(Past.REGISTRY, Past.registry("a", "b", "c")));
    past.then(files.file(Past.REGISTRY, Past.registry("a", "b", "c")).file("notes.txt", "1"));
    past.then(files.file(Past.REGISTRY, Past.registry("a", "b", "c", "d")).file("notes.txt", "1"));
    past.then(files.file(Past.REGISTRY, Past.registry("a", "b", "c", "d")).file("notes.txt", "2"));
    past.checkedOut();
    scorekeeper = new Shell(folder);
    scorekeeper.run("backfill");
  }

  private Shell.Answer run(String... arguments) {
    return scorekeeper.at(NOW).run(arguments);
  }

  private String out(String... arguments) {
    Shell.Answer answer = run(arguments);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    return answer.out();
  }

  /** How many domains there were at each point that is shown. */
  private List<String> trend(String... time) {
    String[] arguments = new String[time.length + 3];
    arguments[0] = "trend";
    arguments[1] = "--all";
    arguments[2] = "--json";
    System.arraycopy(time, 0, arguments, 3, time.length);
    return domains(arguments);
  }

  private List<String> domains(String... arguments) {
    return out(arguments)
        .lines()
        .filter(line -> line.contains("\"domains\" : "))
        .map(line -> line.replaceAll("\\D", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2020-09-13T14:00:00Z",
        "2020-09-13 14:00",
        "2020-09-13T16:00:00+02:00",
        "10h",
        "HEAD~3",
        "main~3",
        "HEAD~3..",
        "HEAD~3..HEAD",
        "HEAD~3..2020-09-13",
        "main~3...HEAD"
      })
  void aTrendBeginsAtWhateverNamesATime(String since) {
    assertThat(trend("--since", since)).endsWith("3", "4").doesNotContain("1", "2");
  }

  @Test
  void aTrendEndsToo() {
    assertThat(trend("--until", "HEAD~3")).containsExactly("1", "2", "3");
    assertThat(trend("--since", "HEAD~4..HEAD~2")).containsExactly("2", "3");
    assertThat(trend("--since", "HEAD~4", "--until", "HEAD~2")).containsExactly("2", "3");
    assertThat(trend("--until", "2020-09-13")).as("a day counts whole").hasSize(4);
    assertThat(trend("--limit", "2")).containsExactly("3", "4");
  }

  @Test
  void aTimeThatEndsBeforeItBeginsIsRefusedWithTheRightOne() {
    for (String command : List.of("trend", "log", "status", "backfill")) {
      Shell.Answer commits = run(command, "--since", "HEAD..HEAD~3");
      assertThat(commits.code()).as(command).isEqualTo(ExitCode.USAGE);
      assertThat(commits.out()).as(command).isEmpty();
      assertThat(commits.err())
          .as(command)
          .contains(
              "'HEAD..HEAD~3' ends before it begins: 2020-09-13T14:26:40.000Z is before"
                  + " 2020-09-13T17:26:40.000Z; write HEAD~3..HEAD");

      Shell.Answer days = run(command, "--since", "2020-09-14", "--until", "2020-09-12");
      assertThat(days.code()).as(command).isEqualTo(ExitCode.USAGE);
      assertThat(days.err())
          .as(command)
          .contains(
              "'2020-09-14..2020-09-12' ends before it begins: 2020-09-12T23:59:59.999Z is before"
                  + " 2020-09-14T00:00:00.000Z; write 2020-09-12..2020-09-14");
    }
    assertThat(run("trend", "--layer", "catalog", "--since", "worktree..3d").err())
        .contains("write 3d..worktree");
    assertThat(run("log", "--since", "2020-09-13..2020-09-13").code()).isZero();
  }

  @Test
  void aLogIsOfATimeToo() {
    assertThat(out("log", "--all", "--since", "HEAD~1").lines().filter(line -> line.contains("of")))
        .hasSize(1);
    assertThat(out("log", "--all", "--json", "--since", "HEAD~4..HEAD~3"))
        .contains("\"domains\" : 2", "\"domains\" : 3")
        .doesNotContain("\"domains\" : 1", "\"domains\" : 4");
    assertThat(out("log", "--all", "--json", "--since", "3d", "-n", "1"))
        .contains("\"domains\" : 4")
        .doesNotContain("\"domains\" : 3");
  }

  @Test
  void statusTellsOfATimeToo() {
    String ledger = out("status", "--since", "HEAD~4..HEAD~3");

    assertThat(out("status", "--since", "HEAD~1")).doesNotContain("planned   c");
    assertThat(ledger).contains("c").isNotEqualTo(out("status"));
  }

  @Test
  void aBackfillIsOfATimeToo() throws IOException {
    for (String since : List.of("HEAD~3", "10h", "2020-09-13 14:26", "HEAD~3..HEAD")) {
      Shell.Answer dry =
          run("backfill", "--history", "other.db", "--dry-run", "--since", since, "--json");

      assertThat(dry.err()).as(since).isEmpty();
      assertThat(dry.out().split("\"revision\"", -1)).as(since).hasSize(3);
    }
  }

  @Test
  void showTakesAnyState() {
    Shell.Answer unchanged = run("show", "HEAD~2");
    assertThat(unchanged.code()).as(unchanged.err()).isZero();
    assertThat(unchanged.out()).contains("3 domains");
    assertThat(unchanged.err())
        .contains("changed nothing; showing run ", "the nearest one before it");

    assertThat(out("show", "HEAD~3")).contains("3 domains");
    assertThat(out("show", "10h")).contains("2 domains");
    assertThat(out("show", "2020-09-13 13:30")).contains("2 domains");
    assertThat(run("show", "2020-01-01").err()).contains("has no run up to 2020-01-01");
    assertThat(run("show", "worktree").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("show", "HEAD~2..HEAD").err()).contains("one state is wanted here");
  }

  @Test
  void aDiffTakesARangeAsGitDoes() {
    String apart = out("diff", "HEAD~4", "HEAD~1");

    assertThat(out("diff", "HEAD~4..HEAD~1")).isEqualTo(apart);
    assertThat(out("diff", "HEAD~4..")).isEqualTo(out("diff", "HEAD~4", "HEAD"));
    assertThat(out("diff", "10h")).contains("c").contains("d");
    assertThat(run("diff", "HEAD~4..HEAD", "HEAD~1").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aDayIsWholeAsAnEndAndByItselfAndBeginsAsABeginning() {
    assertThat(domains("diff", "--json", "HEAD~5..2020-09-13")).containsExactly("1", "4");
    assertThat(domains("diff", "--json", "HEAD~5", "2020-09-13")).containsExactly("1", "4");
    assertThat(run("diff", "2020-09-13").err())
        .contains("has no run up to 2020-09-13 00:00; its first is of 2020-09-13 12:26\n");
    assertThat(run("validate", "--no-record", "--fail-on", "new", "--baseline", "2020-09-13").err())
        .contains("has no run up to 2020-09-13 00:00");
    assertThat(out("show", "2020-09-13")).contains("4 domains");
    assertThat(run("show", "2020-09-12").err()).contains("has no run up to 2020-09-12 23:59");
  }

  @Test
  void daysNeedNotBeLookedUpAndAMonthIsOne() {
    assertThat(trend("--since", "yesterday")).hasSize(4);
    assertThat(trend("--since", "2020-09")).hasSize(4);
    assertThat(trend("--until", "2020-09")).hasSize(4);
    assertThat(trend("--since", "yesterday..yesterday")).hasSize(4);
    assertThat(out("trend", "--since", "today")).contains("no run in this time");
    assertThat(out("trend", "--until", "2020-08")).contains("0 points");
    assertThat(out("show", "yesterday")).contains("4 domains");
    assertThat(run("diff", "2020-13").err()).contains("'2020-13' is not a date");
  }

  @Test
  void aLogWithoutARunInATimeSaysSo() {
    assertThat(out("log", "--since", "2027-01-01")).contains(" · no run in this time");
  }

  @Test
  void whatHasNoRunIsNotOfferedToShow() {
    for (String[] line : new String[][] {{"show"}, {"show", "nothing"}}) {
      assertThat(run(line).err()).contains(Reference.RUN_FORMS).doesNotContain(Reference.WORKTREE);
    }
    assertThat(out("show", "--help")).doesNotContain(Reference.WORKTREE);
  }

  @Test
  void aBaselineIsAnyStateToo() {
    assertThat(run("validate", "--no-record", "--fail-on", "regression", "--baseline", "10h").out())
        .contains("No domain got worse since the baseline, which is run ");
    assertThat(
            run("validate", "--no-record", "--fail-on", "regression", "--baseline", "HEAD~1..HEAD")
                .code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void whatIsNoTimeIsAnsweredEverywhereWithAllThatAre() {
    for (List<String> line :
        List.of(
            List.of("trend", "--since", "lately"),
            List.of("trend", "--until", "lately"),
            List.of("log", "--since", "lately"),
            List.of("status", "--since", "lately"),
            List.of("backfill", "--since", "lately"),
            List.of("backfill", "--until", "2020-13-01"),
            List.of("diff", "2020-13-01"),
            List.of("show", "2020-13-01"),
            List.of("validate", "--fail-on", "new", "--baseline", "2020-13-01"))) {
      Shell.Answer answer = run(line.toArray(new String[0]));

      assertThat(answer.code()).as(line.toString()).isEqualTo(ExitCode.USAGE);
      assertThat(answer.err())
          .as(line.toString())
          .containsAnyOf(Reference.FORMS, "write a time such as 2026-01-31 or 30d");
      assertThat(answer.out()).as(line.toString()).isEmpty();
    }
    assertThat(run("diff", "mian").err()).contains("did you mean main?");
  }

  @Test
  void oneDescriptionIsInTheHelpOfEach() {
    for (String command :
        List.of("trend", "log", "status", "backfill", "show", "diff", "validate")) {
      String forms = command.equals("show") ? Reference.RUN_FORMS : Reference.FORMS;
      assertThat(out(command, "--help").replaceAll("\\s+", ""))
          .as(command)
          .contains(forms.replace(" ", ""));
    }
  }
}
