package dev.scorekeeper.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.workspace.Remark;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Escapes;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Inaccessible;
import dev.scorekeeper.domain.workspace.SourceTree.Missing;
import dev.scorekeeper.domain.workspace.Surroundings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import dev.scorekeeper.testkit.workspace.SourceTreeContract;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The files of a commit. */
@ExtendWith(GitFolders.class)
class GitTreeTest {
  private GitFolder git;
  private final List<Commits> opened = new ArrayList<>();

  @BeforeEach
  void take(GitFolder folder) {
    git = folder;
  }

  @AfterEach
  void close() {
    opened.forEach(Commits::close);
  }

  /** As it is at the repository's root. */
  @Nested
  class AtTheRoot extends SourceTreeContract {
    @Override
    protected SourceTree tree(WorkspaceFiles files) throws IOException {
      return committed(repository(), files, "");
    }
  }

  /** As it is in a folder of a repository, beside which others lie. */
  @Nested
  class InAFolder extends SourceTreeContract {
    @Override
    protected SourceTree tree(WorkspaceFiles files) throws IOException {
      WorkspaceFiles below =
          WorkspaceFiles.NONE.file("up.json", "above").file("products/up.json", "above");
      for (var file : files.files().entrySet()) {
        below = below.file("products/one/" + file.getKey(), file.getValue());
      }
      for (var link : files.links().entrySet()) {
        below = below.link("products/one/" + link.getKey(), link.getValue());
      }
      return committed(repository(), below, "products/one");
    }
  }

  @Test
  void namesThatNoPathCanHaveAreToldApart() throws IOException {
    GitFolder repository = repository();
    CommitTree tree =
        committed(
            repository, WorkspaceFiles.NONE.file("s/a\\b.json", "{}").file("s/c.json", "{}"), "");

    assertThat(tree.list(new WorkspacePath("s")))
        .isEqualTo(
            new SourceTree.Folder(List.of(new WorkspacePath("s/c.json")), List.of("a\\b.json")));
  }

  @Test
  void aTreeThatGetsATwinOfWhatIsMissingAnswersForItself() throws IOException {
    GitFolder repository = repository();
    CommitTree before = committed(repository, WorkspaceFiles.NONE.file("s/c.json", "{}"), "");
    CommitTree after =
        committed(
            repository, WorkspaceFiles.NONE.file("s/c.json", "{}").file("s/A.json", "{}"), "");
    assertThat(new Surroundings(before).of(new WorkspacePath("s/a.json"), true)).isEmpty();

    assertThat(after.answering(before)).isEmpty();
    assertThat(new Surroundings(after).of(new WorkspacePath("s/a.json"), true))
        .contains(new Remark.Twin(new WorkspacePath("s/A.json")));
  }

  private GitFolder repository() throws IOException {
    return git.other(Files.createTempDirectory(git.around(), "repository")).init();
  }

  private CommitTree committed(GitFolder repository, WorkspaceFiles files, String prefix)
      throws IOException {
    String revision = Plans.commit(repository, "main", files, 1_700_000_000);
    return opened(repository, prefix).tree(revision);
  }

  private Commits opened(GitFolder repository, String prefix) throws IOException {
    Commits commits =
        GitCommits.around(Files.createDirectories(repository.root().resolve(prefix))).orElseThrow();
    opened.add(commits);
    return commits;
  }

  private static WorkspacePath path(String path) {
    return new WorkspacePath(path);
  }

  @Test
  void whatLiesBesideTheWorkspaceIsOutside() throws IOException {
    CommitTree tree =
        committed(
            repository(),
            WorkspaceFiles.NONE
                .file("secret.json", "{}")
                .file("one/a.json", "{}")
                .link("one/up.json", "../secret.json")
                .link("one/round.json", "../one/a.json"),
            "one");

    assertThat(tree.read(path("up.json"))).isEqualTo(new Escapes());
    assertThat(tree.read(path("round.json"))).isEqualTo(new Escapes());
    assertThat(tree.read(path("a.json"))).isInstanceOf(Found.class);
  }

