package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.Example;
import dev.scorekeeper.testkit.fixture.Examples;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code log} says of runs of commits that are not on their branch's line any more. */
@ExtendWith({Examples.class, GitFolders.class})
class MergedRunsTest {
  private final GitFolder git;
  private final Shell scorekeeper;

  MergedRunsTest(Example example, GitFolder beside) throws IOException {
    scorekeeper = new Shell(example.root());
    git = beside.other(example.root());
  }

  @BeforeEach
  void commitTheExample() throws IOException {
    git.write(".gitignore", ".scorekeeper\n");
    git.init("main");
    git.commit("2026-01-01T10:00:00Z", "state");
    validate();
  }

  private void validate() {
    assertThat(scorekeeper.run("validate", "--fail-on", "never").code()).isZero();
  }

  /** A commit of one more file; its name. */
  private String commit(int day, String file) throws IOException {
    git.write(file, file);
    git.commit("2026-01-0" + day + "T10:00:00Z", file);
    return git.head();
  }

  private String log(String commit) {
    return scorekeeper
        .run("log")
        .out()
        .lines()
        .filter(line -> line.contains(commit.substring(0, 8)))
        .findFirst()
        .orElse("");
  }

  @Test
  void aCommitThatCameBackThroughAMergeIsSaidToBeMerged() throws IOException {
    String root = git.head();
    String ours = commit(2, "ours.txt");
    validate();
    // As a pull merges where the first parent is theirs.
    git.git("checkout", "-q", "-b", "theirs", root);
    commit(3, "theirs.txt");
    git.git("merge", "-q", "--no-edit", ours);
    String merge = git.head();
    git.git("branch", "-f", "main", "theirs");
    git.git("checkout", "-q", "main");
    validate();
    commit(4, "next.txt");
    validate();

    assertThat(log(ours)).endsWith("merged by " + merge.substring(0, 8));
    assertThat(log(merge)).doesNotContain("left", "merged");
    assertThat(scorekeeper.run("log", "--format", "json").out())
        .containsOnlyOnce("\"mergedBy\" : \"" + merge + "\"")
        .containsOnlyOnce("\"left\" : true")
        .contains("\"mergedBy\" : null");
    // The file knows first parents alone.
    assertThat(
            scorekeeper
                .run(
                    "query",
                    "--format",
                    "csv",
                    "select standing from runs where revision = '" + ours + "'")
                .out())
        .isEqualToNormalizingNewlines("standing\nleft\n");
  }

  @Test
  void aCommitThatNothingLeadsToHasLeft() throws IOException {
    String first = commit(2, "first.txt");
    validate();
    git.git("reset", "-q", "--hard", "HEAD^");
    commit(3, "instead.txt");
    validate();

    assertThat(log(first)).endsWith("  left");
    assertThat(scorekeeper.run("log", "--format", "json").out())
        .contains("\"left\" : true")
        .doesNotContain("\"mergedBy\" : \"");
  }

  @Test
  void whereTheRepositoryCannotBeReadItHasLeft() throws IOException {
    String first = commit(2, "first.txt");
    validate();
    git.git("reset", "-q", "--hard", "HEAD^");
    validate();
    Files.move(git.root().resolve(".git"), git.root().resolve("gone"));

    assertThat(scorekeeper.run("log", "--project", "renderx", "--branch", "main").out())
        .contains(first.substring(0, 8) + "  left");
  }
}
