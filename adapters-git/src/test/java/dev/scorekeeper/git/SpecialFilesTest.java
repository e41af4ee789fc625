package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipe or a device in place of a file of git's is never waited for; it is said which it is. */
@ExtendWith(GitFolders.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpecialFilesTest {
  private static final WorkspacePath REGISTRY = new WorkspacePath("registry.json");

  private GitFolder repository;
  private Path git;

  @BeforeEach
  void seed(GitFolder given) throws IOException {
    repository = Plans.seeded(given);
    git = repository.root().resolve(".git");
  }

  /** Everything that is ever asked of commits. */
  private static List<Commit> all(Path folder) {
    try (Commits commits = GitCommits.at(folder, "").orElseThrow()) {
      commits.project();
      commits.branch();
      commits.branches();
      commits.branchTip("other");
      commits.isShallow();
      commits.find("HEAD~1");
      commits.find("pipe");
      List<Commit> line = commits.line(commits.head().orElseThrow(), found -> {});
      for (Commit commit : line) {
        commits.note(commit.revision());
        commits.tree(commit).read(REGISTRY);
      }
      return line;
    }
  }

  private static void pipe(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      assumeTrue(
          new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0,
          "there is no mkfifo");
    } catch (IOException e) {
      assumeTrue(false, "there is no mkfifo: " + e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HEAD",
        "config",
        "packed-refs",
        "shallow",
        "commondir",
        "refs/heads/other",
        "refs/heads/deep/er/other",
        "refs/tags/other",
        "objects/info/alternates",
        "objects/info/commit-graph",
        "objects/pack/pack-0123456789012345678901234567890123456789.idx"
      })
  void aPipeIsSaidToBeOne(String name) {
    pipe(git.resolve(name));

    assertThatThrownBy(() -> all(repository.root()))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("is not a regular file");
  }

  @Test
  void aPipeThatIsIncludedByTheConfigurationIsSaidToBeOne() throws IOException {
    pipe(repository.around().resolve("included"));
    repository.git("config", "include.path", "../../included");
    Path there = git.resolve("../../included");
    assumeTrue(Files.exists(there), "the repository lies elsewhere");

    assertThatThrownBy(() -> all(repository.root()))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining("included is not a regular file");
  }

  @Test
  void aLinkToADeviceIsNoFileEither() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "there is no /dev/zero");
    Files.createSymbolicLink(git.resolve("packed-refs"), Path.of("/dev/zero"));

    assertThatThrownBy(() -> all(repository.root()))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining("packed-refs is not a regular file");
  }

  @Test
  void aPipeInPlaceOfACommitIsSaidToBeOne() throws IOException {
    pipe(object(repository.head()));

    assertThatThrownBy(() -> all(repository.root()))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining("is not a regular file");
  }

  @Test
  void aPipeInPlaceOfAFileMakesThatFileUnreadable() throws IOException {
    pipe(object(repository.git("rev-parse", "HEAD:registry.json").strip()));

    try (Commits commits = GitCommits.around(repository.root()).orElseThrow()) {
      CommitTree tree = commits.tree(commits.head().orElseThrow());

      assertThat(tree.read(REGISTRY)).isInstanceOf(SourceTree.Inaccessible.class);
      assertThat(tree.lacks().orElse("")).contains("is not a regular file");
    }
  }

  @Test
  void aPipeAmongTheObjectsOfAnotherRepositoryIsSaidToBeOne() throws IOException {
    GitFolder other = Plans.seeded(repository.beside("other").init());
    Files.createDirectories(git.resolve("objects/info"));
    Files.writeString(
        git.resolve("objects/info/alternates"),
        other.root().resolve(".git/objects").toString() + "\n");
    assertThat(all(repository.root())).hasSize(1);
    pipe(other.root().resolve(".git/objects/info/alternates"));

    assertThatThrownBy(() -> all(repository.root()))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining("alternates is not a regular file");
  }

  @Test
  void aPipeInTheCommonFolderOfWorkTreesIsSaidToBeOne() throws IOException {
    Path tree = repository.around().resolve("tree");
    repository.git("worktree", "add", "--quiet", tree.toString());
    assertThat(all(tree)).hasSize(1);
    pipe(git.resolve("packed-refs"));

    assertThatThrownBy(() -> all(tree))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining("packed-refs is not a regular file");
  }

  @Test
  void aPipeInPlaceOfGitsFolderIsNoRepository() throws IOException {
    Path folder = Files.createDirectory(repository.around().resolve("plain"));
    pipe(folder.resolve(".git"));

    assertThatThrownBy(() -> all(folder)).isInstanceOf(CommitsException.class);
  }

  @Test
  void aPipeThatSomebodyNamesIsNoCommit() {
    pipe(git.resolve("pipe"));
    pipe(git.resolve("logs/refs/heads/piped"));

    try (Commits commits = GitCommits.around(repository.root()).orElseThrow()) {
      for (String name :
          List.of("pipe", "pipe~1", "pipe@{1}", "HEAD@{1}", "logs/refs/heads/piped")) {
        assertThat(commits.find(name)).as(name).isEmpty();
      }
      assertThatThrownBy(() -> commits.branchTip("../../pipe"))
          .isInstanceOf(CommitsException.class);
    }
  }

  @Test
  void whatIsNeverOpenedMayBeAnything() throws IOException {
    Path socket = git.resolve("fsmonitor--daemon.ipc");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      pipe(git.resolve("hooks/pipe"));

      assertThat(all(repository.root())).hasSize(1);
    }
  }

  private Path object(String id) {
    return git.resolve("objects/" + id.substring(0, 2) + "/" + id.substring(2));
  }
}
