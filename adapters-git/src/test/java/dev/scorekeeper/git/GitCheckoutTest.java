package dev.scorekeeper.git;

import static dev.scorekeeper.git.Plans.INPUTS;
import static dev.scorekeeper.git.Plans.REGISTRY;
import static dev.scorekeeper.git.Plans.paths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.fixture.GitFolder;
import dev.scorekeeper.testkit.fixture.GitFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(GitFolders.class)
class GitCheckoutTest {
  private Path folder;
  private GitFolder repository;

  @BeforeEach
  void seed(GitFolder git) throws IOException {
    folder = git.around();
    repository = Plans.seeded(git);
  }

  static void assertNothingKnown(Checkout checkout) {
    assertThat(checkout.project()).isEmpty();
    assertThat(checkout.branch()).isEmpty();
    assertThat(checkout.revision()).isEmpty();
    assertThat(checkout.tracks(REGISTRY)).isFalse();
    assertThat(checkout.differs(INPUTS)).isFalse();
    assertThat(checkout.firstParents(known -> false)).isEmpty();
    assertThat(checkout.standsSince()).isEmpty();
  }

  @Test
  void whatASparseCheckoutLeavesOutIsKnown() throws IOException {
    repository.write("left/a.json", "{}");
    repository.write("kept/b.json", "{}");
    repository.commit();
    repository.git("sparse-checkout", "set", "kept");
    WorkspacePath left = new WorkspacePath("left/a.json");
    WorkspacePath none = new WorkspacePath("left/none.json");
    WorkspacePath above = new WorkspacePath("left");

    assertThat(TwoWays.look(repository).leftOut(List.of(left, none, above)))
        .containsExactlyInAnyOrder(left, above);
  }

  @Test
  void whatGitWritesOtherwiseThanTheCommitIsKnown() throws IOException {
    repository.write(
        ".gitattributes", "a.json working-tree-encoding=UTF-16LE-BOM\nb.json filter=x\n");
    repository.write("c.json", "{}");
    repository.write("b.json", "{}");
    repository.write("a.json", "");
    repository.commit();

    Checkout checkout = TwoWays.look(repository);
    assertThat(checkout.conversion(new WorkspacePath("a.json")))
        .contains("working-tree-encoding=UTF-16LE-BOM");
    assertThat(checkout.conversion(new WorkspacePath("b.json"))).contains("filter=x");
    assertThat(checkout.conversion(new WorkspacePath("c.json"))).isEmpty();
    assertThat(checkout.conversion(new WorkspacePath("none.json"))).isEmpty();
  }

  @Nested
  class NothingIsKnown {
    @Test
    void ofAFolderThatIsNotThere() {
      assertNothingKnown(TwoWays.look(repository, "missing"));
    }

    @Test
    void beforeTheFirstCommit() throws IOException {
      GitFolder unborn = repository.beside("unborn").init();
      unborn.write("registry.json", "{}");
      unborn.git("add", "--all");

      assertNothingKnown(TwoWays.look(unborn));
    }

    @Test
    void ofABareRepository() throws IOException {
      GitFolder bare = repository.beside("bare.git");
      bare.git("clone", "--quiet", "--bare", repository.root().toString(), ".");

      assertNothingKnown(TwoWays.look(bare));
    }

    @Test
    void withinARepositorysOwnFolder() {
      assertNothingKnown(TwoWays.look(repository, ".git"));
    }

    @Test
    void aboveAFolderOfThatNameThatIsEmpty() throws IOException {
      Path inner = Files.createDirectories(repository.root().resolve("inner/.git")).getParent();

      assertThat(TwoWays.look(repository, "inner").revision()).contains(repository.head());
      Files.createDirectories(folder.resolve("alone/.git"));
      assertNothingKnown(TwoWays.look(repository.beside("alone")));
      assertThat(inner).isNotNull();
    }
  }

  @Nested
  class NothingIsSaid {
    private void assertUnreadable(GitFolder there, String reason, String cure) {
      Checkout checkout = Plans.look(there);
      for (Consumer<Checkout> question :
          List.<Consumer<Checkout>>of(
              Checkout::project,
              Checkout::branch,
              Checkout::revision,
              it -> it.tracks(REGISTRY),
              it -> it.differs(INPUTS),
              it -> it.firstParents(known -> false))) {
        assertThatThrownBy(() -> question.accept(checkout))
            .isInstanceOf(CommitsException.class)
            .hasMessageContainingAll(there.root().toString(), reason, cure)
            .message()
            .doesNotContain("\n");
      }
    }

