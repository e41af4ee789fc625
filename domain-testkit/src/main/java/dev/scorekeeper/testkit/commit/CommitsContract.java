package dev.scorekeeper.testkit.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every repository must say of its commits and of their files. */
public abstract class CommitsContract {
  private static final Instant T = Instant.parse("2026-01-05T09:00:00Z");
  private static final WorkspacePath A = new WorkspacePath("docs/a.json");
  private static final WorkspacePath B = new WorkspacePath("docs/b.json");
  private static final WorkspacePath OTHER = new WorkspacePath("other/c.json");
  private static final WorkspacePath DOCS = new WorkspacePath("docs");

  private static final WorkspaceFiles FILES =
      WorkspaceFiles.NONE
          .file("docs/a.json", "a")
          .file("docs/b.json", "b")
          .file("other/c.json", "c");

  private static final Past TWO =
      Past.NONE.commit("first", FILES).commit("second", FILES.file("docs/a.json", "changed"));

  /** The same with what was made beside the second one merged into it. */
  private static final Past MERGED =
      TWO.detachedAt("first")
          .on("side")
          .commit("beside", FILES)
          .on("main")
          .commit(ACommit.of("merge", FILES).merging("beside"));

  private final List<Commits> opened = new ArrayList<>();

  /**
   * Makes a repository. Authors and committers are the same; of a file that is lacking the tree has
   * an entry, and its content is nowhere.
   */
  protected abstract MadeRepository make(Past past) throws Exception;

  /** A place without a repository. */
  protected abstract Repository none() throws Exception;

  @AfterEach
  void closeAll() {
    opened.forEach(Commits::close);
  }

  private Commits commits(MadeRepository made) {
    Optional<Commits> commits = made.repository().commits();
    assertThat(commits).isPresent();
    opened.add(commits.get());
    return commits.get();
  }

  private Commits commits(Past past) throws Exception {
    return commits(make(past));
  }

  private static List<Commit> line(Commits commits, String revision) {
    return commits.line(revision, found -> {});
  }

  @Test
  void thereAreNoneWhereThereIsNoRepository() throws Exception {
    assertThat(make(TWO).repository().commits().map(this::kept)).isPresent();
    assertThat(none().commits()).isEmpty();
    assertThat(none().place()).isNotBlank();
  }

  private Commits kept(Commits commits) {
    opened.add(commits);
    return commits;
  }

  @Test
  void theHeadAndItsBranchAreKnown() throws Exception {
    MadeRepository made = make(TWO.on("next").commit("third", FILES));
    Commits commits = commits(made);

    assertThat(commits.branch()).contains("next");
    assertThat(commits.head()).contains(made.revision("third"));
  }

  @Test
  void aDetachedHeadHasNoBranch() throws Exception {
    MadeRepository made = make(TWO.detachedAt("first"));
    Commits commits = commits(made);

    assertThat(commits.head()).contains(made.revision("first"));
    assertThat(commits.branch()).isEmpty();
  }

  @Test
  void beforeTheFirstCommitThereIsABranchAndNoHead() throws Exception {
    Commits commits = commits(Past.NONE);

    assertThat(commits.branch()).contains("main");
    assertThat(commits.head()).isEmpty();
    assertThat(commits.branchTip("main")).isEmpty();
    assertThat(commits.branches()).isEmpty();
    assertThat(commits.find("main")).isEmpty();
  }

  @Test
  void aBranchEndsWithItsNewestCommit() throws Exception {
    MadeRepository made = make(TWO.on("side").commit("third", FILES).on("main"));
    Commits commits = commits(made);

    assertThat(commits.branchTip("main")).contains(made.revision("second"));
    assertThat(commits.branchTip("side")).contains(made.revision("third"));
    assertThat(commits.branchTip("none")).isEmpty();
  }

  @Test
  void aBranchOfTheOriginStandsInForOneThatIsNotHere() throws Exception {
    MadeRepository made = make(TWO.originBranch("release", "first").originBranch("main", "first"));
    Commits commits = commits(made);

    assertThat(commits.branchTip("release")).contains(made.revision("first"));
    assertThat(commits.branchTip("main")).contains(made.revision("second"));
    assertThat(commits.branches()).containsExactly("main");
  }

