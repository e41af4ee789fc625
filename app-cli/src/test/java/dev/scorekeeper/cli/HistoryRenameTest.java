package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code history rename}, and what all commands say afterwards, over a real repository. */
@ExtendWith({Examples.class, GitFolders.class})
class HistoryRenameTest {
  private static final String SEQUENCE =
      "packages/ographx/.ographx/sequences/cag-agent-workflow.json";
  private static final List<String> VIEWS =
      List.of(
          "select project, branch, run_id, standing, observed_at from runs order by 3",
          "select project, branch, run_id, observed_at, implemented from trend order by 4",
          "select project, branch, domain_id, status, since from domains order by 3",
          "select project, branch, domain_id, event, observed_at from ledger order by 3, 5, 4",
          "select project, branch, domain_id, from_status, to_status from transitions order by"
              + " 3, 4");

  private final GitFolder git;
  private final Path workspace;
  private final Shell scorekeeper;

  HistoryRenameTest(Example example, GitFolder beside) throws IOException {
    workspace = example.root();
    scorekeeper = new Shell(workspace);
    git = beside.other(workspace);
  }

  @BeforeEach
  void commitTheExample() throws IOException {
    Files.writeString(workspace.resolve(".gitignore"), ".scorekeeper\n*.jsonl\n");
    git.init("main");
    git.commit("2026-01-01T10:00:00Z", "state");
  }

  private void loseASequence() throws IOException {
    Files.delete(workspace.resolve(SEQUENCE));
    git.commit("2026-01-02T10:00:00Z", "lose");
  }

  private String out(String... arguments) {
    Shell.Answer answer = scorekeeper.run(arguments);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    return answer.out();
  }

  private List<String> views() {
    List<String> views = new ArrayList<>();
    VIEWS.forEach(sql -> views.add(out("query", "--format", "csv", sql)));
    return views;
  }

  private void assertThatTheHistoryIsIntactAndStaysWhatItIs() {
    List<String> before = views();
    assertThat(out("history", "verify")).contains("The history is intact");
    out("history", "rebuild");
    assertThat(views()).isEqualTo(before);
    assertThat(out("history", "verify")).contains("The history is intact");
  }

  @Test
  void aDefaultBranchThatIsRenamedKeepsItsPast() throws IOException {
    scorekeeper.run("validate");
    git.git("branch", "-m", "main", "trunk");
    loseASequence();

    Shell.Answer fresh = scorekeeper.run("validate");
    assertThat(fresh.err())
        .contains(
            "no run of renderx on trunk is recorded yet; if main is what this branch was called before")
        .contains("run scorekeeper history rename main trunk");
    assertThat(out("history", "streams").lines()).hasSize(3);

    assertThat(out("history", "rename", "main", "trunk").strip())
        .isEqualTo("Renamed renderx on main to renderx on trunk, which has 2 runs now.");

    assertThat(out("history", "streams"))
        .contains("renderx on trunk was called renderx on main.")
        .doesNotContain("main  ");
    assertThat(out("history", "streams", "--format", "json"))
        .containsOnlyOnce("\"line\" : true")
        .containsOnlyOnce("\"branch\" : \"trunk\"")
        .containsOnlyOnce("\"branch\" : \"main\"");
    assertThat(out("status", "--no-color")).startsWith("renderx on trunk · run ");
    scorekeeper.run("backfill");
    assertThat(out("trend", "--by", "run")).contains("2 points");
    assertThat(out("log")).contains("2 of 16 domains", "1 of 16 domains");
    assertThat(out("log", "--format", "json")).doesNotContain("\"main\"");
    assertThat(out("show", "cag-orchestration")).contains("2026-01-01").contains("2026-01-02");
    assertThat(out("query", "--format", "csv", "select distinct branch from runs"))
        .isEqualToNormalizingNewlines("branch\ntrunk\n");
    assertThat(
            out(
                "query",
                "--format",
                "csv",
                "select count(*) as n from trend where branch = :branch"))
        .isEqualToNormalizingNewlines("n\n2\n");
    assertThat(scorekeeper.run("validate", "--no-record", "--fail-on", "regression").code())
        .isEqualTo(1);
    assertThatTheHistoryIsIntactAndStaysWhatItIs();
  }

