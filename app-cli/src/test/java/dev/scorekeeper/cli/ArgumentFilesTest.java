package dev.scorekeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.testkit.fixture.GitFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No argument is ever a file: a branch may be called {@code @evil}, and a file lie there. */
class ArgumentFilesTest {
  @TempDir private Path folder;
  private Shell scorekeeper = new Shell(Path.of(""));

  @BeforeEach
  void standBesideAFileOfArguments() throws IOException {
    new Plan().implemented("checkout", 2, 9).write(folder);
    Files.writeString(folder.resolve("evil"), "--help");
    Files.createDirectory(folder.resolve("box"));
    scorekeeper = new Shell(folder);
  }

  @Test
  void aBaselineThatBeginsWithAnAtSignIsAName() {
    Shell.Answer answer =
        scorekeeper.run("validate", "--fail-on", "regression", "--baseline", "@evil");

    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.err()).contains("'@evil' is neither a run, a commit nor a time");
    assertThat(answer.out()).doesNotContain("Usage:");
  }

  @Test
  void aGateThatFailsOnABranchThatBeginsWithAnAtSignStaysFailing() throws Exception {
    GitFolder git = GitFolder.at(folder.resolve("shop"), folder.resolve("home")).init();
    git.write("evil", "--help\nvalidate\nprecious\n");
    new Plan().implemented("checkout", 2, 9).write(git.root());
    git.commit("2026-01-01T10:00:00Z", "good");
    git.git("branch", "@evil");
    new Plan().implemented("checkout", 2, 8).broken("cart", "none.json").write(git.root());
    git.commit("2026-01-02T10:00:00Z", "worse");
    assertFails(git.root(), "validate", "--fail-on", "regression", "--baseline", "@evil");

    git.git("branch", "-f", "@evil");
    git.git("checkout", "-q", "@evil");
    assertFails(git.root(), "validate", "--branch", "@evil");
    assertFails(git.root(), "validate", "--no-record", "--project", "@evil", "--branch", "@evil");
    assertFails(git.root(), "validate", "--fail-on", "error", "--history", "@evil");
    assertThat(git.root().resolve("@evil")).isRegularFile();
  }

  private static void assertFails(Path root, String... arguments) throws Exception {
    Shell.Answer answer = new Shell(root).run(arguments);

    assertThat(answer.code()).as(answer.err()).isEqualTo(1);
    assertThat(answer.out()).contains("checkout").doesNotContain("Usage:");
    assertThat(answer.out() + answer.err()).doesNotContain("precious");
    assertThat(new Program(root).run(arguments)).isEqualTo(1);
  }

  @Test
  void aFolderBehindAnAtSignIsAName() {
    scorekeeper.run("validate");

    Shell.Answer answer = scorekeeper.run("show", "@" + folder.resolve("box"));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("/box' is neither a domain").doesNotContain("\tat ");
  }

  @Test
  void aStatementThatBeginsWithAnAtSignIsAStatement() {
    scorekeeper.run("validate");

    Shell.Answer answer = scorekeeper.run("query", "@evil");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("there is no statement");
  }
}
