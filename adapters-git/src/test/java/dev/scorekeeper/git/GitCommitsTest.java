package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commits of a repository, in a line. */
@ExtendWith(GitFolders.class)
class GitCommitsTest {
  private static final long T = 1_700_000_000;
  private static final WorkspaceFiles FILES = WorkspaceFiles.NONE.file("registry.json", "{}");

  private Path folder;
  private GitFolder repository;

  @BeforeEach
  void take(GitFolder git) {
    folder = git.around();
    repository = git;
  }

  private static List<Commit> line(Commits commits, String revision) {
    return commits.line(revision, found -> {});
  }

  private static List<Commit> line(Path folder) {
    try (Commits commits = GitCommits.at(folder, "").orElseThrow()) {
      return line(commits, commits.head().orElseThrow());
    }
  }

  private static List<String> revisions(List<Commit> line) {
    return line.stream().map(Commit::revision).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void factsAreThoseThatLiveRunsTake(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder stream = new StringBuilder();
    for (int i = 0; i < 90; i++) {
      stream.append("commit refs/heads/main\ncommitter Ada <ada@example.org> ");
      stream.append(T + i / 3 + random.nextInt(40)).append(" +0000\ndata 0\n\n");
    }
    repository.gitOf(stream.toString(), "fast-import", "--quiet");
    List<Commit> line = line(repository.root());
    assertThat(line).hasSize(90);

    for (int i = 0; i < 90; i += 11) {
      repository.git("update-ref", "refs/heads/main", line.get(i).revision());
      assertThat(Plans.look(repository).firstParents(known -> false).get(0))
          .isEqualTo(line.get(i).fact());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "253402300799",
        "253402300800",
        "99999999999999",
        "18446744073709551615",
        "99999999999999999999999999",
        "-5",
        "soon",
        "12soon",
        "  77"
      })
  void factsOfStrangeTimesAreThoseThatLiveRunsTake(String time) throws IOException {
    Plans.commit(repository, "main", FILES, T);
    String tree = repository.git("rev-parse", "main^{tree}").strip();
    String person = "Ada <ada@example.org> " + time + " +0000\n";
    String strange =
        repository
            .gitOf(
                "tree " + tree + "\nauthor " + person + "committer " + person + "\nx\n",
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--literally",
                "--stdin")
            .strip();
    repository.git("update-ref", "HEAD", strange);

    assertThat(Plans.look(repository).firstParents(known -> false))
        .containsExactly(line(repository.root()).get(0).fact());
  }

  @Test
  void anIllFormedCommitHasNoFilesAndStopsNothing() throws IOException {
    String first = Plans.commit(repository, "main", FILES, T);
    String strange =
        repository
            .gitOf(
                "parent " + first + "\n\nx\n",
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--literally",
                "--stdin")
            .strip();
    try (Commits commits = GitCommits.around(repository.root()).orElseThrow()) {
      CommitTree tree = commits.tree(line(commits, strange).get(0));
      tree.read(new WorkspacePath("registry.json"));

      assertThat(tree.lacks()).isPresent();
    }
  }

  @Test
  void aShallowHistoryBeginsWhereItWasCut() throws IOException {
    Plans.commit(repository, "main", FILES, T + 900);
    Plans.commit(repository, "main", FILES, T, "main^0");
    Plans.commit(repository, "main", FILES, T + 1, "main^0");
    Path shallow = folder.resolve("shallow");
    repository.git(
        "clone", "--quiet", "--depth=2", repository.root().toUri().toString(), shallow.toString());

    List<Commit> line = line(shallow);

    assertThat(line).hasSize(2);
    assertThat(line.get(1).at()).isEqualTo(Instant.ofEpochSecond(T + 1));
    try (Commits commits = GitCommits.around(shallow).orElseThrow()) {
      assertThat(commits.isShallow()).isTrue();
    }
  }

  @Test
  void aCommitThatIsGoneIsNamed() throws IOException {
    String first = Plans.commit(repository, "main", FILES, T);
    repository.git("repack", "-q", "-d"); // or objects lie in one pack
    Plans.commit(repository, "main", FILES, T + 1, first);
    try (Stream<Path> files = Files.walk(repository.root().resolve(".git/objects"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        file.toFile().setWritable(true);
      }
    }
    String head = repository.head();
    String text = repository.git("cat-file", "commit", head);
    String lost =
        repository
            .gitOf(
                text.replace(first, "1".repeat(40)),
                "hash-object",
                "-t",
                "commit",
                "-w",
                "--literally",
                "--stdin")
            .strip();
    repository.git("update-ref", "HEAD", lost);

    assertThatThrownBy(() -> line(repository.root()))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining("commit " + "1".repeat(40) + " is not in the repository");
  }

  @Test
  void aLinkedWorkTreeAndABareRepositoryHaveTheSameCommits() throws IOException {
    Plans.commit(repository, "main", FILES, T);
    repository.git("reset", "--quiet", "--hard");
    repository.git("branch", "next");
    Path linked = folder.resolve("linked");
    repository.git("worktree", "add", "--quiet", linked.toString(), "next");
    Path bare = folder.resolve("bare.git");
    repository.git("clone", "--quiet", "--bare", repository.root().toString(), bare.toString());

    assertThat(line(linked)).isEqualTo(line(repository.root())).isEqualTo(line(bare));
    try (Commits commits = GitCommits.around(linked).orElseThrow()) {
      assertThat(commits.branch()).contains("next");
    }
    try (Commits commits = GitCommits.at(bare, "").orElseThrow()) {
      assertThat(commits.branch()).contains("main");
      assertThat(commits.folderName()).isEqualTo("bare");
    }
  }

  @Test
  void aCheckedOutSubmoduleHasItsOwnCommits() throws IOException {
    GitFolder other = repository.beside("other").init();
    String commit = Plans.commit(other, "main", FILES, T);
    Plans.commit(repository, "main", FILES, T);
    repository.git("reset", "--quiet", "--hard");
    repository.git("submodule", "--quiet", "add", other.root().toUri().toString(), "part");

    assertThat(revisions(line(repository.root().resolve("part")))).containsExactly(commit);
  }

  @Test
  void namesAgreeWithThoseOfTheProgram() throws IOException {
    Plans.seededWith(repository, "products/one/registry.json");
    repository.git("remote", "add", "origin", "git@example.org:acme/plans.git");
    Path workspace = repository.root().resolve("products/one");

    for (Path where : List.of(repository.root(), workspace)) {
      Checkout checkout =
          GitCheckout.look(where, List.of(), repository::environment, Duration.ofSeconds(10));
      try (Commits commits = GitCommits.around(where).orElseThrow()) {
        assertThat(commits.project()).isEqualTo(checkout.project()).isPresent();
        assertThat(commits.branch()).isEqualTo(checkout.branch()).contains("main");
        assertThat(commits.head()).isEqualTo(checkout.revision()).isPresent();
        repository.git("checkout", "--quiet", "--detach");
        assertThat(commits.branch()).isEmpty();
        repository.git("checkout", "--quiet", "main");
      }
    }
  }

  @Test
  void aNameIsFoundAsGitReadsIt() throws IOException {
    String first = Plans.commit(repository, "main", FILES, T);
    String second = Plans.commit(repository, "main", FILES, T + 1, first);
    repository.git("tag", "-m", "one", "v1", first);
    repository.git("update-ref", "refs/remotes/origin/old", first);
    try (Commits commits = GitCommits.around(repository.root()).orElseThrow()) {
      assertThat(commits.find("v1")).contains(first);
      assertThat(commits.find("main~1")).contains(first);
      assertThat(commits.find("HEAD")).contains(second);
      assertThat(commits.find("origin/old")).contains(first);
      assertThat(commits.find(second.substring(0, 9))).contains(second);
      assertThat(commits.branchTip("main")).contains(second);
      assertThat(commits.branchTip("old")).contains(first);
      for (String none : List.of("", "nothing", "main~9", "^", "..", "a b", "2026-01-01", "@{")) {
        assertThat(commits.find(none)).as(none).isEmpty();
      }
      assertThat(commits.branchTip("../main")).isEmpty();
    }
  }

  @Test
  void elsewhereThereAreNone() throws IOException {
    assertThat(GitCommits.around(Files.createDirectory(folder.resolve("plain")))).isEmpty();
    assertThat(GitCommits.at(folder.resolve("nowhere"), "")).isEmpty();
  }

  @Test
  void anotherKindOfNamesIsRefused() throws IOException {
    Path sha256 = folder.resolve("sha256");
    repository.git("init", "--quiet", "--object-format=sha256", sha256.toString());

    assertThatThrownBy(() -> GitCommits.around(sha256))
        .isInstanceOf(CommitsException.class)
        .hasMessageContaining("sha256");
  }

  @Test
  void whatIsNoRepositoryIsRefused() throws IOException {
    Path strange = Files.createDirectory(folder.resolve("strange"));
    Files.writeString(strange.resolve(".git"), "gitdir: /nowhere\n");

    assertThatThrownBy(() -> GitCommits.around(strange)).isInstanceOf(CommitsException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void historiesMeetWhereTheProgramSays(long seed) throws IOException {
    Random random = new Random(seed);
    StringBuilder stream = new StringBuilder();
    int commits = 40;
    for (int i = 1; i <= commits; i++) {
      stream.append("commit refs/heads/b").append(i).append("\nmark :").append(i);
      stream.append("\ncommitter Ada <ada@example.org> ").append(T + random.nextInt(90));
      stream.append(" +0000\ndata 0\n");
      if (i > 1) {
        int first = 1 + random.nextInt(i - 1);
        int other = 1 + random.nextInt(i - 1);
        stream.append("from :").append(first).append('\n');
        if (other != first) {
          stream.append("merge :").append(other).append('\n');
        }
      }
      stream.append('\n');
    }
    repository.gitOf(stream.toString(), "fast-import", "--quiet");
    int several = 0;
    try (Commits found = GitCommits.around(repository.root()).orElseThrow()) {
      for (int i = 0; i < 40; i++) {
        String one = "b" + (1 + random.nextInt(commits));
        String other = "b" + (1 + random.nextInt(commits));
        List<String> bases =
            found.meeting(found.find(one).orElseThrow(), found.find(other).orElseThrow()).bases();

        assertThat(bases)
            .as(one + " and " + other)
            .containsExactlyInAnyOrderElementsOf(mergeBases(one, other));
        several += bases.size() > 1 ? 1 : 0;
      }
    }
    assertThat(several).isPositive();
  }

  private List<String> mergeBases(String one, String other) throws IOException {
    // All of them, as git merge-base --all says them.
    return repository.git("show-branch", "--merge-base", one, other).lines().toList();
  }

  @Test
  void nothingIsWritten() throws IOException {
    Plans.seededWith(repository, "registry.json");
    Map<String, FileTime> before = files();

    try (Commits commits = GitCommits.around(repository.root()).orElseThrow()) {
      commits
          .tree(line(commits, commits.head().orElseThrow()).get(0))
          .read(new WorkspacePath("registry.json"));
    }

    assertThat(files()).isEqualTo(before);
  }

  private Map<String, FileTime> files() throws IOException {
    Map<String, FileTime> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : new ArrayList<>(all.toList())) {
        files.put(file.toString(), Files.getLastModifiedTime(file));
      }
    }
    return files;
  }
}
