package dev.scorekeeper.testkit.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every repository must say of what is checked out, and of the files that lie there. */
public abstract class CheckoutContract {
  private static final Instant T = Instant.parse("2026-01-05T09:00:00Z");
  private static final WorkspacePath REGISTRY = new WorkspacePath("registry.json");
  private static final WorkspacePath CATALOG = new WorkspacePath("catalog.json");
  private static final WorkspacePath SEQUENCES = new WorkspacePath("sequences");
  private static final WorkspacePath ONE = SEQUENCES.child("one.json");
  private static final WorkspacePath TWO = SEQUENCES.child("two.json");

  private static final WorkspaceFiles FILES =
      WorkspaceFiles.NONE
          .file("registry.json", "{}")
          .file("sequences/one.json", "1")
          .file("sequences/two.json", "2")
          .file("docs/readme.txt", "text")
          .link("link.json", "sequences/one.json");

  private static final Past PAST = Past.NONE.commit("first", FILES);

  /**
   * Makes a repository. Its index is as the head has it, the files that lie in its folder are
   * {@link Past#lying()}, and the place that the repository is asked about is the past's folder.
   */
  protected abstract MadeRepository make(Past past) throws Exception;

  /** A place without a repository. */
  protected abstract Repository none() throws Exception;

  /** A place with a repository, what is checked out of which cannot be known. */
  protected abstract Repository unreadable() throws Exception;

  private Checkout checkout(Past past) throws Exception {
    return make(past).repository().checkout(List.of(REGISTRY, CATALOG, SEQUENCES));
  }

  private boolean differs(WorkspaceFiles lying, WorkspacePath... inputs) throws Exception {
    Checkout checkout = checkout(PAST.lying(lying));
    assertThat(checkout.tracks(REGISTRY)).isTrue();
    return checkout.differs(List.of(inputs));
  }

  @Test
  void theBranchAndTheCommitThatAreCheckedOutAreKnown() throws Exception {
    MadeRepository made = make(PAST.on("next").commit("second", FILES));

    Checkout checkout = made.repository().checkout(List.of(REGISTRY));

    assertThat(checkout.branch()).contains("next");
    assertThat(checkout.revision()).contains(made.revision("second"));
  }

  @Test
  void aDetachedHeadHasNoBranch() throws Exception {
    MadeRepository made = make(PAST.commit("second", FILES).detachedAt("first"));

    Checkout checkout = made.repository().checkout(List.of(REGISTRY));

    assertThat(checkout.revision()).contains(made.revision("first"));
    assertThat(checkout.branch()).isEmpty();
  }

  @Test
  void theProjectIsThatOfTheOrigin() throws Exception {
    assertThat(checkout(PAST.cloneOf("github.com/acme/shop")).project())
        .contains("github.com/acme/shop");
    assertThat(checkout(PAST).project()).isEmpty();
  }

  @Test
  void theFolderOfTheWorkspaceIsPartOfTheProject() throws Exception {
    Past past = Past.NONE.commit("first", FILES.in(new WorkspacePath("plans")));

    assertThat(checkout(past.cloneOf("github.com/acme/shop").workspaceIn("plans")).project())
        .contains("github.com/acme/shop/plans");
  }

  @Test
  void nothingIsKnownBeforeTheFirstCommitNorWhereThereIsNoRepository() throws Exception {
    assertThat(checkout(PAST).revision()).isPresent();
    for (Checkout checkout :
        List.of(
            checkout(Past.NONE.lying(FILES).cloneOf("github.com/acme/shop")),
            none().checkout(List.of(REGISTRY)))) {
      assertThat(checkout.project()).isEmpty();
      assertThat(checkout.branch()).isEmpty();
      assertThat(checkout.revision()).isEmpty();
      assertThat(checkout.tracks(REGISTRY)).isFalse();
      assertThat(checkout.differs(List.of(ONE))).isFalse();
      assertThat(checkout.firstParents(known -> false)).isEmpty();
      assertThat(checkout.standsSince()).isEmpty();
      assertThat(checkout.hasLeft("1".repeat(40))).isFalse();
    }
  }

  @Test
  void aRepositoryThatCannotBeReadIsNotTakenForNone() throws Exception {
    Checkout checkout = unreadable().checkout(List.of(REGISTRY));

    assertThatThrownBy(checkout::project).isInstanceOf(CommitsException.class);
    assertThatThrownBy(checkout::branch).isInstanceOf(CommitsException.class);
    assertThatThrownBy(checkout::revision).isInstanceOf(CommitsException.class);
    assertThatThrownBy(() -> checkout.tracks(REGISTRY)).isInstanceOf(CommitsException.class);
    assertThatThrownBy(() -> checkout.differs(List.of(ONE))).isInstanceOf(CommitsException.class);
    assertThatThrownBy(() -> checkout.firstParents(known -> false))
        .isInstanceOf(CommitsException.class);
  }

  @Test
  void filesOfTheCommitAreTrackedAlsoWhereTheyAreGone() throws Exception {
    Checkout checkout =
        checkout(PAST.lying(FILES.without("sequences/two.json").file("catalog.json", "{}")));

    assertThat(checkout.tracks(REGISTRY)).isTrue();
    assertThat(checkout.tracks(TWO)).isTrue();
    assertThat(checkout.tracks(CATALOG)).isFalse();
    assertThat(checkout.tracks(new WorkspacePath("nothing.json"))).isFalse();
  }