  @Test
  void branchesAreSorted() throws Exception {
    assertThat(commits(TWO.on("z").on("a/b").on("main")).branches())
        .containsExactly("a/b", "main", "z");
  }

  @Test
  void theProjectIsThatOfTheOriginAndTheFolder() throws Exception {
    Past past = TWO.cloneOf("github.com/acme/shop");

    assertThat(commits(past).project()).contains("github.com/acme/shop");
    assertThat(commits(past.workspaceIn("docs")).project()).contains("github.com/acme/shop/docs");
    assertThat(commits(TWO).project()).isEmpty();
  }

  @Test
  void theFolderHasAName() throws Exception {
    assertThat(commits(TWO.named("till")).folderName()).isEqualTo("till");
    assertThat(commits(TWO.named("till").workspaceIn("docs")).folderName()).isEqualTo("docs");
  }

  @Test
  void aCommitIsFoundByAllItsNames() throws Exception {
    MadeRepository made = make(TWO.tag("v1", "first"));
    Commits commits = commits(made);
    String first = made.revision("first");

    assertThat(commits.find(first)).contains(first);
    assertThat(commits.find(first.substring(0, 12))).contains(first);
    assertThat(commits.find("v1")).contains(first);
    assertThat(commits.find("main")).contains(made.revision("second"));
    assertThat(commits.find("HEAD")).contains(made.revision("second"));
  }

  @Test
  void aCommitIsFoundByTheStepsBackToIt() throws Exception {
    MadeRepository made = make(MERGED);
    Commits commits = commits(made);

    assertThat(commits.find("main~1")).contains(made.revision("second"));
    assertThat(commits.find("main^")).contains(made.revision("second"));
    assertThat(commits.find("main~2")).contains(made.revision("first"));
    assertThat(commits.find("main^^")).contains(made.revision("first"));
    assertThat(commits.find("main^2")).contains(made.revision("beside"));
    assertThat(commits.find(made.revision("merge") + "^2~1")).contains(made.revision("first"));
    assertThat(commits.find("main~3")).isEmpty();
  }

  @Test
  void whatNamesNothingIsNotFound() throws Exception {
    Commits commits = commits(TWO);

    assertThat(commits.find("main")).isPresent();
    assertThat(commits.find("nothing")).isEmpty();
    assertThat(commits.find("main~9")).isEmpty();
    assertThat(commits.find("1".repeat(40))).isEmpty();
    assertThat(commits.find("not a name")).isEmpty();
    assertThat(commits.find("^")).isEmpty();
    assertThat(commits.find("")).isEmpty();
  }

  @Test
  void aLineFollowsFirstParentsTheOldestFirst() throws Exception {
    MadeRepository made =
        make(
            TWO.detachedAt("first")
                .on("side")
                .commit("beside", FILES.file("x", "x"))
                .on("main")
                .commit(ACommit.of("merge", FILES).merging("beside")));

    assertThat(line(commits(made), made.revision("merge")))
        .extracting(Commit::revision)
        .containsExactly(made.revision("first"), made.revision("second"), made.revision("merge"));
  }

  @Test
  void aCommitHasAFirstParentUnlessItIsTheFirst() throws Exception {
    MadeRepository made = make(crossed());
    Commits commits = commits(made);

    assertThat(commits.parent(made.revision("ours"))).contains(made.revision("left"));
    assertThat(commits.parent(made.revision("left"))).contains(made.revision("root"));
    assertThat(commits.parent(made.revision("root"))).isEmpty();
    assertThat(commits.isCut(made.revision("root"))).isFalse();
  }

  @Test
  void whereAHistoryWasCutOffACommitHasNoParentHereAndSaysSo() throws Exception {
    MadeRepository made = make(TWO.commit("third", FILES).cutBefore("second"));
    Commits commits = commits(made);

    assertThat(commits.parent(made.revision("third"))).contains(made.revision("second"));
    assertThat(commits.parent(made.revision("second"))).isEmpty();
    assertThat(commits.isCut(made.revision("second"))).isTrue();
    assertThat(commits.isCut(made.revision("third"))).isFalse();
    assertThat(commits.note(made.revision("second"))).isPresent();
    assertThat(commits.note(made.revision("first"))).isEmpty();
  }