    @Test
    void ofARepositoryThatLiesNowhere() throws IOException {
      GitFolder broken = repository.beside("broken");
      broken.write(".git", "gitdir: nowhere\n");

      assertUnreadable(broken, "not a git repository: ", "clone the repository again");
    }

    @Test
    void ofARepositoryWhoseHeadIsDamaged() throws IOException {
      repository.write(".git/HEAD", "\u0000\u0001");

      assertUnreadable(repository, "not a git repository", "git status");
    }

    @Test
    void ofARepositoryWhoseIndexIsDamaged() throws IOException {
      repository.write(".git/index", "DIRCnonsense");

      assertUnreadable(repository, "index", "git status");
    }

    @Test
    void ofARepositoryWhoseConfigurationIsDamaged() throws IOException {
      repository.write(".git/config", "[core\n");

      assertUnreadable(repository, "bad config line 1 in file", "git status");
    }

    @Test
    void ofARepositoryOfALaterFormat() throws IOException {
      repository.git("config", "core.repositoryFormatVersion", "99");

      assertUnreadable(repository, "Expected git repo version <= 1, found 99", "git status");
    }

    @Test
    void ofARepositoryWithAnExtensionThatNobodyKnows() throws IOException {
      repository.git("config", "core.repositoryFormatVersion", "1");
      repository.git("config", "extensions.novelty", "true");

      assertUnreadable(repository, "novelty", "git status");
    }
  }

  @Nested
  class TheCommit {
    @Test
    void isKnownWithItsBranch() throws IOException {
      assertThat(TwoWays.look(repository).branch()).contains("main");

      repository.git("checkout", "--quiet", "-b", "feature/größer");

      assertThat(TwoWays.look(repository).branch()).contains("feature/größer");
    }

    @Test
    void isThatOfTheWorkTree() throws IOException {
      Path other = folder.resolve("other");
      repository.git("worktree", "add", "--quiet", "-b", "side", other.toString());
      Files.writeString(other.resolve("registry.json"), "{\"changed\": true}");

      Checkout checkout =
          TwoWays.look(other, INPUTS, repository::environment, Duration.ofSeconds(10));

      assertThat(checkout.branch()).contains("side");
      assertThat(checkout.tracks(REGISTRY)).isTrue();
      assertThat(checkout.differs(List.of())).isTrue();
      assertThat(TwoWays.differs(repository)).isFalse();
    }

    @Test
    void isKnownInARepositoryOfLongHashes() throws IOException {
      GitFolder sha256 = repository.beside("sha256");
      sha256.git("init", "--quiet", "--object-format=sha256");
      sha256.write("registry.json", "{}");
      String head = sha256.commit();

      assertThat(head).hasSize(64);
      assertThat(Plans.look(sha256).revision()).contains(head);
    }
  }

  @Nested
  class TheProject {
    @Test
    void isTheOrigin() throws IOException {
      repository.git("remote", "add", "origin", "git@GitHub.com:Owner/name.git");

      assertThat(TwoWays.look(repository).project()).contains("github.com/owner/name");
    }

    @Test
    void isTheOriginAndTheWorkspacesFolderInIt() throws IOException {
      repository.git("remote", "add", "origin", "https://user:secret@example.org:8443/owner/name");
      repository.write("sub/földer/registry.json", "{}");
      repository.commit();

      assertThat(TwoWays.look(repository, "sub/földer").project())
          .contains("example.org/owner/name/sub/földer");
    }

    @Test
    void isUnknownWithoutAnOrigin() throws IOException {
      repository.git("remote", "add", "upstream", "git@github.com:owner/name.git");

      assertThat(TwoWays.look(repository).project()).isEmpty();
    }

    @Test
    void isUnknownWhenTheOriginIsAPathOfThisMachine() throws IOException {
      repository.git("remote", "add", "origin", folder.toString());

      assertThat(TwoWays.look(repository).project()).isEmpty();
    }