  @Test
  void whoeverAsksForTheOldNameIsAnsweredOfTheNewOneAndToldSo() throws IOException {
    scorekeeper.run("validate");
    git.git("branch", "-m", "main", "trunk");
    loseASequence();
    scorekeeper.run("validate");
    out("history", "rename", "main", "trunk");

    for (String command : List.of("status", "trend", "log", "diff", "validate")) {
      Shell.Answer old = scorekeeper.run(command, "--branch", "main");

      assertThat(old.err())
          .as(command)
          .isEqualToIgnoringNewLines(
              "scorekeeper: renderx on main was renamed; here it is renderx on trunk");
    }
    assertThat(scorekeeper.run("backfill", "--project", "renderx").err()).isEmpty();
    String sql = "select count(*) as n from trend where branch = :branch";
    assertThat(out("query", "--format", "csv", sql)).isEqualToNormalizingNewlines("n\n2\n");
  }

  @Test
  void aParameterMayBeTheOldNameToo() throws IOException {
    scorekeeper.run("validate");
    out("history", "rename", "main", "trunk");
    String sql = "select count(*) as n from trend where project = :project and branch = :branch";

    assertThat(out("query", "--csv", "-p", "branch", "main", sql))
        .isEqualToNormalizingNewlines("n\n1\n");
    assertThat(out("query", "--csv", "-p", "branch", "trunk", sql))
        .isEqualToNormalizingNewlines("n\n1\n");
    out("history", "rename", "--from-project", "renderx", "--project", "plans");
    assertThat(out("query", "--csv", "-p", "project", "renderx", "-p", "branch", "main", sql))
        .isEqualToNormalizingNewlines("n\n1\n");
  }

  @Test
  void aGateThatFindsNothingEarlierSaysTheNewName() throws IOException {
    scorekeeper.run("validate", "--branch", "other");
    out("history", "rename", "other", "trunk");

    Shell.Answer gate = scorekeeper.run("validate", "--fail-on", "regression", "--branch", "other");

    assertThat(gate.err())
        .contains("renderx on other was renamed; here it is renderx on trunk")
        .contains("no earlier state of renderx on trunk is known");
    assertThat(gate.out()).contains(" of renderx on trunk.").doesNotContain("on other");
  }

  @Test
  void aNameThatHadNoRunsYetIsSaidByItsNewOneToo() throws IOException {
    scorekeeper.run("validate", "--branch", "other");
    git.write("orchestration-domains.json", "{\"domains\": []}");
    scorekeeper.run("validate", "--branch", "drafts");
    out("history", "rename", "drafts", "trunk");

    Shell.Answer run = scorekeeper.run("validate", "--branch", "drafts");

    assertThat(run.err()).contains("renderx on drafts was renamed; here it is renderx on trunk");
    assertThat(run.out()).contains(" of renderx on trunk").doesNotContain("on drafts");
  }

  @Test
  void anOldCheckoutSpeaksUnderTheNewNameToo() throws IOException {
    scorekeeper.run("validate");
    git.git("branch", "trunk");
    out("history", "rename", "main", "trunk");
    loseASequence();

    Shell.Answer old = scorekeeper.run("validate", "--fail-on", "never");

    assertThat(old.code()).isZero();
    assertThat(old.out()).contains(" of renderx on trunk.");
    assertThat(out("history", "export").lines())
        .filteredOn(line -> line.startsWith("{\"run\""))
        .hasSize(2)
        .allMatch(line -> line.contains("\"branch\":\"main\""));
    assertThat(views().get(1)).contains("trunk").doesNotContain("main");
    assertThatTheHistoryIsIntactAndStaysWhatItIs();
  }

