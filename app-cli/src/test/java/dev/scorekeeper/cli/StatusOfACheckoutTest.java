package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code status} says of the commit that is checked out, and what it tells to do. */
@ExtendWith(GitFolders.class)
class StatusOfACheckoutTest {
  private GitFolder git;
  private Shell scorekeeper;
  private String first = "";

  StatusOfACheckoutTest(GitFolder repository) throws IOException {
    git = Shop.in(repository);
    scorekeeper = new Shell(git.root()).at("2026-03-01T08:00:00Z");
  }

  @BeforeEach
  void validateOneCommit() throws IOException {
    first = commit("2026-01-05T10:00:00Z", new Plan().planned("cart"));
    assertThat(scorekeeper.run("validate").code()).isZero();
  }

  private String commit(String when, Plan plan) throws IOException {
    plan.write(git.root());
    return git.commit(when, "plan").substring(0, 8);
  }

  private String status() {
    return scorekeeper.run("status").out();
  }

  @Test
  void nothingIsSaidWhereTheNewestRunIsOfIt() {
    assertThat(status()).containsPattern("The files have not changed since run [0-9a-f]{8}\\.\n$");
  }

  @Test
  void itIsToBeRecordedWhereTheNewestRunIsOfAnother() throws IOException {
    String second =
        commit("2026-01-06T10:00:00Z", new Plan().planned("cart").implemented("till", 1, 2));

    assertThat(status())
        .endsWith(
            ("; commit %s is checked out, and the newest run is of %s: record it with scorekeeper"
                    + " validate.\n")
                .formatted(second, first));
    assertThat(scorekeeper.run("status", "--format", "json").out())
        .contains("\"is\" : \"unseen\"", "\"newest\" : \"" + first);

    scorekeeper.run("validate");
    assertThat(status()).containsPattern("The files have not changed since run [0-9a-f]{8}\\.\n$");
  }

  @Test
  void anOldOneThatABuildChecksOutMovesNoBranch() throws IOException {
    String second = commit("2026-01-06T10:00:00Z", new Plan().planned("cart").planned("till"));
    scorekeeper.run("backfill");
    git.git("checkout", "-q", "--detach", first);

    assertThat(scorekeeper.run("validate", "--branch", "main").code()).isZero();
    git.git("checkout", "-q", "-b", "other", second);
    git.git("reset", "-q", "--hard", first);
    assertThat(scorekeeper.run("validate", "--branch", "main").code()).isZero();

    assertThat(scorekeeper.run("log", "--branch", "main").out())
        .contains(second)
        .doesNotContain("left");
    assertThat(scorekeeper.run("trend", "--branch", "main", "--format", "json").out())
        .contains(second);
  }

  @Test
  void anOldOneIsToldThatTheBranchHasGoneOn() throws IOException {
    String second = commit("2026-01-06T10:00:00Z", new Plan().planned("cart").planned("till"));
    scorekeeper.run("validate");
    // Another clone, of which no reflog says that the branch was moved back.
    git.git("branch", "-q", "other", first);
    GitFolder clone = git.beside("clone");
    git.git("clone", "-q", "--branch", "other", git.root().toString(), clone.root().toString());
    clone.git("branch", "-q", "-m", "main");
    clone.git("remote", "set-url", "origin", "git@example.org:acme/shop.git");
    Shell old =
        new Shell(clone.root())
            .at("2026-03-02T08:00:00Z")
            .with("SCOREKEEPER_HISTORY", git.root().resolve(".scorekeeper/history.db").toString());

    assertThat(old.run("status").out())
        .endsWith(
            ("; commit %s is checked out, and the branch has gone on to"
                    + " %s: check that out to compare.\n")
                .formatted(first, second));
    assertThat(old.run("status", "--format", "json").out()).contains("\"is\" : \"behind\"");
  }

  @Test
  void changedFilesAreToBeCommittedFirst() throws IOException {
    new Plan().planned("cart").planned("till").write(git.root());

    assertThat(status())
        .endsWith(
            (" and differ from commit %s: commit them, and record"
                    + " the commit with scorekeeper validate.\n")
                .formatted(first));
    assertThat(scorekeeper.run("status", "--format", "json").out())
        .contains("\"is\" : \"changed\"");
  }

  @Test
  void anEntryFileThatIsGoneIsAChangeOfTheCheckout() throws IOException {
    git.write(
        "scorekeeper.json",
        "{\"registry\": \"plan/*.yaml\", \"catalog\": null, \"sequences\": null,"
            + " \"evidence\": {\"claim\": \"/status\", \"implemented\": [\"done\"]}}");
    git.write("plan/cart.yaml", "id: cart\nstatus: done\n");
    git.write("plan/till.yaml", "id: till\nstatus: done\n");
    String commit = git.commit("2026-01-06T10:00:00Z", "files").substring(0, 8);
    scorekeeper.run("validate");
    git.delete("plan/till.yaml");

    assertThat(status())
        .endsWith(
            " and differ from commit %s: commit them, and record the commit with scorekeeper validate.\n"
                .formatted(commit));
  }

  @Test
  void anotherBranchThatIsAskedForHasNoCommitCheckedOut() throws IOException {
    commit("2026-01-06T10:00:00Z", new Plan().planned("cart").planned("till"));

    assertThat(scorekeeper.run("status", "--branch", "main").out())
        .contains("The files have changed since run ")
        .endsWith("; record them with scorekeeper validate.\n");
    git.git("checkout", "-q", "-b", "other");
    assertThat(scorekeeper.run("status", "--branch", "main").out())
        .doesNotContain("The files have changed")
        .endsWith("The working tree is on other, so it was not compared with main.\n");
    assertThat(scorekeeper.run("status", "--branch", "main", "--json").out())
        .contains("\"is\" : \"elsewhere\"", "\"branch\" : \"other\"");
  }

  @Test
  void whatGitHasToDoWithAFileIsNoMove() throws IOException {
    git.write(".gitattributes", "orchestration-domains.json working-tree-encoding=UTF-16LE-BOM\n");
    git.git("add", ".gitattributes");
    git.commitIndex();
    git.delete("orchestration-domains.json");
    git.git("checkout", "-q", "--", "orchestration-domains.json");

    Shell.Answer validated = scorekeeper.run("validate");

    assertThat(validated.out())
        .contains(
            "git changes this file when it checks it out, because of working-tree-encoding=UTF-16");
    assertThat(status())
        .contains(
            "git changes this file when it checks it out, because of working-tree-encoding=UTF-16")
        .containsPattern("The files have not changed since run [0-9a-f]{8}\\.\n$");
  }

  @Test
  void whereThereAreDraftsAloneItIsSaidWhatToDo() throws IOException {
    git.git("checkout", "-q", "--orphan", "other");
    new Plan().planned("cart").planned("till").write(git.root());
    git.git("add", "--all");
    git.commitIndex();
    new Plan().planned("cart").write(git.root());
    scorekeeper.run("validate");

    Shell.Answer answer = scorekeeper.run("status");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err())
        .isEqualTo(
            "scorekeeper: no run of example.org/acme/shop on other is recorded except drafts, which"
                + " say nothing of it; commit the files, and record the commit with scorekeeper"
                + " validate\n");
  }
}