  @Test
  void branchesMeetWhereOneLeftTheOther() throws Exception {
    MadeRepository made = make(TWO.detachedAt("first").on("side").commit("beside", FILES));
    Commits commits = commits(made);
    String first = made.revision("first");

    assertThat(commits.meeting(made.revision("second"), made.revision("beside")))
        .isEqualTo(new Commits.Meeting(List.of(first), false));
    assertThat(commits.meeting(made.revision("beside"), made.revision("second")).bases())
        .containsExactly(first);
  }

  @Test
  void aCommitMeetsWhatFollowsUponItInItself() throws Exception {
    MadeRepository made = make(MERGED);
    Commits commits = commits(made);
    String beside = made.revision("beside");

    assertThat(commits.meeting(beside, made.revision("merge")).bases()).containsExactly(beside);
    assertThat(commits.meeting(beside, beside).bases()).containsExactly(beside);
    assertThat(commits.meeting(made.revision("merge"), made.revision("first")).bases())
        .containsExactly(made.revision("first"));
  }

  /** Two branches, each of which merged the other one's commit. */
  private static Past crossed() {
    return Past.NONE
        .commit("root", FILES)
        .on("side")
        .commit("right", FILES.file("x", "right"))
        .on("main")
        .commit("left", FILES.file("x", "left"))
        .commit(ACommit.of("ours", FILES.file("x", "ours")).merging("right"))
        .on("side")
        .commit(ACommit.of("theirs", FILES.file("x", "theirs")).merging("left"));
  }

  @Test
  void branchesThatMergedEachOtherMeetInSeveralCommits() throws Exception {
    MadeRepository made = make(crossed());

    assertThat(commits(made).meeting(made.revision("ours"), made.revision("theirs")).bases())
        .containsExactlyInAnyOrder(made.revision("left"), made.revision("right"));
  }

  @Test
  void clocksDoNotDecideWhereBranchesMeet() throws Exception {
    Past past =
        Past.NONE
            .commit(ACommit.of("root", FILES).at(T.plusSeconds(90_000)))
            .commit(ACommit.of("base", FILES.file("x", "x")).at(T))
            .on("side")
            .commit(ACommit.of("beside", FILES).at(T.minusSeconds(9_000)))
            .on("main")
            .commit(ACommit.of("next", FILES.file("x", "y")).at(T.plusSeconds(9)));
    MadeRepository made = make(past);

    assertThat(commits(made).meeting(made.revision("next"), made.revision("beside")).bases())
        .containsExactly(made.revision("base"));
  }

  @Test
  void whatWasCutOffOnTheWayLeavesOpenWhereBranchesMeet() throws Exception {
    Past past =
        TWO.commit("third", FILES)
            .detachedAt("second")
            .on("side")
            .commit("beside", FILES.file("x", "x"));
    MadeRepository whole = make(past);
    MadeRepository below = make(past.cutBefore("second"));
    MadeRepository within = make(past.cutBefore("third"));

    assertThat(meeting(whole, "third", "beside").isCut()).isFalse();
    assertThat(meeting(below, "third", "beside"))
        .isEqualTo(new Commits.Meeting(List.of(below.revision("second")), false));
    assertThat(meeting(within, "third", "beside")).isEqualTo(new Commits.Meeting(List.of(), true));
  }

  private Commits.Meeting meeting(MadeRepository made, String one, String other) {
    return commits(made).meeting(made.revision(one), made.revision(other));
  }

  private Map<String, String> merges(MadeRepository made, String tip, String... commits) {
    Set<String> revisions = new HashSet<>();
    for (String commit : commits) {
      revisions.add(made.revision(commit));
    }
    return commits(made).merges(made.revision(tip), revisions);
  }