  @Test
  void aProjectThatGetsARemoteKeepsItsPast() throws IOException {
    scorekeeper.run("validate");
    git.git("remote", "add", "origin", "git@example.org:acme/renderx.git");
    loseASequence();

    assertThat(scorekeeper.run("validate").err())
        .contains("run scorekeeper history rename --from-project renderx, or write");

    assertThat(out("history", "rename", "--from-project", "renderx", "--format", "json"))
        .contains("\"project\" : \"renderx\"", "\"project\" : \"example.org/acme/renderx\"")
        .contains("\"runs\" : 2");
    assertThat(out("history", "streams").lines()).hasSize(3);
    scorekeeper.run("backfill");
    assertThat(out("trend", "--by", "run")).contains("2 points");
    assertThat(out("diff", git.head() + "^", git.head()))
        .contains("broke          cag-orchestration");
    // The line of both is one.
    git.write("more.txt", "more");
    git.commit("2026-01-03T10:00:00Z", "more");
    out("validate", "--fail-on", "never");
    assertThat(
            out(
                "query",
                "--format",
                "csv",
                "select standing, count(*) as n from runs group by 1 order by 1"))
        .isEqualToNormalizingNewlines("standing,n\nrepeats,1\nsilent,1\nspeaks,2\n");
    assertThatTheHistoryIsIntactAndStaysWhatItIs();
  }

  @Test
  void whatARenamingSaysTravelsWithTheLog() throws IOException {
    scorekeeper.run("validate");
    git.git("branch", "-m", "main", "trunk");
    loseASequence();
    scorekeeper.run("validate");
    Path before = workspace.resolve("before.jsonl");
    out("history", "export", before.toString());
    out("history", "rename", "main", "trunk");
    Path after = workspace.resolve("after.jsonl");
    out("history", "export", after.toString());
    List<String> expected = views();

    out("history", "import", after.toString(), "--history", "one.db");
    out("history", "import", before.toString(), "--history", "two.db");
    out("history", "import", after.toString(), "--history", "two.db");

    for (String history : List.of("one.db", "two.db")) {
      List<String> there = new ArrayList<>();
      VIEWS.forEach(sql -> there.add(out("query", "--format", "csv", "--history", history, sql)));
      assertThat(there).isEqualTo(expected);
      assertThat(out("history", "verify", "--history", history)).contains("is intact");
    }
  }

  @Test
  void aRenamingCanBeTakenBack() throws IOException {
    scorekeeper.run("validate");
    List<String> before = views();
    out("history", "rename", "main", "trunk");
    assertThat(views()).isNotEqualTo(before);

    assertThat(out("history", "rename", "main", "main").strip())
        .isEqualTo("renderx on main has its own name again, with 1 run.");

    assertThat(views()).isEqualTo(before);
    assertThatTheHistoryIsIntactAndStaysWhatItIs();
  }

  @Test
  void whatMakesNoSenseIsRefusedAndNothingIsRecorded() throws IOException {
    scorekeeper.run("validate");
    scorekeeper.run("validate", "--branch", "next");
    out("history", "rename", "main", "trunk");
    String before = out("history", "checkpoint");

    assertRefused(2, "history rename needs FROM and TO", "history", "rename");
    assertRefused(2, "history rename needs FROM and TO", "history", "rename", "main");
    assertRefused(2, "names cannot go in a circle", "history", "rename", "trunk", "main");
    assertRefused(2, "is called renderx on trunk already", "history", "rename", "main", "trunk");
    assertRefused(2, "is called renderx on next already", "history", "rename", "next", "next");
    assertRefused(
        2, "cannot be renamed to renderx on pull/7", "history", "rename", "next", "pull/7");
    assertRefused(2, "blank, very long", "history", "rename", "next", " ");
    assertRefused(2, "called renderx already", "history", "rename", "--from-project", "renderx");
    assertRefused(
        2,
        "no run of renderx on nope is recorded; there are runs of renderx on next, renderx on trunk"
            + " (scorekeeper history streams lists them all)",
        "history",
        "rename",
        "nope",
        "next");
    assertRefused(
        2, "no run of project plan is recorded", "history", "rename", "--from-project", "plan");

    assertThat(out("history", "checkpoint")).isEqualTo(before);
    assertRefused(
        3, "there is no history at", "history", "rename", "a", "b", "--history", "none.db");
    assertThat(workspace.resolve("none.db")).doesNotExist();
  }

  private void assertRefused(int code, String message, String... arguments) {
    Shell.Answer answer = scorekeeper.run(arguments);

    assertThat(answer.err()).contains(message);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.out()).isEmpty();
  }
}
