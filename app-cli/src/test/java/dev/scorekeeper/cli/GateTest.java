package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --fail-on regression|new}, with and without git. */
class GateTest {
  @TempDir private Path folder;

  private static Plan good() {
    return new Plan().implemented("checkout", 2, 9).planned("search");
  }

  private static Plan worse() {
    return new Plan().implemented("checkout", 2, 8).planned("search");
  }

  @Nested
  class WithoutGit {
    private Shell scorekeeper = new Shell(Path.of(""));

    @BeforeEach
    void standInAnEmptyFolder() {
      scorekeeper = new Shell(folder);
    }

    private Shell.Answer validate(Plan plan, String... more) throws IOException {
      plan.write(folder);
      String[] all = new String[more.length + 3];
      all[0] = "validate";
      all[1] = "--fail-on";
      all[2] = "regression";
      System.arraycopy(more, 0, all, 3, more.length);
      return scorekeeper.run(all);
    }

    @Test
    void theFirstRunPassesWithAWord() throws IOException {
      Shell.Answer first = validate(good());

      assertThat(first.code()).isZero();
      assertThat(first.err())
          .contains("no earlier state of ", "there is nothing to compare with")
          .doesNotContain("\tat ");
    }

    @Test
    void whatGotWorseFailsAndIsSaidTheWorstFirst() throws IOException {
      validate(good().implemented("cart", 1, 1).implemented("menu", 1, 3));

      Shell.Answer answer = validate(worse().broken("menu", "sequences/none.json"));

      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.err()).isEmpty();
      assertThat(answer.out())
          .contains("3 regressions since the baseline, which is run ")
          .containsSubsequence(
              "lost           cart      was implemented (1 movement, 1 beat)",
              "broke          menu      implemented (1 movement, 3 beats) → broken: missing",
              "shrank         checkout  implemented (2 movements, 9 beats) → implemented (2"
                  + " movements, 8 beats)");
    }

    @Test
    void whatDidNotGetWorsePassesWithAWord() throws IOException {
      validate(worse());

      Shell.Answer answer = validate(good());

      assertThat(answer.code()).isZero();
      assertThat(answer.out()).contains("No domain got worse since the baseline, which is run ");
    }