  @Test
  void aCommitWasMergedByTheFirstOfTheLineThatLeadsToIt() throws Exception {
    Past past =
        Past.NONE
            .commit("root", FILES)
            .on("side")
            .commit("early", FILES.file("x", "early"))
            .on("main")
            .commit("ours", FILES.file("x", "ours"))
            .commit(ACommit.of("merge", FILES.file("x", "merge")).merging("early"))
            .on("side")
            .commit("late", FILES.file("x", "late"))
            .on("main")
            .commit("next", FILES.file("x", "next"))
            .commit(ACommit.of("again", FILES.file("x", "again")).merging("late"))
            .on("other")
            .commit("never", FILES.file("x", "never"));
    MadeRepository made = make(past);

    assertThat(merges(made, "again", "early", "late", "ours", "root", "again", "never"))
        .containsOnly(
            Map.entry(made.revision("early"), made.revision("merge")),
            Map.entry(made.revision("late"), made.revision("again")));
    assertThat(merges(made, "next", "late", "early"))
        .containsOnly(Map.entry(made.revision("early"), made.revision("merge")));
    assertThat(merges(made, "ours", "early")).isEmpty();
    assertThat(merges(made, "again")).isEmpty();
  }

  @Test
  void whatMergedAnothersLineHasMergedAllThatThisLineWas() throws Exception {
    MadeRepository made = make(crossed());

    // Each was the first parent of one of them.
    assertThat(merges(made, "theirs", "left", "right", "ours"))
        .containsOnly(Map.entry(made.revision("left"), made.revision("theirs")));
  }

  @Test
  void whatTheRepositoryDoesNotHaveWasMergedByNothingThatIsKnown() throws Exception {
    MadeRepository made = make(MERGED);
    String nothing = "0".repeat(39) + "1";

    assertThat(commits(made).merges(nothing, Set.of(made.revision("beside")))).isEmpty();
    assertThat(commits(made).merges(made.revision("merge"), Set.of(nothing))).isEmpty();
  }

  @Test
  void commitsOfALineAreToldAsTheyAreComeTo() throws Exception {
    MadeRepository made = make(TWO);
    List<Commits.Step> told = new ArrayList<>();

    List<Commit> line = commits(made).line(made.revision("second"), told::add);

    assertThat(told)
        .containsExactly(
            new Commits.Step(line.get(1).revision(), line.get(1).files()),
            new Commits.Step(line.get(0).revision(), line.get(0).files()));
    assertThat(told.get(0).revision()).isEqualTo(made.revision("second"));
  }

  @Test
  void commitsWithTheSameFilesSaySo() throws Exception {
    MadeRepository made = make(TWO.commit("third", FILES));

    List<Commit> line = line(commits(made), made.revision("third"));

    assertThat(line).hasSize(3);
    assertThat(line.get(0).files()).isEqualTo(line.get(2).files());
    assertThat(line.get(0).files()).isNotEqualTo(line.get(1).files());
  }