  @Test
  void aFolderThatTheCommitDoesNotHaveIsEmpty() throws IOException {
    CommitTree tree = committed(repository(), WorkspaceFiles.NONE.file("a.json", "{}"), "b");

    assertThat(tree.read(path("a.json"))).isEqualTo(new Missing());
    assertThat(tree.list(WorkspacePath.ROOT)).isEqualTo(new Missing());
    assertThat(tree.lacks()).isEmpty();
  }

  @Test
  void anAddressIsThatOfTheContent() throws IOException {
    GitFolder repository = repository();
    WorkspaceFiles files =
        WorkspaceFiles.NONE
            .file("a.json", "{}")
            .file("b.json", "{}")
            .file("c.json", "[]")
            .link("d.json", "a.json")
            .link("e.json", "../e.json");
    CommitTree tree = committed(repository, files, "");

    assertThat(tree.address(path("a.json")))
        .isEqualTo(tree.address(path("b.json")))
        .isEqualTo(tree.address(path("d.json")))
        .isNotEqualTo(tree.address(path("c.json")))
        .isNotEqualTo(tree.address(path("e.json")))
        .isNotEqualTo(tree.address(path("f.json")));
    assertThat(tree.address(path("e.json"))).isNotEqualTo(tree.address(path("f.json")));
  }

  @Test
  void aSubmodulesFilesAreNotThere() throws IOException {
    GitFolder repository = repository();
    Plans.commit(repository, "main", WorkspaceFiles.NONE.file("a.json", "{}"), 1_700_000_000);
    String other = repository.head();
    repository.git("reset", "--quiet", "--hard");
    repository.git("update-index", "--add", "--cacheinfo", "160000," + other + ",part");
    CommitTree tree = opened(repository, "").tree(repository.commitIndex());

    assertThat(tree.list(WorkspacePath.ROOT).toString()).contains("a.json").doesNotContain("part");
    assertThat(tree.lacks()).isEmpty();
    assertThat(tree.read(path("part/b.json"))).isInstanceOf(Inaccessible.class);
    assertThat(tree.lacks().orElseThrow()).contains("part/b.json", "submodule");
  }

  @Test
  void aFileOfLfsIsReadWhereItWasFetchedTo() throws IOException {
    GitFolder repository = repository();
    String oid = "98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4";
    String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:" + oid + "\nsize 7\n";
    CommitTree before = committed(repository, WorkspaceFiles.NONE.file("large.json", pointer), "");

    assertThat(before.read(path("large.json"))).isInstanceOf(Inaccessible.class);
    assertThat(before.lacks().orElseThrow()).contains("large.json", "Git LFS");

    repository.write(".git/lfs/objects/98/ea/" + oid, "{\"a\":1}");
    CommitTree after = opened(repository, "").tree(repository.head());

    assertThat(after.read(path("large.json")))
        .isInstanceOfSatisfying(
            Found.class,
            found ->
                assertThat(new String(found.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"a\":1}"));
    assertThat(after.lacks()).isEmpty();
  }

  @Test
  void whatAPartialCloneLacksIsNotTakenForAbsent() throws IOException {
    GitFolder repository = repository();
    Plans.commit(repository, "main", WorkspaceFiles.NONE.file("d/a.json", "{}"), 1_700_000_000);
    repository.git("config", "uploadpack.allowFilter", "true");
    for (String filter : List.of("blob:none", "tree:0")) {
      Path partial = git.around().resolve(filter.replace(':', '-'));
      repository.git(
          "clone",
          "--quiet",
          "--bare",
          "--filter=" + filter,
          repository.root().toUri().toString(),
          partial.toString());
      Commits commits = GitCommits.at(partial, "").orElseThrow();
      opened.add(commits);
      CommitTree tree = commits.tree(commits.head().orElseThrow());

      assertThat(tree.read(path("d/a.json"))).isInstanceOf(Inaccessible.class);
      assertThat(tree.lacks().orElseThrow()).contains("d/a.json", "partial");
    }
  }

  @Test
  void aDamagedObjectIsNotTakenForABadFile() throws IOException {
    GitFolder repository = repository();
    repository.write("a.json", "{\"some\": \"text\"}");
    repository.commit();
    String blob = repository.git("rev-parse", "HEAD:a.json").strip();
    Path object =
        repository.root().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2));
    object.toFile().setWritable(true);
    Files.write(object, new byte[] {120, 1, 2, 3});
    CommitTree tree = opened(repository, "").tree(repository.head());

