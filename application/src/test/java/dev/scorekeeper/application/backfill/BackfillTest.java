package dev.scorekeeper.application.backfill;

import static dev.scorekeeper.application.backfill.Project.REGISTRY;
import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackfillTest {
  private static final WorkspaceFiles PLANNED = plan("cart", "till");
  private static final Past TWO = Past.NONE.commit("plan", PLANNED).commit("less", plan("cart"));

  private static CommitFilter between(String since, String until) {
    return new CommitFilter(Instant.parse(since), Instant.parse(until), Integer.MAX_VALUE);
  }

  @Test
  void aRunIsRecordedAsIfItHadBeenMadeAtTheCommit() {
    Project project = Project.of(TWO.cloneOf("example.org/acme/plans"));

    Backfill.Result result = project.backfill();

    StreamId stream = new StreamId("example.org/acme/plans", "main");
    String revision = project.revision("less");
    RecordedRun last =
        project.histories().history().stream(stream).speaker(Instant.MAX).orElseThrow();
    assertThat(result.stream()).isEqualTo(stream);
    assertThat(result.settings()).isEqualTo(Settings.DEFAULT);
    assertThat(result.dry()).isFalse();
    assertThat(result.shallow()).isFalse();
    assertThat(last.run())
        .isEqualTo(
            new Run(
                RunId.ofCommit(stream, revision, Ruleset.of(Layout.DEFAULT)),
                stream,
                Ruleset.of(Layout.DEFAULT),
                Source.GIT,
                Optional.of(revision),
                Instant.parse("2026-01-05T10:00:00Z"),
                project.clock().instant()));
    assertThat(project.histories().history().runs().facts(last.run().id()))
        .contains(Facts.of(Assessment.of(project.open().snapshot())));
  }

  @Test
  void allThatWasOpenedIsClosed() {
    Project project = Project.of(TWO);
    project.backfill();
    project.backfill();

    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void whatIsKnownIsLeftAloneAndOnlyTheRestIsRecorded() {
    Project project = Project.of(TWO);
    assertThat(project.backfill().report().recorded()).hasSize(2);
    List<String> before = project.moments(project.open().stream());

    Backfill.Result again = project.backfill();

    assertThat(again.report().recorded()).isEmpty();
    assertThat(again.report().due()).isEqualTo(2);
    assertThat(project.moments(project.open().stream())).isEqualTo(before);

    project.past(TWO.commit("more", plan("cart", "menu")));
    assertThat(project.labels(project.backfill().report())).containsExactly("more");
  }

  @Test
  void aHistoryIsOpenedForWritingOnlyWhereThereIsSomethingToRecord() {
    Project project = Project.of(TWO);
    project.backfill();
    project.histories().setWritable(false);

    assertThat(project.backfill().report().recorded()).isEmpty();

    Project without = Project.of(Past.NONE.commit("notes", WorkspaceFiles.NONE.file("a", "b")));
    assertThat(without.backfill().report().due()).isZero();
    assertThat(without.histories().exists()).isFalse();
  }

  @Test
  void whereNothingCanBeReadThatIsSaidOnceWhereTheLineBegins() {
    WorkspaceFiles notes = WorkspaceFiles.NONE.file("notes.txt", "first");
    Past past =
        Past.NONE
            .commit("notes", notes)
            .commit("more notes", notes.file("notes.txt", "second"))
            .commit("malformed", notes.file(REGISTRY, "!"));
    Project project = Project.of(past);

    assertThat(project.labels(project.backfill(CommitFilter.ALL, true).report()))
        .containsExactly("malformed", "notes");
    BackfillReport report = project.backfill().report();
    assertThat(project.labels(report)).containsExactly("malformed", "notes");
    assertThat(report.due()).isEqualTo(1);
    assertThat(report.unreadable()).isEqualTo(2);
    assertThat(project.backfill().report().recorded()).isEmpty();

    project.past(past.commit("plan", plan("cart")));
    assertThat(project.labels(project.backfill().report())).containsExactly("plan");
    assertThat(project.moments(project.open().stream())).hasSize(1);
  }

  @Test
  void aPlanThatPresentSettingsDoNotFindIsToldAsAFreshHistoryTellsIt() {
    Past past =
        TWO.commit("more", plan("cart", "menu").file(Settings.FILE.value(), "registry other.json"));
    Project fresh = Project.of(past);
    fresh.settings("registry other.json");
    fresh.backfill();
    Project before = Project.of(past);
    before.backfill();
    before.settings("registry other.json");
    before.backfill();

    StreamId stream = new StreamId("shop", "main");
    assertThat(fresh.moments(stream)).hasSize(1);
    assertThat(before.moments(stream)).isEqualTo(fresh.moments(stream));
  }

  @Test
  void aDryRunSaysWhatWouldBeRecordedAndOpensNoHistoryForWriting() {
    Project project = Project.of(TWO);
    project.histories().setWritable(false);

    Backfill.Result result = project.backfill(CommitFilter.ALL, true);

    assertThat(result.dry()).isTrue();
    assertThat(project.labels(result.report())).containsExactly("plan", "less");
    assertThat(result.report().recorded())
        .extracting(BackfillReport.Recorded::outcome)
        .containsOnly(Optional.empty());
    assertThat(project.histories().exists()).isFalse();
  }

  @Test
  void filtersChooseWhatIsRecordedAndTheRestFollowsLater() {
    Past past = Past.NONE;
    for (int i = 0; i < 6; i++) {
      past = past.commit("c" + i, plan("cart", "d" + i)); // from 09:00 on, by the hour
    }
    Project whole = Project.of(past);
    whole.backfill();
    Project project = Project.of(past);

    assertThat(
            project.labels(
                project
                    .backfill(between("2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z"), false)
                    .report()))
        .containsExactly("c1", "c2");
    assertThat(
            project.labels(
                project.backfill(new CommitFilter(Instant.MIN, Instant.MAX, 2), false).report()))
        .containsExactly("c4", "c5");
    assertThat(
            project.labels(
                project
                    .backfill(between("2026-01-05T09:00:00.001Z", "2026-01-05T11:59:59Z"), true)
                    .report()))
        .isEmpty();
    assertThat(project.labels(project.backfill().report())).containsExactly("c0", "c3");
    assertThat(project.moments(project.open().stream()))
        .isEqualTo(whole.moments(whole.open().stream()));
  }

  @Test
  void laterCommitsWithoutARegistryOrWithAMalformedOneAreUnreadable() {
    WorkspaceFiles notes = WorkspaceFiles.NONE.file("notes.txt", "words");
    Project project =
        Project.of(
            Past.NONE
                .commit("before", notes)
                .commit("plan", PLANNED)
                .commit("gone", notes)
                .commit("malformed", plan("!"))
                .commit("there", plan("cart")));

    BackfillReport report = project.backfill().report();

    assertThat(project.labels(report)).containsExactly("plan", "gone", "malformed", "there");
    assertThat(report.recorded())
        .extracting(recorded -> recorded.outcome().orElseThrow())
        .containsExactly(
            Outcome.ASSESSED, Outcome.UNREADABLE, Outcome.UNREADABLE, Outcome.ASSESSED);
    assertThat(report.unreadable()).isEqualTo(2);
    assertThat(project.backfill().report().recorded()).isEmpty();
  }

  @Test
  void oneStrangeCommitStopsNothing() {
    Project project =
        Project.of(
            Past.NONE
                .commit("plan", PLANNED)
                .commit("folder", WorkspaceFiles.NONE.file(REGISTRY + "/in-it", "x"))
                .commit("link out", WorkspaceFiles.NONE.link(REGISTRY, "../../outside"))
                .commit("again", PLANNED));

    assertThat(project.backfill().report().recorded())
        .extracting(recorded -> recorded.outcome().orElseThrow())
        .containsExactly(
            Outcome.ASSESSED, Outcome.UNREADABLE, Outcome.UNREADABLE, Outcome.ASSESSED);
  }

  @Test
  void aCommitThatLacksAPartIsLeftOutAndRecordedWhereItIsThere() {
    Past lacking =
        Past.NONE
            .commit(ACommit.of("plan", PLANNED).lacking(REGISTRY))
            .commit(ACommit.of("less", plan("cart")).lacking(REGISTRY))
            .commit("more", plan("cart", "menu"));
    Project project = Project.of(lacking);

    BackfillReport report = project.backfill().report();

    assertThat(project.labels(report)).containsExactly("more");
    assertThat(report.leftOut()).isEqualTo(2);
    assertThat(report.complaint().orElseThrow()).contains("2 commits were left out", REGISTRY);

    project.past(TWO.commit("more", plan("cart", "menu")));
    BackfillReport rest = project.backfill().report();
    assertThat(rest.complaint()).isEmpty();
    assertThat(project.labels(rest)).contains("plan", "less");
  }

  @Test
  void aCommitWhosePartIsMissedOnlyWhenItIsReadIsLeftOutAsWell() {
    WorkspaceFiles built = plan("cart plans/cart").file("plans/cart", "2 5");
    Project project =
        Project.of(
            Past.NONE
                .commit(ACommit.of("build", built).lacking("plans/cart"))
                .commit("change", built.file("plans/cart", "3 5")));

    BackfillReport report = project.backfill().report();

    assertThat(report.due()).isEqualTo(2);
    assertThat(project.labels(report)).containsExactly("change");
    assertThat(report.leftOut()).isEqualTo(1);
    assertThat(report.lacks().orElseThrow()).contains("plans/cart");
  }

  @Test
  void aHistoryThatWasFetchedInPartBeginsWhereItWasCutAndSaysSo() {
    Project project = Project.of(TWO.cutBefore("less"));

    Backfill.Result result = project.backfill();

    assertThat(result.shallow()).isTrue();
    assertThat(project.labels(result.report())).containsExactly("less");
  }

  @Test
  void mergesCountAsTheirBranchSawThem() {
    Past past =
        Past.NONE
            .commit("plan", PLANNED)
            .on("topic")
            .commit("one", plan("one"))
            .commit("two", plan("two"))
            .on("main")
            .commit(ACommit.of("merge", plan("cart", "two")).merging("two"));
    Project project = Project.of(past);

    BackfillReport report = project.backfill().report();

    assertThat(report.commits()).isEqualTo(2);
    assertThat(project.labels(report)).containsExactly("plan", "merge");
  }

  @Test
  void theStreamIsThatOfTheRemoteAndTheBranchThatIsCheckedOut() {
    Project project = Project.of(TWO.cloneOf("example.org/acme/plans").on("next"));

    assertThat(project.backfill().stream())
        .isEqualTo(new StreamId("example.org/acme/plans", "next"))
        .isEqualTo(project.open().stream());
  }

  @Test
  void aProjectThatHadAnotherNameIsToldOfItOnce() {
    Project project = Project.of(TWO);
    project.backfill();
    assertThat(project.notices()).isEmpty();
    project.past(TWO.cloneOf("example.org/acme/plans"));

    project.backfill();
    project.backfill();

    assertThat(project.notices()).hasSize(1);
    assertThat(project.notices().get(0))
        .startsWith(
            "no run of example.org/acme/plans on main is recorded yet; if shop is what this project was called before");
  }

  @Test
  void theProjectIsTheOneThatIsChosenElseThatOfTheSettingsElseOfTheRemoteElseTheFolder() {
    Project project = Project.of(TWO);
    assertThat(project.backfill().stream().project()).isEqualTo("shop");
    project.past(TWO.cloneOf("example.org/acme/plans"));
    assertThat(project.backfill().stream().project()).isEqualTo("example.org/acme/plans");
    project.settings("project named");
    assertThat(project.backfill().stream().project()).isEqualTo("named");
    project.choose(Optional.of("chosen"), Optional.empty());
    assertThat(project.backfill().stream().project()).isEqualTo("chosen");
  }

  @Test
  void aDetachedHeadIsOfTheBranchThatTheCiSystemNamesElseOfNone() {
    Project project = Project.of(TWO.detachedAt("less"));
    assertThat(project.backfill().stream().branch()).isEqualTo(StreamId.DETACHED);
    project.variables(Map.of("GITHUB_REF_NAME", "built"));
    assertThat(project.backfill().stream().branch()).isEqualTo("built");
    project.variables(Map.of("GITHUB_REF_NAME", "built", "GITHUB_SHA", "0".repeat(40)));
    assertThat(project.backfill().stream().branch()).isEqualTo(StreamId.DETACHED);
    project.past(TWO);
    assertThat(project.backfill().stream().branch()).isEqualTo("main");
  }

  @Test
  void theBranchThatIsChosenIsReadHereOrAtTheRemote() {
    Past past =
        TWO.on("next").commit("more", plan("cart", "menu")).on("main").originBranch("far", "plan");
    Project project = Project.of(past);
    project.backfill();

    project.chooseBranch("next");
    Backfill.Result next = project.backfill();
    project.chooseBranch("far");
    Backfill.Result far = project.backfill();

    assertThat(next.stream().branch()).isEqualTo("next");
    assertThat(project.labels(next.report())).containsExactly("plan", "less", "more");
    assertThat(far.stream().branch()).isEqualTo("far");
    assertThat(project.labels(far.report())).containsExactly("plan");
  }

  @Test
  void aBranchThatIsNoneIsRefusedWithThoseThatThereAre() {
    Project project = Project.of(TWO.on("next"));
    project.chooseBranch("nothing");

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(project::backfill)
        .withMessage(
            "--branch: there is no branch 'nothing'; there are main, next (choose with --branch)");
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void whereThereIsNoCommitItSaysOnWhichBranchAndWhichOthersThereAre() {
    assertThatExceptionOfType(CommitsException.class)
        .isThrownBy(Project.of(Past.NONE)::backfill)
        .withMessage("there is no commit on main yet");
  }

  @Test
  void whereThereIsNoRepositoryItSaysSo() {
    assertThatExceptionOfType(CommitsException.class)
        .isThrownBy(Project.untracked()::backfill)
        .withMessageContaining("is in no git repository, so there are no commits to read");
  }

  @Test
  void aRepositoryThatCannotBeReadSaysWhy() {
    Project project = Project.untracked();
    project.repository(InMemoryRepository.unreadable("it is damaged"));

    assertThatExceptionOfType(CommitsException.class)
        .isThrownBy(project::backfill)
        .withMessageContaining("it is damaged");
  }

  @Test
  void aWorkspaceInAFolderIsReadThere() {
    WorkspaceFiles elsewhere = plan("not", "these");
    WorkspaceFiles both = elsewhere.file("products/one/" + REGISTRY, "cart");
    Project project =
        Project.of(
            Past.NONE
                .commit("elsewhere", elsewhere)
                .commit("here", both)
                .commit("elsewhere again", both.file(REGISTRY, "others"))
                .cloneOf("example.org/acme/plans")
                .workspaceIn("products/one"));

    Backfill.Result result = project.backfill();

    assertThat(project.labels(result.report())).containsExactly("here");
    assertThat(result.stream().project()).isEqualTo("example.org/acme/plans/products/one");
  }

  @Test
  void allCommitsAreReadByTheSettingsForTheTipOfTheLine() {
    Layout usual = Layout.DEFAULT;
    Settings own =
        new Settings(
            new Layout(
                new WorkspacePath("plan.txt"),
                usual.catalog().orElseThrow(),
                usual.sequences().orElseThrow(),
                usual.fields()),
            Optional.of("own"),
            Map.of(),
            Set.of(),
            true,
            List.of(),
            Settings.USUAL_TIMEOUT);
    Project project =
        Project.of(
            Past.NONE
                .commit("first", WorkspaceFiles.NONE.file("plan.txt", "cart"))
                .commit("second", WorkspaceFiles.NONE.file("plan.txt", "cart\ntill")));
    List<String> tips = new ArrayList<>();

    Backfill.Result result =
        project.backfill(
            (commits, tip) -> {
              tips.add(tip);
              assertThat(commits.head()).contains(tip);
              return own;
            },
            CommitFilter.ALL,
            false);

    assertThat(tips).containsExactly(project.revision("second"));
    assertThat(result.settings()).isEqualTo(own);
    assertThat(result.stream().project()).isEqualTo("own");
    assertThat(project.labels(result.report())).containsExactly("first", "second");
  }

  @Test
  void anotherRulesetReadsAllCommitsAgain() {
    Project project = Project.of(TWO);
    project.backfill();
    project.settings("fields.name /title");

    assertThat(project.labels(project.backfill().report())).containsExactly("plan", "less");
  }

  @Test
  void eachStageOfTheWorkIsToldToItsEnd() {
    Project project = Project.of(TWO.commit("same", plan("cart").file("notes", "words")));

    project.backfill();

    assertThat(project.stages())
        .containsExactly("FINDING_COMMITS 3/3", "COMPARING_COMMITS 3/3", "READING_COMMITS 2/2");
    assertThat(project.notices()).isEmpty();
  }
}