  @Test
  void commitsOfALineSayWhatTheyAre() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit(ACommit.of("first", FILES).at(T.plusSeconds(9)).by("Bob"))
                .commit(ACommit.of("second", FILES).at(T)));

    assertThat(line(commits(made), made.revision("second")))
        .extracting(Commit::fact)
        .containsExactly(
            new CommitFact(
                made.revision("first"), Optional.empty(), T.plusSeconds(9).getEpochSecond(), "Bob"),
            new CommitFact(
                made.revision("second"),
                Optional.of(made.revision("first")),
                T.getEpochSecond(),
                "Ada"));
  }

  @Test
  void aHistoryThatWasFetchedInPartBeginsWhereItWasCut() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit(ACommit.of("first", FILES).at(T.plusSeconds(900)))
                .commit(ACommit.of("second", FILES).at(T))
                .commit(ACommit.of("third", FILES).at(T.plusSeconds(1)))
                .cutBefore("second"));
    Commits commits = commits(made);

    assertThat(commits.isShallow()).isTrue();
    List<Commit> line = line(commits, made.revision("third"));
    assertThat(line).extracting(Commit::at).containsExactly(T, T.plusSeconds(1));
    assertThat(line.get(0).fact().parent()).contains(made.revision("first"));
    assertThat(commits.find("main~1")).contains(made.revision("second"));
    assertThat(commits.find("main~2")).isEmpty();
    assertThat(commits(TWO).isShallow()).isFalse();
  }

  @Test
  void aCommitSaysWhenByWhomAndWhat() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit(
                    ACommit.of("first", FILES)
                        .at(T)
                        .by("Bo Müller")
                        .saying("Add the menu\n\nIt was asked for.\n"))
                .commit(ACommit.of("second", FILES).by("Cy")));
    Commits commits = commits(made);

    assertThat(commits.note(made.revision("first")))
        .contains(new CommitNote(T, "Bo Müller", "Add the menu"));
    assertThat(commits.note(made.revision("second")).map(CommitNote::author)).contains("Cy");
  }

  @Test
  void ofACommitThatIsNotThereNothingIsSaid() throws Exception {
    MadeRepository made = make(TWO);
    Commits commits = commits(made);
    String unknown = "1".repeat(40);

    assertThat(commits.note(made.revision("first"))).isPresent();
    assertThat(commits.note(unknown)).isEmpty();
    assertThat(commits.note("main")).isEmpty();
    assertThatExceptionOfType(CommitsException.class).isThrownBy(() -> line(commits, unknown));
    assertThatExceptionOfType(CommitsException.class).isThrownBy(() -> commits.tree(unknown));
  }

  @Test
  void aCommitHasItsFilesWhateverItIsAskedBy() throws Exception {
    MadeRepository made = make(TWO);
    Commits commits = commits(made);
    Commit first = line(commits, made.revision("second")).get(0);

    for (CommitTree tree :
        List.of(
            commits.tree(first),
            commits.tree(new Commits.Step(first.revision(), first.files())),
            commits.tree(first.revision()))) {
      assertThat(text(tree, A)).isEqualTo("a");
      assertThat(tree.list(DOCS)).isEqualTo(new SourceTree.Folder(List.of(A, B)));
      assertThat(tree.read(DOCS)).isEqualTo(new SourceTree.Missing());
    }
    assertThat(text(commits.tree(made.revision("second")), A)).isEqualTo("changed");
  }

  @Test
  void filesAreThoseBelowTheFolderOfTheWorkspace() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit("first", FILES.link("docs/link.json", "../other/c.json"))
                .workspaceIn("docs"));
    CommitTree tree = commits(made).tree(made.revision("first"));

    assertThat(text(tree, new WorkspacePath("a.json"))).isEqualTo("a");
    assertThat(tree.read(new WorkspacePath("link.json"))).isEqualTo(new SourceTree.Escapes());
    assertThat(tree.read(A)).isEqualTo(new SourceTree.Missing());
  }

  @Test
  void aCommitWithoutTheFolderOfTheWorkspaceHasNoFiles() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit("first", WorkspaceFiles.NONE.file("other/c.json", "c"))
                .commit("second", FILES)
                .workspaceIn("docs"));
    Commits commits = commits(made);

    assertThat(text(commits.tree(made.revision("second")), new WorkspacePath("a.json")))
        .isEqualTo("a");
    CommitTree tree = commits.tree(made.revision("first"));
    assertThat(tree.read(new WorkspacePath("a.json"))).isEqualTo(new SourceTree.Missing());
    assertThat(tree.list(WorkspacePath.ROOT)).isEqualTo(new SourceTree.Missing());
    assertThat(tree.lacks()).isEmpty();
  }

  @Test
  void equalAddressesAreThoseOfEqualContents() throws Exception {
    MadeRepository made = make(TWO);
    Commits commits = commits(made);
    CommitTree first = commits.tree(made.revision("first"));
    CommitTree second = commits.tree(made.revision("second"));

    assertThat(second.address(B)).isEqualTo(first.address(B));
    assertThat(second.address(A)).isNotEqualTo(first.address(A));
    assertThat(first.address(new WorkspacePath("gone.json")))
        .isEqualTo(second.address(new WorkspacePath("gone.json")))
        .isNotEqualTo(first.address(A));
  }

  @Test
  void whatIsNotHereIsUnreadableAndSaidToBeLacking() throws Exception {
    MadeRepository made = make(Past.NONE.commit(ACommit.of("first", FILES).lacking(A.value())));
    CommitTree tree = commits(made).tree(made.revision("first"));

    assertThat(text(tree, B)).isEqualTo("b");
    assertThat(tree.list(DOCS)).isEqualTo(new SourceTree.Folder(List.of(A, B)));
    assertThat(tree.lacks()).isEmpty();
    assertThat(tree.read(A)).isInstanceOf(SourceTree.Inaccessible.class);
    assertThat(tree.lacks()).hasValueSatisfying(what -> assertThat(what).contains(A.value()));
    tree.read(B);
    assertThat(tree.lacks()).isPresent();
  }

  @Test
  void aTreeAnswersForAnotherWhereNothingThatWasAskedDiffers() throws Exception {
    MadeRepository made =
        make(TWO.commit("third", FILES.file("docs/a.json", "again").file("x/y", "new")));
    Commits commits = commits(made);
    CommitTree first = commits.tree(made.revision("first"));
    first.read(B);
    first.address(OTHER);
    first.list(new WorkspacePath("other"));
    first.read(new WorkspacePath("gone.json"));

    Optional<CommitTree> second = commits.tree(made.revision("second")).answering(first);
    assertThat(second).isPresent();
    Optional<CommitTree> third = commits.tree(made.revision("third")).answering(second.get());
    assertThat(third).isPresent();
    assertThat(third.get().lacks()).isEmpty();
  }

  @Test
  void aTreeThatAnsweredForAnotherCountsAsAskedForTheSame() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit("first", FILES)
                .commit("second", FILES.file("docs/a.json", "changed"))
                .commit("third", FILES.file("docs/b.json", "changed")));
    Commits commits = commits(made);
    CommitTree first = commits.tree(made.revision("first"));
    first.read(B);

    Optional<CommitTree> second = commits.tree(made.revision("second")).answering(first);

    assertThat(second).isPresent();
    assertThat(commits.tree(made.revision("third")).answering(second.get())).isEmpty();
  }

  @Test
  void aTreeDoesNotAnswerForAnotherWhereAnAnswerDiffers() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit("first", FILES)
                .commit("same", FILES)
                .commit("changed", FILES.file("docs/a.json", "changed"))
                .commit("gone", FILES.without("docs/a.json"))
                .commit("new", FILES.file("new.json", "new"))
                .commit("longer", FILES.file("docs/c.json", "c")));
    Commits commits = commits(made);

    assertThat(commits.tree(made.revision("same")).answering(askedA(commits, made))).isPresent();
    for (String label : List.of("changed", "gone", "new", "longer")) {
      assertThat(commits.tree(made.revision(label)).answering(askedA(commits, made)))
          .as(label)
          .isEmpty();
    }
  }

  private static CommitTree askedA(Commits commits, MadeRepository made) {
    CommitTree tree = commits.tree(made.revision("first"));
    tree.address(A);
    tree.address(new WorkspacePath("new.json"));
    tree.list(DOCS);
    return tree;
  }

  @Test
  void aTreeDoesNotAnswerForOneThatLacksSomething() throws Exception {
    MadeRepository made =
        make(
            Past.NONE
                .commit(ACommit.of("first", FILES).lacking(A.value()))
                .commit(ACommit.of("second", FILES.file("x", "x")).lacking(A.value())));
    Commits commits = commits(made);
    CommitTree whole = commits.tree(made.revision("first"));
    whole.read(B);
    CommitTree first = commits.tree(made.revision("first"));
    first.read(A);

    assertThat(commits.tree(made.revision("second")).answering(whole)).isPresent();
    assertThat(commits.tree(made.revision("second")).answering(first)).isEmpty();
  }

  @Test
  void theSameCommitsForAnotherThreadAreClosedByThemselves() throws Exception {
    MadeRepository made = make(TWO);
    Commits commits = made.repository().commits().orElseThrow();
    Commits again = kept(commits.again());

    commits.close();

    assertThat(again.head()).contains(made.revision("second"));
    assertThat(text(again.tree(made.revision("first")), A)).isEqualTo("a");
  }

  private static String text(CommitTree tree, WorkspacePath path) {
    SourceTree.Content content = tree.read(path);
    assertThat(content).as(path.value()).isInstanceOf(SourceTree.Found.class);
    return new String(((SourceTree.Found) content).bytes(), StandardCharsets.UTF_8);
  }
}