    @Test
    void isTheFirstOfSeveralUrls() throws IOException {
      repository.git("remote", "add", "origin", "https://example.org/owner/first.git");
      repository.git(
          "remote", "set-url", "--add", "origin", "https://example.org/owner/second.git");

      assertThat(TwoWays.look(repository).project()).contains("example.org/owner/first");
    }
  }

  @Nested
  class Tracks {
    @Test
    void aCommittedFile() {
      assertThat(TwoWays.look(repository).tracks(REGISTRY)).isTrue();
    }

    @Test
    void aFileThatIsStagedForTheFirstTime() throws IOException {
      repository.git("rm", "--quiet", "--cached", "registry.json");
      repository.commitIndex();
      repository.git("add", "registry.json");

      assertThat(TwoWays.look(repository).tracks(REGISTRY)).isTrue();
    }

    @Test
    void aFileOfTheCommitThatIsStagedToGo() throws IOException {
      repository.git("rm", "--quiet", "--cached", "registry.json");

      assertThat(TwoWays.look(repository).tracks(REGISTRY)).isTrue();
    }

    @Test
    void aFileOfTheCommitThatIsDeleted() throws IOException {
      repository.delete("registry.json");

      assertThat(TwoWays.look(repository).tracks(REGISTRY)).isTrue();
    }

    @Test
    void noUntrackedFile() throws IOException {
      repository.write("new/registry.json", "{}");

      assertThat(TwoWays.look(repository, "new").tracks(REGISTRY)).isFalse();
      assertThat(TwoWays.look(repository).tracks(new WorkspacePath("new/registry.json"))).isFalse();
    }

    @Test
    void noIgnoredFile() throws IOException {
      repository.write(".gitignore", "/new/\n");
      repository.write("new/registry.json", "{}");

      assertThat(TwoWays.look(repository, "new").tracks(REGISTRY)).isFalse();
    }

    @Test
    void noFileThatIsNotThere() {
      assertThat(TwoWays.look(repository).tracks(new WorkspacePath("missing.json"))).isFalse();
    }

    @Test
    void noFolder() {
      assertThat(TwoWays.look(repository).tracks(new WorkspacePath("sequences"))).isFalse();
    }

    @Test
    void noFileOfAnotherRepositoryInIt() throws IOException {
      Plans.seeded(repository.other(repository.root().resolve("inner")).init());

      assertThat(TwoWays.look(repository).tracks(new WorkspacePath("inner/registry.json")))
          .isFalse();
    }

    @Test
    void aFileBehindATrackedLinkOnly() throws IOException {
      repository.write("data/real.json", "{}");
      repository.link("link.json", "data/real.json");
      repository.git("add", "data");
      repository.commitIndex();

      assertThat(TwoWays.look(repository).tracks(new WorkspacePath("link.json"))).isFalse();

      repository.commit();

      assertThat(TwoWays.look(repository).tracks(new WorkspacePath("link.json"))).isTrue();
    }
  }

  @Nested
  class Differs {
    @Test
    void notWhenEverythingIsCommitted() {
      assertThat(TwoWays.differs(repository, "sequences/one.json", "sequences/two.json")).isFalse();
    }