    @Test
    void newFindingsFailAndAreSaid() throws IOException {
      new Plan().broken("search", "sequences/none.json").write(folder);
      scorekeeper.run("validate", "--fail-on", "never");
      new Plan()
          .broken("search", "sequences/none.json")
          .broken("cart", "sequences/no.json")
          .write(folder);

      Shell.Answer answer = scorekeeper.run("validate", "--fail-on", "new");

      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.out())
          .contains(
              "1 finding opened since the baseline, which is run ", "sequence-file-missing  cart")
          .doesNotContain("1 finding opened since the baseline, which is run none");
    }

    @Test
    void aBaselineThatCannotBeHadIsAnErrorNeverAPass() throws IOException {
      Shell.Answer answer = validate(good(), "--baseline", "origin/main");

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err()).contains("no baseline: ", "'origin/main' is neither a run");
      assertThat(answer.out()).contains("Recorded run ");
    }

    @Test
    void whatWasNotComparedHasNeitherPassedNorFailedInTheJson() throws IOException {
      Shell.Answer answer = validate(good(), "--baseline", "origin/main", "--json");

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.out().replaceAll("\\s+", " "))
          .contains(
              "\"conclusion\" : \"unreadable\", \"failOn\" : [ { \"what\" : \"regression\","
                  + " \"fails\" : null, \"count\" : null } ]");
    }

    @Test
    void aBaselineGoesWithAComparisonOnly() {
      assertThat(scorekeeper.run("validate", "--baseline", "main").code()).isEqualTo(2);
      assertThat(scorekeeper.run("validate", "--fail-on", "new", "--baseline", "worktree").code())
          .isEqualTo(2);
      assertThat(scorekeeper.run("validate", "--fail-on", "new", "--baseline", "").code())
          .isEqualTo(2);
    }

    @Test
    void theJsonSaysWhatWasComparedAndWhatFailed() throws IOException {
      good().write(folder);
      assertThat(scorekeeper.run("validate", "--format", "json").out()).doesNotContain("gate");

      Shell.Answer json = validate(worse(), "--format", "json");

      assertThat(json.code()).isEqualTo(1);
      assertThat(json.out())
          .contains("\"gate\" : {", "\"failOn\" : \"regression\"", "\"event\" : \"shrank\"")
          .contains("\"baseline\" : {", "\"missing\" : null");
    }
  }

  /** Several gates at once, in a workspace with errors that were there before. */
  @Nested
  class Several {
    private Shell scorekeeper = new Shell(Path.of(""));

    @BeforeEach
    void recordErrors() throws IOException {
      scorekeeper = new Shell(folder);
      good().broken("a", "sequences/a.json").broken("b", "sequences/b.json").write(folder);
      scorekeeper.run("validate", "--fail-on", "never");
    }

    @Test
    void oneThatFailsIsEnoughAndIsNamedHoweverTheyAreWritten() {
      for (String line :
          List.of(
              "validate --fail-on error,regression",
              "validate --fail-on regression,error",
              "validate --fail-on error --fail-on regression",
              "validate --fail-on=ERROR,regression")) {
        Shell.Answer answer = scorekeeper.run(line.split(" ", -1));

        assertThat(answer.code()).as(line).isEqualTo(1);
        assertThat(answer.out())
            .contains(
                "No domain got worse since the baseline, which is run ",
                "\nFailed: --fail-on error. Passed: --fail-on regression.\n")
            .doesNotContain(" pass; --fail-on error");
      }
    }

    @Test
    void allThatFailAreNamed() throws IOException {
      worse().broken("a", "sequences/a.json").broken("c", "sequences/c.json").write(folder);

      Shell.Answer answer =
          scorekeeper.run("validate", "--fail-on", "warning,new", "--fail-on", "regression");

      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.out())
          .contains(
              "1 regression since the baseline, which is run ",
              "1 finding opened since the baseline, which is run ")
          .contains("\nFailed: --fail-on warning, regression, new.\n");
    }

    @Test
    void allThatPassAreNamed() throws IOException {
      Shell.Answer answer = scorekeeper.run("validate", "--fail-on", "new,regression");

      assertThat(answer.code()).isZero();
      assertThat(answer.out()).contains("\nPassed: --fail-on regression, new.\n");
    }

    @Test
    void errorsThatNoGateIsAboutAreSaid() throws IOException {
      Shell.Answer text = scorekeeper.run("validate", "--fail-on", "regression");

      assertThat(text.code()).isZero();
      assertThat(text.out())
          .contains(
              "The 2 errors do not count for --fail-on regression; to fail for them too, use --fail-on error,regression.");
      assertThat(scorekeeper.run("validate", "--fail-on", "never").out())
          .doesNotContain(" pass; --fail-on error");
    }

    @Test
    void theJsonSaysWhichFailed() {
      Shell.Answer both =
          scorekeeper.run("validate", "--fail-on", "error,regression", "--format", "json");
      Shell.Answer one = scorekeeper.run("validate", "--fail-on", "new", "--format", "json");

      assertThat(both.code()).isEqualTo(1);
      assertThat(both.out().replaceAll("\\s+", " "))
          .contains("\"conclusion\" : \"failed\"", "\"errorsLetPass\" : 0")
          .contains("{ \"what\" : \"error\", \"fails\" : true, \"count\" : 2 }")
          .contains("{ \"what\" : \"regression\", \"fails\" : false, \"count\" : 0 }");
      assertThat(one.code()).isZero();
      assertThat(one.out()).contains("\"conclusion\" : \"passed\"", "\"errorsLetPass\" : 2");
    }

    @Test
    void wordsThatAreNoneAreAMistakeOnTheCommandLine() {
      for (String words : List.of("regresion", "error,", "none,error", "never,error", "")) {
        Shell.Answer answer = scorekeeper.run("validate", "--fail-on", words);

        assertThat(answer.code()).as(words).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("--fail-on ", "see scorekeeper validate --help");
      }
    }

    @Test
    void aBaselineThatCannotBeHadIsNoPassBesideAGateThatFails() {
      Shell.Answer answer =
          scorekeeper.run("validate", "--fail-on", "error,new", "--baseline", "origin/main");

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err()).contains("no baseline: ");
    }
  }

  @Nested
  @ExtendWith(GitFolders.class)
  class InGit {
    private final GitFolder workspace;
    private final Shell scorekeeper;

    InGit(GitFolder workspace) throws IOException {
      this.workspace = Shop.in(workspace);
      scorekeeper = new Shell(workspace.root());
    }

    private String commit(Plan plan, int day) throws Exception {
      plan.write(workspace.root());
      return workspace.commit("2026-01-%02dT10:00:00Z".formatted(day), "day " + day);
    }

    private Shell.Answer validate(String... more) {
      String[] all = new String[more.length + 3];
      all[0] = "validate";
      all[1] = "--fail-on";
      all[2] = "regression";
      System.arraycopy(more, 0, all, 3, more.length);
      return scorekeeper.run(all);
    }

    @Test
    void aFailedCommitFailsAgainAndTheOneBeforeIsTheBaseline() throws Exception {
      commit(good(), 1);
      assertThat(validate().code()).isZero();
      commit(worse(), 2);

      assertThat(validate().code()).isEqualTo(1);
      assertThat(validate().code()).isEqualTo(1);
      commit(worse().planned("cart"), 3);
      assertThat(validate().code()).isZero();
    }

    @Test
    void aRevisionIsAssessedFromGitWhereNoRunRecordedIt() throws Exception {
      commit(good(), 1);
      workspace.git("update-ref", "refs/remotes/origin/main", "HEAD");
      commit(worse(), 2);

      Shell.Answer answer = validate("--baseline", "origin/main");

      assertThat(answer.code()).isEqualTo(1);
      assertThat(answer.out())
          .contains("1 regression since the baseline, which is commit ", "shrank         checkout");
    }

    @Test
    void whereNothingIsRecordedTheCommitBeforeIsTheBaseline() throws Exception {
      workspace.commit("2026-01-01T08:00:00Z", "nothing yet");
      commit(good(), 1);
      Shell.Answer first = validate("--no-record");
      assertThat(first.code()).isZero();
      assertThat(first.err()).contains("no earlier state of ");
      Files.writeString(workspace.root().resolve("orchestration-domains.json"), "{");
      workspace.commit("2026-01-03T10:00:00Z", "broken off");
      commit(worse(), 4);

      assertThat(validate("--no-record").out())
          .contains("1 regression since the baseline, which is commit ");
    }

    @Test
    void aCloneThatEndsBeforeItsBaselineIsAnErrorNeverAPass() throws Exception {
      commit(good(), 1);
      commit(worse(), 2);
      Path clone = folder.resolve("clone");
      String source = workspace.root().toUri().toString();
      workspace.git("clone", "-q", "--depth", "1", source, clone.toString());

      Shell.Answer answer = new Shell(clone).run("validate", "--fail-on", "regression");

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err()).contains("this clone ends before a commit to compare with");
    }

    @Test
    void aWayOutOfAShallowCloneIsToldToFetchMoreAndNoOtherName() throws Exception {
      commit(good(), 1);
      commit(worse(), 2);
      Path clone = folder.resolve("clone");
      String source = workspace.root().toUri().toString();
      workspace.git("clone", "-q", "--depth", "1", source, clone.toString());
      Shell there = new Shell(clone);

      for (String line :
          List.of(
              "validate --fail-on regression --baseline HEAD~1",
              "validate --fail-on regression --baseline HEAD^",
              "validate --fail-on regression --baseline HEAD~1...HEAD",
              "diff HEAD~1",
              "show HEAD~1")) {
        Shell.Answer answer = there.run(line.split(" ", -1));

        assertThat(answer.code()).as(line).isEqualTo(3);
        assertThat(answer.err())
            .as(line)
            .contains("names no commit that is here, since this clone is shallow", "fetch-depth: 0")
            .doesNotContain("did you mean");
      }
      assertThat(scorekeeper.run("diff", "HEAD~9").err())
          .contains("'HEAD~9' is neither a run")
          .doesNotContain("did you mean", "shallow");
    }

    @Test
    void theCommitItselfIsNoBaselineThatCouldTellAnything() throws Exception {
      commit(good(), 1);

      Shell.Answer answer = validate("--baseline", "HEAD");

      assertThat(answer.code()).isZero();
      assertThat(answer.err()).contains("the baseline is the commit that is checked out");
    }

    /** A branch that only touches a word, while main gets a domain. */
    private String partFromMain() throws Exception {
      String left = commit(good(), 1);
      workspace.git("checkout", "-q", "-b", "feature");
      workspace.write("notes.txt", "a word");
      workspace.commit("2026-01-02T10:00:00Z", "a word");
      workspace.git("checkout", "-q", "main");
      commit(good().implemented("menu", 1, 1), 3);
      workspace.git("checkout", "-q", "feature");
      return left.substring(0, 8);
    }

    @Test
    void aBranchIsComparedWithWhereItLeftTheBaseline() throws Exception {
      String left = partFromMain();

      for (String baseline : List.of("main", "main...HEAD")) {
        Shell.Answer answer = validate("--baseline", baseline);

        assertThat(answer.code()).as(baseline).isZero();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
            .contains("No domain got worse since the baseline, which is commit " + left)
            .contains("Compared with " + left + ", where this branch left main.");
      }
      assertThat(validate("--baseline", "main", "--format", "json").out())
          .contains("\"note\" : \"Compared with " + left + ", where this branch left main.\"");
      assertThat(scorekeeper.run("diff", "main", "HEAD").out())
          .contains("Shown from " + left + ", where HEAD left main.", "Nothing is different.");
    }

    @Test
    void whereACloneEndsBeforeTheBranchesMeetNothingPasses() throws Exception {
      partFromMain();
      Path clone = folder.resolve("clone");
      String source = workspace.root().toUri().toString();
      workspace.git("clone", "-q", "--depth", "1", "--no-single-branch", source, clone.toString());

      Shell.Answer answer =
          new Shell(clone).run("validate", "--fail-on", "regression", "--baseline", "origin/main");

      assertThat(answer.code()).isEqualTo(3);
      assertThat(answer.err()).contains("this clone ends before", "fetch-depth: 0");
    }

    @Test
    void otherSettingsAssessTheBaselineAgain() throws Exception {
      commit(good(), 1);
      validate();
      workspace.write("scorekeeper.json", "{\"fields\": {\"name\": \"/title\"}}");
      commit(worse(), 2);

      assertThat(validate().out()).contains("1 regression since the baseline, which is commit ");
    }
  }
}