    assertThat(tree.read(path("a.json"))).isInstanceOf(Inaccessible.class);
    assertThat(tree.lacks().orElseThrow()).contains("a.json", "cannot be read");
  }

  @Test
  void anotherTreeAnswersTheSameUnlessWhatWasAskedForDiffers() throws IOException {
    GitFolder repository = repository();
    WorkspaceFiles files =
        WorkspaceFiles.NONE
            .file("plan.json", "{}")
            .file("deep/er/a.json", "{}")
            .file("deep/er/b.json", "{}")
            .file("target.json", "{}")
            .link("deep/link.json", "../target.json")
            .file("list/one.json", "{}");

    assertThat(answers(repository, files, files.file("notes.txt", "x"))).isTrue();
    assertThat(answers(repository, files, files.file("deep/er/b.json", "[]"))).isTrue();
    assertThat(answers(repository, files, files.file("deep/er/a.json", "[]"))).isFalse();
    assertThat(answers(repository, files, files.file("plan.json", "[]"))).isFalse();
    assertThat(answers(repository, files, files.file("target.json", "[]"))).isFalse();
    assertThat(answers(repository, files, files.link("deep/link.json", "er/a.json"))).isFalse();
    assertThat(answers(repository, files, files.file("list/two.json", "[]"))).isFalse();
    assertThat(answers(repository, files, files.file("absent.json", "[]"))).isFalse();
    assertThat(answers(repository, files, files.file("absent.json.txt", "[]"))).isTrue();
  }

  @Test
  void itAnswersForNoTreeOfAnotherKind() throws IOException {
    CommitTree tree = committed(repository(), WorkspaceFiles.NONE.file("a.json", "{}"), "");

    assertThat(tree.answering(new Foreign())).isEmpty();
  }

  /** A tree that was asked for nothing. */
  private static final class Foreign implements CommitTree {
    @Override
    public Optional<String> lacks() {
      return Optional.empty();
    }

    @Override
    public Optional<CommitTree> answering(CommitTree earlier) {
      return Optional.empty();
    }

    @Override
    public String address(WorkspacePath path) {
      return "missing";
    }

    @Override
    public Content read(WorkspacePath path) {
      return new Missing();
    }

    @Override
    public Listing list(WorkspacePath path) {
      return new Missing();
    }
  }

  private boolean answers(GitFolder repository, WorkspaceFiles one, WorkspaceFiles other)
      throws IOException {
    CommitTree earlier = committed(repository, one, "");
    for (String asked : List.of("plan.json", "deep/er/a.json", "deep/link.json", "absent.json")) {
      earlier.read(path(asked));
    }
    earlier.list(path("list"));
    Plans.commit(repository, "main", other, 1_700_000_001);
    return opened(repository, "").tree(repository.head()).answering(earlier).isPresent();
  }

  @Test
  void answeringIsNeverWrong() throws IOException {
    Random random = new Random(5);
    GitFolder repository = repository();
    List<String> names = List.of("a.json", "b.json", "d/a.json", "d/e/a.json", "d/e/b.json", "l");
    WorkspaceFiles files = WorkspaceFiles.NONE.file("a.json", "0");
    Optional<CommitTree> earlier = Optional.empty();
    for (int step = 0; step < 40; step++) {
      String name = names.get(random.nextInt(names.size()));
      files =
          name.equals("l")
              ? files.link("l", names.get(random.nextInt(5)))
              : files.file(name, Integer.toString(random.nextInt(3)));
      Plans.commit(repository, "main", files, 1_700_000_000 + step);
      Commits commits = opened(repository, "");
      CommitTree fresh = commits.tree(repository.head());
      Optional<CommitTree> same =
          earlier.flatMap(before -> commits.tree(head(repository)).answering(before));
      if (same.isPresent()) {
        assertThat(asked(fresh)).isEqualTo(asked(earlier.get()));
        earlier = same;
      } else {
        asked(fresh);
        earlier = Optional.of(fresh);
      }
    }
  }

  private static String head(GitFolder repository) {
    try {
      return repository.head();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> asked(CommitTree tree) {
    return List.of(
        tree.address(path("a.json")),
        tree.address(path("d/e/a.json")),
        tree.address(path("l")),
        tree.list(path("d")).toString());
  }
}