    @Test
    void notWhenOnlyTheTimeOfAFileIsAnother() throws IOException {
      Files.setLastModifiedTime(
          repository.root().resolve("registry.json"), FileTime.fromMillis(1_000_000_000_000L));

      assertThat(TwoWays.differs(repository)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.json", "catalog.json", "sequences/one.json"})
    void whenAFileIsModified(String file) throws IOException {
      repository.write(file, "{\"changed\": true}");

      assertThat(TwoWays.differs(repository, "sequences/one.json")).isTrue();
    }

    @Test
    void whenAModificationIsStaged() throws IOException {
      repository.write("registry.json", "{\"changed\": true}");
      repository.git("add", "registry.json");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenAModificationIsStagedAndTakenBackInTheFile() throws IOException {
      repository.write("registry.json", "{\"changed\": true}");
      repository.git("add", "registry.json");
      repository.write("registry.json", "{}");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.json", "catalog.json", "sequences/one.json"})
    void whenAFileIsDeleted(String file) throws IOException {
      repository.delete(file);

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenTheSequencesFolderIsDeleted() throws IOException {
      repository.delete("sequences/one.json");
      repository.delete("sequences/two.json");
      repository.delete("sequences");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenAFileIsStagedToGo() throws IOException {
      repository.git("rm", "--quiet", "--cached", "registry.json");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenAFileIsStagedToCome() throws IOException {
      repository.write("sequences/three.json", "{}");
      repository.git("add", "--all");

      assertThat(TwoWays.differs(repository, "sequences/three.json")).isTrue();
    }

    @Test
    void whenAFileIsUntracked() throws IOException {
      repository.write("sequences/three.json", "{}");

      assertThat(TwoWays.differs(repository, "sequences/three.json")).isTrue();
    }

    @Test
    void whenAFileIsIgnoredButThere() throws IOException {
      repository.write(".gitignore", "three.json\n/generated/\n");
      repository.write("sequences/three.json", "{}");
      repository.write("generated/four.json", "{}");
      repository.commit();

      assertThat(TwoWays.differs(repository, "sequences/three.json")).isTrue();
      assertThat(TwoWays.differs(repository, "generated/four.json")).isTrue();
    }

    @Test
    void notWhenAnIgnoredFileIsLookedForInVain() throws IOException {
      repository.write(".gitignore", "/generated/\n");
      repository.write("generated/four.json", "{}");
      repository.commit();

      assertThat(TwoWays.differs(repository, "generated/five.json")).isFalse();
    }

    @Test
    void whenAFileHasBecomeALink() throws IOException {
      repository.delete("registry.json");
      repository.link("registry.json", "catalog.json");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenAFileHasBecomeAFolder() throws IOException {
      repository.delete("registry.json");
      repository.write("registry.json/inside", "");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenASequenceHasBecomeALinkToNowhere() throws IOException {
      repository.delete("sequences/one.json");
      repository.link("sequences/one.json", "nowhere");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenFilesAreInConflict() throws IOException {
      repository.git("checkout", "--quiet", "-b", "side");
      repository.write("registry.json", "{\"side\": 1}");
      repository.commit();
      repository.git("checkout", "--quiet", "main");
      repository.write("registry.json", "{\"main\": 1}");
      repository.commit();
      assertThat(catchThrowable(() -> repository.git("merge", "--quiet", "side"))).isNotNull();

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void notWhenOtherFilesDiffer() throws IOException {
      repository.write("readme", "new");
      repository.write("sequences/.DS_Store", "new");
      repository.write("sequences/deeper/three.json", "new");
      repository.write("outside.json", "{}");
      repository.git("add", "outside.json");

      assertThat(TwoWays.differs(repository, "sequences/one.json")).isFalse();
    }

    @Test
    void whenAFileOutsideOfTheExpectedOnesDoes() throws IOException {
      repository.write("elsewhere/three.json", "{}");
      repository.write("elsewhere/four.json", "{}");
      repository.commit();
      repository.write("elsewhere/four.json", "{\"changed\": true}");

      assertThat(TwoWays.differs(repository, "elsewhere/three.json")).isFalse();
      assertThat(TwoWays.differs(repository, "elsewhere/three.json", "elsewhere/four.json"))
          .isTrue();
    }

    @Test
    void notWhenAFileIsLookedForInVainThatTheCommitLacksToo() {
      assertThat(
              TwoWays.differs(
                  repository, "missing.json", "missing/deeper/still.json", "catalog.json/x"))
          .isFalse();
    }

    @Test
    void whenAFileIsLookedForInVainThatTheCommitHas() throws IOException {
      repository.write("elsewhere/deep/three.json", "{}");
      repository.commit();
      repository.delete("elsewhere/deep/three.json");
      repository.delete("elsewhere/deep");
      repository.delete("elsewhere");

      assertThat(TwoWays.differs(repository, "elsewhere/deep/three.json")).isTrue();
      assertThat(TwoWays.differs(repository, "elsewhere/deep/four.json")).isFalse();
    }

    @Test
    void whenGitWasToldToAssumeThatAFileIsUnchanged() throws IOException {
      repository.git("update-index", "--assume-unchanged", "registry.json");
      repository.write("registry.json", "{\"changed\": true}");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void whenASequenceIsNotCheckedOutOfASparseRepository() throws IOException {
      repository.git("update-index", "--skip-worktree", "sequences/one.json");
      repository.delete("sequences/one.json");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void inAFolderOfARepositoryAsInItsRoot() throws IOException {
      repository.write("sub/registry.json", "{}");
      repository.write("sub/catalog.json", "{}");
      repository.write("sub/sequences/one.json", "{}");
      repository.commit();
      repository.write("registry.json", "{\"changed\": true}");

      assertThat(TwoWays.look(repository, "sub").tracks(REGISTRY)).isTrue();
      assertThat(TwoWays.look(repository, "sub").differs(paths("sequences/one.json"))).isFalse();

      repository.write("sub/sequences/one.json", "{\"changed\": true}");

      assertThat(TwoWays.look(repository, "sub").differs(paths("sequences/one.json"))).isTrue();
      assertThat(TwoWays.look(repository, "sub").differs(paths())).isFalse();
    }

    @Test
    void inAWorkspaceBehindALink() throws IOException {
      Path link = Files.createSymbolicLink(folder.resolve("link"), repository.root());
      repository.write("registry.json", "{\"changed\": true}");

      Checkout checkout =
          TwoWays.look(link, INPUTS, repository::environment, Duration.ofSeconds(10));

      assertThat(checkout.tracks(REGISTRY)).isTrue();
      assertThat(checkout.differs(List.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "sequences/größer 大きい.json",
          "größer/大きい/three.json",
          "with space/and ' quote.json",
          "with \" double quote.json",
          "with\nnewline.json",
          "with\ttab/three.json",
          ":(top)three.json",
          "[a-z]*.json",
          "!three.json",
          "-three.json",
          "--help",
        })
    void underAnyName(String name) throws IOException {
      repository.write(name, "{}");
      assertThat(TwoWays.differs(repository, name)).as("untracked").isTrue();

      repository.commit();
      assertThat(TwoWays.differs(repository, name)).as("committed").isFalse();

      repository.write(name, "{\"changed\": true}");
      assertThat(TwoWays.differs(repository, name)).as("modified").isTrue();
      assertThat(TwoWays.differs(repository)).as("not looked at").isFalse();

      repository.delete(name);
      assertThat(TwoWays.differs(repository, name)).as("deleted").isTrue();
    }

    @Test
    void notForPathsThatNoSystemCanHave() {
      assertThat(
              TwoWays.differs(
                  repository, "nul\0.json", "lone\ud800.json", "long/".repeat(20_000) + "x.json"))
          .isFalse();
    }

    @Test
    void whenOneOfMoreFilesThanACommandLineCanName() throws IOException {
      String[] names = new String[600];
      for (int i = 0; i < names.length; i++) {
        names[i] = "many/folder-" + i + "/sequence-" + i + ".json";
        repository.write(names[i], "{}");
      }
      repository.commit();
      assertThat(TwoWays.differs(repository, names)).isFalse();

      repository.write(names[456], "{\"changed\": true}");

      assertThat(TwoWays.differs(repository, names)).isTrue();
    }

    @Test
    void whenTheWholeWorkspaceIsTheSequencesFolder() throws IOException {
      Checkout clean = lookAtRoot();
      assertThat(clean.differs(List.of())).isFalse();

      repository.write("sequences/one.json", "{\"changed\": true}");
      repository.write("new.json", "{}");
      assertThat(lookAtRoot().differs(List.of())).isFalse();

      repository.delete("catalog.json");
      assertThat(lookAtRoot().differs(List.of())).isTrue();
    }

    private Checkout lookAtRoot() {
      return GitCheckout.look(
          repository.root(),
          List.of(REGISTRY, WorkspacePath.ROOT),
          repository::environment,
          Duration.ofSeconds(10));
    }
  }

  @Nested
  class BehindLinks {
    @BeforeEach
    void linkTheCatalog() throws IOException {
      repository.write("data/real/catalog.json", "{}");
      repository.write("data/other/catalog.json", "{}");
      repository.link("data/current", "real");
      repository.delete("catalog.json");
      repository.link("catalog.json", "./data/../data/current/catalog.json");
      repository.commit();
    }

    @Test
    void aFileIsUnchanged() {
      assertThat(TwoWays.differs(repository)).isFalse();
    }

    @Test
    void aFileIsModified() throws IOException {
      repository.write("data/real/catalog.json", "{\"changed\": true}");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void anUnrelatedFileIsModified() throws IOException {
      repository.write("data/other/catalog.json", "{\"changed\": true}");

      assertThat(TwoWays.differs(repository)).isFalse();
    }

    @Test
    void aLinkOnTheWayLeadsElsewhere() throws IOException {
      repository.delete("data/current");
      repository.link("data/current", "other");

      assertThat(TwoWays.differs(repository)).isTrue();
    }

    @Test
    void anAbsoluteLinkIsFollowed() throws IOException {
      repository.link(
          "absolute.json", repository.root().toRealPath().resolve("registry.json").toString());
      repository.commit();
      assertThat(TwoWays.differs(repository, "absolute.json")).isFalse();

      repository.write("registry.json", "{\"changed\": true}");

      assertThat(
              GitCheckout.look(
                      repository.root(), List.of(), repository::environment, Duration.ofSeconds(10))
                  .differs(paths("absolute.json")))
          .isTrue();
    }

    @Test
    void theSequencesFolderIsFollowed() throws IOException {
      repository.write("data/sequences/three.json", "{}");
      repository.write("data/sequences/four.json", "{}");
      repository.git("rm", "--quiet", "-r", "sequences");
      repository.link("sequences", "data/sequences");
      repository.commit();
      assertThat(TwoWays.differs(repository, "sequences/three.json")).isFalse();

      repository.delete("data/sequences/four.json");

      assertThat(TwoWays.differs(repository, "sequences/three.json")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/hostname", "../outside.json", "../../..", "link.json", "a\\b"})
    void aLinkThatLeadsAstrayCountsItself(String target) throws IOException {
      repository.link("link.json", target);
      assertThat(TwoWays.differs(repository, "link.json")).isTrue();

      repository.commit();
      assertThat(TwoWays.differs(repository, "link.json")).isFalse();
    }

    @Test
    void aChainOfLinksWithoutEndIsGivenUp() throws IOException {
      for (int i = 0; i < 60; i++) {
        repository.link("chain" + i, "chain" + (i + 1));
      }
      repository.commit();

      assertThat(TwoWays.differs(repository, "chain0")).isFalse();
    }
  }

  @Nested
  class InOtherRepositories {
    private GitFolder source;
    private Path submodule;

    @BeforeEach
    void addSubmodule() throws IOException {
      source = Plans.seeded(repository.beside("source").init());
      source.write(".gitignore", "ignored.json\n");
      source.commit();
      repository.git("submodule", "--quiet", "add", source.root().toString(), "modules/sub");
      repository.commit();
      submodule = repository.root().resolve("modules/sub");
    }

    private boolean differs() {
      return TwoWays.differs(
          repository,
          "modules/sub/registry.json",
          "modules/sub/sequences/one.json",
          "modules/sub/nothing");
    }

    @Test
    void aFileIsThatOfTheCommit() {
      assertThat(differs()).isFalse();
    }

    @Test
    void aFileIsModified() throws IOException {
      Files.writeString(submodule.resolve("registry.json"), "{\"changed\": true}");

      assertThat(differs()).isTrue();
      assertThat(TwoWays.differs(repository, "modules/sub/catalog.json")).isFalse();
    }

    @Test
    void aFileIsUntracked() throws IOException {
      Files.writeString(submodule.resolve("nothing"), "{}");

      assertThat(differs()).isTrue();
    }

    @Test
    void aFileIsIgnoredButThere() throws IOException {
      Files.writeString(submodule.resolve("ignored.json"), "{}");

      assertThat(TwoWays.differs(repository, "modules/sub/ignored.json")).isTrue();
    }

    @Test
    void anotherCommitIsCheckedOut() throws IOException {
      repository.gitIn(submodule, "commit", "--quiet", "--allow-empty", "--message=more");

      assertThat(differs()).isTrue();
    }

    @Test
    void anotherCommitIsStaged() throws IOException {
      repository.gitIn(submodule, "commit", "--quiet", "--allow-empty", "--message=more");
      repository.git("add", "modules/sub");

      assertThat(differs()).isTrue();
    }

    @Test
    void theGitmodulesFileCannotHideADifference() throws IOException {
      repository.git("config", "--file", ".gitmodules", "submodule.modules/sub.ignore", "all");
      repository.commit();
      repository.gitIn(submodule, "commit", "--quiet", "--allow-empty", "--message=more");

      assertThat(differs()).isTrue();
    }

    @Test
    void aSubmoduleIsNotCheckedOut() throws IOException {
      repository.git("submodule", "--quiet", "deinit", "--force", "modules/sub");

      assertThat(differs()).isTrue();
    }

    @Test
    void aSubmoduleIsDeleted() throws IOException {
      repository.git("submodule", "--quiet", "deinit", "--force", "modules/sub");
      Files.delete(submodule);

      assertThat(differs()).isTrue();
    }

    @Test
    void theSequencesFolderIsASubmodule() throws IOException {
      repository.git("rm", "--quiet", "-r", "sequences");
      repository.git("submodule", "--quiet", "add", source.root().toString(), "sequences");
      repository.commit();
      assertThat(TwoWays.differs(repository, "sequences/registry.json")).isFalse();

      repository.delete("sequences/catalog.json");

      assertThat(TwoWays.differs(repository, "sequences/registry.json")).isTrue();
    }

    @Test
    void aRepositoryThatIsNoSubmoduleIsUntracked() throws IOException {
      Plans.seeded(repository.other(repository.root().resolve("nested")).init());

      assertThat(TwoWays.differs(repository, "nested/registry.json")).isTrue();
    }

    @Test
    void aFolderThatOnlyLooksLikeARepositoryIsPartOfTheOneAround() throws IOException {
      repository.write("nested/registry.json", "{}");
      repository.commit();
      Files.createDirectory(repository.root().resolve("nested/.git"));
      assertThat(TwoWays.differs(repository, "nested/registry.json")).isFalse();

      repository.write("nested/registry.json", "{\"changed\": true}");

      assertThat(TwoWays.differs(repository, "nested/registry.json")).isTrue();
    }

    @Test
    void aSubmoduleIsAWorkspaceToo() throws IOException {
      repository.gitIn(
          submodule, "remote", "set-url", "origin", "https://example.org/owner/sub.git");

      Checkout checkout = TwoWays.look(repository, "modules/sub");

      assertThat(checkout.project()).contains("example.org/owner/sub");
      assertThat(checkout.revision()).contains(source.head());
      assertThat(checkout.tracks(REGISTRY)).isTrue();
    }
  }

  @Test
  void theEnvironmentOfThisProcessServes() throws IOException {
    Checkout checkout = GitCheckout.look(repository.root(), INPUTS);

    assertThat(checkout.revision()).contains(repository.head());
    assertThat(checkout.tracks(REGISTRY)).isTrue();
    assertThat(checkout.differs(List.of())).isFalse();
  }

  @Test
  void aVariableOfGitInTheEnvironmentMisleadsNobody() throws IOException {
    GitFolder other = Plans.seeded(repository.beside("elsewhere").init());
    other.git("checkout", "--quiet", "-b", "other");
    Map<String, String> environment = repository.environment();
    environment.put("GIT_DIR", other.root().resolve(".git").toString());
    environment.put("GIT_WORK_TREE", other.root().toString());
    environment.put("GIT_INDEX_FILE", other.root().resolve(".git/index").toString());
    environment.put("GIT_PREFIX", "sequences/");
    environment.put("GIT_CEILING_DIRECTORIES", folder.toString());
    environment.put("GIT_CONFIG_COUNT", "1");
    environment.put("GIT_CONFIG_KEY_0", "remote.origin.url");
    environment.put("GIT_CONFIG_VALUE_0", "https://example.org/other/name");

    Checkout checkout =
        GitCheckout.look(repository.root(), INPUTS, () -> environment, Duration.ofSeconds(10));

    assertThat(checkout.branch()).contains("main");
    assertThat(checkout.project()).isEmpty();
    assertThat(checkout.tracks(REGISTRY)).isTrue();
    assertThat(checkout.differs(List.of())).isFalse();
  }
}