  @Test
  void whatAPatternMeansIsTrackedWhereTheCommitHasOne() throws Exception {
    List<FilePattern> sequences = List.of(new FilePattern("sequences/*.json"));

    assertThat(checkout(PAST).tracksOne(sequences)).isTrue();
    assertThat(checkout(PAST).tracksOne(List.of(new FilePattern("sequences/*.yaml")))).isFalse();
    assertThat(none().checkout(List.of(REGISTRY)).tracksOne(sequences)).isFalse();
  }

  @Test
  void whatAPatternMeansDiffersWhereOneIsNewGoneOrAnother() throws Exception {
    List<FilePattern> sequences = List.of(new FilePattern("sequences/*.json"));

    assertThat(checkout(PAST).differsWhere(sequences)).isFalse();
    assertThat(checkout(PAST.lying(FILES.without("sequences/two.json"))).differsWhere(sequences))
        .isTrue();
    assertThat(
            checkout(PAST.lying(FILES.file("sequences/two.json", "{\"x\": 1}")))
                .differsWhere(sequences))
        .isTrue();
    assertThat(
            checkout(PAST.lying(FILES.file("sequences/three.json", "{}"))).differsWhere(sequences))
        .isTrue();
    assertThat(checkout(PAST.lying(FILES.file("sequences/three.md", "{}"))).differsWhere(sequences))
        .isFalse();
    assertThat(none().checkout(List.of(REGISTRY)).differsWhere(sequences)).isFalse();
  }

  @Test
  void filesAsTheCommitHasThemDoNotDiffer() throws Exception {
    assertThat(differs(FILES, ONE, TWO, CATALOG, new WorkspacePath("link.json"))).isFalse();
  }

  @Test
  void anInputThatWasChangedDiffersAndNothingElseDoes() throws Exception {
    WorkspaceFiles changed = FILES.file("sequences/one.json", "changed");

    assertThat(differs(changed, ONE)).isTrue();
    assertThat(differs(changed, TWO)).isFalse();
    assertThat(differs(FILES.file("docs/readme.txt", "changed"), ONE, TWO)).isFalse();
  }

  @Test
  void whatIsExpectedIsAnInputWithoutBeingNamed() throws Exception {
    assertThat(differs(FILES.file("registry.json", "[]"))).isTrue();
    assertThat(differs(FILES.file("catalog.json", "new"))).isTrue();
  }

  @Test
  void anInputThatIsGoneOrNewDiffers() throws Exception {
    WorkspacePath added = new WorkspacePath("docs/new.json");

    assertThat(differs(FILES.without("docs/readme.txt"), new WorkspacePath("docs/readme.txt")))
        .isTrue();
    assertThat(differs(FILES.file(added.value(), "new"), added)).isTrue();
    assertThat(differs(FILES, added)).isFalse();
  }

  @Test
  void aFolderDiffersWhereOneOfItsFilesIsGone() throws Exception {
    assertThat(differs(FILES.without("sequences/two.json"))).isTrue();
    assertThat(differs(FILES.file("sequences/new.json", "new"))).isFalse();
  }

  @Test
  void anotherKindOfThingDiffers() throws Exception {
    WorkspaceFiles copied = FILES.without("link.json").file("link.json", "1");
    WorkspaceFiles folder = FILES.without("registry.json").file("registry.json/a", "{}");

    assertThat(differs(copied, new WorkspacePath("link.json"))).isTrue();
    assertThat(checkout(PAST.lying(folder)).differs(List.of())).isTrue();
  }

  @Test
  void aCommitSaysWhatItIsAndItsFirstParentsDownToTheRoot() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit(ACommit.of("first", FILES).at(T.plusSeconds(9)).by("Bob"))
                .on("side")
                .commit(ACommit.of("beside", FILES.file("x", "x")).at(T))
                .on("main")
                .commit(ACommit.of("second", FILES).at(T).merging("beside")));

    assertThat(made.repository().checkout(List.of(REGISTRY)).firstParents(known -> false))
        .containsExactly(
            new CommitFact(
                made.revision("second"),
                Optional.of(made.revision("first")),
                T.getEpochSecond(),
                "Ada"),
            new CommitFact(
                made.revision("first"),
                Optional.empty(),
                T.plusSeconds(9).getEpochSecond(),
                "Bob"));
  }

  @Test
  void commitsAreAskedForDownToOneThatIsKnown() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit(ACommit.of("first", FILES))
                .commit(ACommit.of("second", FILES))
                .commit(ACommit.of("third", FILES)));
    Checkout checkout = made.repository().checkout(List.of(REGISTRY));
    List<String> asked = new ArrayList<>();

    List<CommitFact> facts =
        checkout.firstParents(
            revision -> {
              asked.add(revision);
              return revision.equals(made.revision("second"));
            });

    assertThat(facts).extracting(CommitFact::revision).containsExactly(made.revision("third"));
    assertThat(facts.get(0).parent()).contains(made.revision("second"));
    assertThat(asked).containsExactly(made.revision("third"), made.revision("second"));
    assertThat(checkout.firstParents(known -> true)).isEmpty();
  }

  @Test
  void aCommitNamesItsParentAlsoWhereTheHistoryWasCut() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit(ACommit.of("first", FILES))
                .commit(ACommit.of("second", FILES))
                .commit(ACommit.of("third", FILES))
                .cutBefore("second"));

    List<CommitFact> facts =
        made.repository().checkout(List.of(REGISTRY)).firstParents(known -> false);

    assertThat(facts)
        .extracting(CommitFact::revision)
        .containsExactly(made.revision("third"), made.revision("second"));
    assertThat(facts.get(1).parent()).contains(made.revision("first"));
  }
}
