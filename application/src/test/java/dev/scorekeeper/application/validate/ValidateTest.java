package dev.scorekeeper.application.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.Changes;
import dev.scorekeeper.application.Surroundings;
import dev.scorekeeper.application.Surroundings.Plan;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.Gates;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When and as what a run is recorded, and what it says besides its findings. */
class ValidateTest {
  private static final Plan PLAN = Plan.NONE.implemented("checkout", 2, 9).planned("search");
  private static final ValidationRequest UNRECORDED = ValidationRequest.USUAL.unrecorded();
  private static final ValidationRequest SCANNING =
      new ValidationRequest(true, true, Gates.of(FailOn.ERROR), Optional.empty());

  private static List<RecordedRun> log(Surroundings shop, StreamId stream) {
    return shop.history().stream(stream).runs(100);
  }

  @Nested
  class Alone {
    private final Surroundings shop = Surroundings.alone().write(PLAN);

    @Test
    void theRunIsRecordedAsItIsReturned() {
      Validation validation = shop.validate();

      assertThat(validation.recorded()).isTrue();
      assertThat(validation.failure()).isEmpty();
      assertThat(log(shop, Surroundings.ALONE))
          .singleElement()
          .extracting(RecordedRun::run)
          .isEqualTo(validation.run());
      assertThat(shop.history().runs().facts(validation.run().id()))
          .contains(Facts.of(validation.assessment()));
    }

    @Test
    void theFirstRunUnderAnotherNameSaysWhatThereIsUnderTheOldOne() {
      shop.validate();
      assertThat(shop.notices()).isEmpty();
      shop.settings("project store");

      shop.validate(UNRECORDED);
      shop.validate();
      shop.validate();

      assertThat(shop.notices())
          .hasSize(2)
          .allSatisfy(
              notice ->
                  assertThat(notice)
                      .startsWith(
                          "no run of store on default is recorded yet; if shop is what this"
                              + " project was called before, run"));
    }

    @Test
    void nothingIsRecordedWhereThatIsNotWanted() {
      Validation validation = shop.validate(UNRECORDED);

      assertThat(validation.recorded()).isFalse();
      assertThat(validation.request()).isEqualTo(UNRECORDED);
      assertThat(validation.tally()).isPresent();
      assertThat(shop.histories().exists()).isFalse();
    }

    @Test
    void anUnrecordedRunIsComparedWithTheHistoryAllTheSameAndLeavesIt() {
      Run first = shop.validate().run();
      shop.write(PLAN.planned("cart"));

      Validation second = shop.validate(UNRECORDED);

      assertThat(second.recorded()).isFalse();
      assertThat(second.before().map(StreamHead::last).map(RecordedRun::run)).contains(first);
      assertThat(Changes.texts(second.changes()))
          .containsExactly("planned cart: nothing → planned");
      assertThat(log(shop, Surroundings.ALONE)).hasSize(1);
    }

    @Test
    void anUnrecordedRunNeedsNoHistoryThatCanBeWritten() {
      shop.validate();
      shop.histories().setWritable(false);

      assertThat(shop.validate(UNRECORDED).failure()).isEmpty();
      assertThat(shop.validate().failure()).isPresent();
    }

    @Test
    void eachRunHasAnIdentityOfItsOwn() {
      assertThat(shop.validate().run().id()).isNotEqualTo(shop.validate().run().id());
      assertThat(log(shop, Surroundings.ALONE)).hasSize(2);
    }

    @Test
    void aWorkspaceWithoutARepositoryIsObservedNowAndOfNoRevision() {
      Run run = shop.validate().run();

      assertThat(run.stream()).isEqualTo(Surroundings.ALONE);
      assertThat(run.source()).isEqualTo(Source.WORKTREE);
      assertThat(run.revision()).isEmpty();
      assertThat(run.observedAt()).isEqualTo(shop.now());
      assertThat(run.recordedAt()).isEqualTo(shop.now());
    }

    @Test
    void whereNobodyCanSayWhatIsCheckedOutNothingIsRecordedAndNothingPasses() {
      shop.breakRepository("it is another user's");

      Validation validation = shop.validate();

      assertThat(validation.conclusion()).isEqualTo(Validation.Conclusion.UNREADABLE);
      assertThat(validation.failure().orElseThrow()).contains("it is another user's");
      assertThat(validation.tally()).isPresent();
      assertThat(validation.recorded()).isFalse();
      assertThat(shop.history().streams()).isEmpty();
      assertThat(shop.open()).isZero();
    }

    @Test
    void whoseStreamIsChosenIsNotRecordedAsIfOutsideOfARepositoryEither() {
      shop.breakRepository("it is another user's")
          .choose(new StreamChoice(Optional.of("shop"), Optional.of("main"), Map.of()));

      assertThat(shop.validate().conclusion()).isEqualTo(Validation.Conclusion.UNREADABLE);
      assertThat(shop.history().streams()).isEmpty();
    }

    @Test
    void noRunIsObservedBeforeTheLastOne() {
      shop.at("2026-02-01T12:00:00Z");
      Run last = shop.validate().run();
      shop.at("2026-01-31T12:00:00Z");

      Run run = shop.validate().run();

      assertThat(run.observedAt()).isEqualTo(last.observedAt());
      assertThat(run.recordedAt()).isEqualTo(shop.now());
    }

    @Test
    void theFirstRunHasNothingBeforeIt() {
      Validation first = shop.validate();

      assertThat(first.before()).isEmpty();
      assertThat(first.changes()).isEmpty();
    }

    @Test
    void whatIsDifferentSinceTheRunBeforeIsTold() {
      Run first = shop.validate().run();
      shop.delete("sequences/checkout.json");

      Validation second = shop.validate();

      assertThat(second.before().map(StreamHead::last).map(RecordedRun::run)).contains(first);
      assertThat(Changes.texts(second.changes()))
          .containsExactly(
              "broke checkout: implemented 2/9 → broken missing", "opened sequence-file-missing");
      assertThat(shop.validate().changes()).isEmpty();
    }

    @Test
    void runsOfOtherStreamsAreNoRunBefore() {
      shop.validate();

      Validation elsewhere = shop.onBranch("next").validate();

      assertThat(elsewhere.before()).isEmpty();
      assertThat(elsewhere.run().stream()).isEqualTo(new StreamId("shop", "next"));
    }

    @Test
    void aWorkspaceThatCannotBeReadIsRecordedAsSuchAndTakesNothingAway() {
      shop.validate();
      shop.breakRegistry();

      Validation unreadable = shop.validate();

      assertThat(unreadable.recorded()).isTrue();
      assertThat(unreadable.tally()).isEmpty();
      assertThat(Changes.texts(unreadable.changes())).containsExactly("opened registry-unreadable");
      assertThat(Changes.texts(shop.write(PLAN).validate().changes()))
          .containsExactly("resolved registry-unreadable");
    }

    @Test
    void theAssessmentIsThereAlsoWhereTheHistoryFails() {
      shop.histories().failWith(new HistoryException("the history is no history"));

      for (ValidationRequest request :
          List.of(
              ValidationRequest.USUAL,
              UNRECORDED,
              ValidationRequest.USUAL.failingOn(FailOn.REGRESSION))) {
        Validation validation = shop.validate(request);

        assertThat(validation.assessment()).isInstanceOf(Assessment.Assessed.class);
        assertThat(validation.failure()).contains("the history is no history");
        assertThat(validation.recorded()).isFalse();
        assertThat(validation.before()).isEmpty();
        assertThat(validation.changes()).isEmpty();
        assertThat(validation.gate()).isEmpty();
        assertThat(validation.conclusion()).isEqualTo(Validation.Conclusion.UNREADABLE);
      }
      shop.histories().recover();
      assertThat(shop.histories().exists()).isFalse();
    }

    @Test
    void everythingThatWasOpenedIsClosed() {
      shop.validate(ValidationRequest.USUAL.failingOn(FailOn.NEW));
      shop.validate(UNRECORDED);

      assertThat(shop.open()).isZero();
    }
  }

  @Nested
  class WithAScan {
    private final Surroundings shop =
        Surroundings.inRepository()
            .write(PLAN)
            .write("packages/shop/json-sequences/cart.json", "cart 2 5 plugin=shop")
            .write(
                Layout.DEFAULT.catalog().orElseThrow().value(),
                """
                @from packages/shop/json-sequences
                @total files=1 sequences=1 handlers=0 topics=0
                cart 2 5 plugin=shop
                """);

    private final String revision = shop.commit("one");

    private static List<String> findings(Validation validation) {
      return validation.assessment().findings().stream().map(Finding::id).toList();
    }

    @Test
    void theRulesetSaysWhetherThereWasOne() {
      assertThat(shop.validate().run().ruleset()).isEqualTo(Ruleset.of(Layout.DEFAULT));
      assertThat(shop.validate(SCANNING).run().ruleset())
          .isEqualTo(Ruleset.scanning(Layout.DEFAULT, List.of()));
      shop.settings("pluginFolders packages/shop/json-sequences");
      assertThat(shop.validate(SCANNING).run().ruleset())
          .isEqualTo(
              Ruleset.scanning(
                  Layout.DEFAULT, List.of(new FolderPattern("packages/shop/json-sequences"))));
    }

    @Test
    void theFoldersAreHeldAgainstTheCatalog() {
      assertThat(findings(shop.validate(SCANNING))).doesNotContain("catalog-stale");
      shop.write("packages/shop/json-sequences/menu.json", "menu 1 1 plugin=shop");

      assertThat(findings(shop.validate(SCANNING))).contains("catalog-stale");
      assertThat(findings(shop.validate())).doesNotContain("catalog-stale");
    }

    @Test
    void aPluginFileThatDiffersMakesADraftOnlyOfARunThatReadIt() {
      shop.write("packages/shop/json-sequences/cart.json", "cart 2 6 plugin=shop");

      assertThat(shop.validate().run().source()).isEqualTo(Source.WORKTREE);
      assertThat(shop.validate(SCANNING).run().source()).isEqualTo(Source.DRAFT);
    }

    @Test
    void aPluginFileThatIsGoneMakesADraftToo() {
      shop.delete("packages/shop/json-sequences/cart.json");
      shop.settings("pluginFolders packages/shop/json-sequences");

      assertThat(shop.validate(SCANNING).run().source()).isEqualTo(Source.DRAFT);
      assertThat(shop.validate().run().source()).isEqualTo(Source.WORKTREE);
    }

    @Test
    void whatCouldNotBeSeenDoesNotCountAsGone() {
      shop.write("packages/shop/json-sequences/menu.json", "menu 1 1 plugin=shop");
      shop.closeFolder("packages/other/json-sequences");

      Validation validation = shop.validate(SCANNING);

      assertThat(validation.gaps())
          .containsExactly(
              new Scan.Gap(
                  new WorkspacePath("packages/other/json-sequences"), "permission denied"));
      assertThat(validation.run().ruleset()).isEqualTo(Ruleset.of(Layout.DEFAULT));
      assertThat(findings(validation)).doesNotContain("catalog-stale");
      assertThat(validation.recorded()).isTrue();
      assertThat(validation.run().source()).isEqualTo(Source.WORKTREE);
    }

    @Test
    void ofOneCommitTheRunWithAScanSpeaksWhereTheLatestLookScanned() {
      Run plain = shop.validate().run();
      Run scanned = shop.validate(SCANNING).run();

      assertThat(scanned.revision()).contains(revision);
      assertThat(shop.history().stream(Surroundings.MAIN).last().map(RecordedRun::run))
          .contains(scanned);

      Run last = shop.validate().run();

      assertThat(last.ruleset()).isEqualTo(plain.ruleset());
      assertThat(shop.history().stream(Surroundings.MAIN).last().map(RecordedRun::run))
          .contains(last);
    }

    @Test
    void nothingIsScannedUnlessThatIsAskedFor() {
      shop.closeFolder("packages/other/json-sequences").validate();

      assertThat(shop.notices()).isEmpty();
    }
  }

  @Nested
  class InARepository {
    private final Surroundings shop = Surroundings.inRepository();
    private final String revision = shop.commit("one", "2026-01-05T10:00:00Z", PLAN);

    @Test
    void aCleanRunIsObservedAtItsCommit() {
      Run run = shop.validate().run();

      assertThat(run.stream()).isEqualTo(Surroundings.MAIN);
      assertThat(run.source()).isEqualTo(Source.WORKTREE);
      assertThat(run.revision()).contains(revision);
      assertThat(run.observedAt()).isEqualTo("2026-01-05T10:00:00Z");
      assertThat(run.recordedAt()).isEqualTo(shop.now());
    }

    @Test
    void aCleanRunIsObservedAtItsCommitAlsoWhereLaterOnesAreKnown() {
      shop.commit("two", "2026-01-06T10:00:00Z", PLAN.planned("cart"));
      shop.validate();
      shop.checkOut("one").onBranch("main");

      assertThat(shop.validate().run().observedAt()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void anInputThatDiffersMakesADraftOfNow() {
      for (Surroundings changed :
          List.of(
              shop.write("sequences/checkout.json", "2 8"),
              shop.write(PLAN).delete("sequences/checkout.json"),
              shop.write(PLAN.planned("cart")),
              shop.write(PLAN)
                  .write(Layout.DEFAULT.catalog().orElseThrow().value(), "cart 1 1\n"))) {
        Run run = changed.validate().run();

        assertThat(run.source()).isEqualTo(Source.DRAFT);
        assertThat(run.revision()).contains(revision);
        assertThat(run.observedAt()).isEqualTo(shop.now());
      }
    }

    @Test
    void filesThatAreNoInputMakeNoDraft() {
      shop.write("notes.txt", "no input").settings("retired cart");

      assertThat(shop.validate().run().source()).isEqualTo(Source.WORKTREE);
    }

    @Test
    void aDraftIsInTheLogAndNoRunBefore() {
      Run clean = shop.validate().run();
      shop.write(PLAN.planned("cart"));
      Run draft = shop.validate().run();

      Validation again = shop.validate();

      assertThat(log(shop, Surroundings.MAIN)).extracting(RecordedRun::run).contains(draft);
      assertThat(again.before().map(StreamHead::last).map(RecordedRun::run)).contains(clean);
      assertThat(again.changes()).hasSize(1);
    }

    @Test
    void aRegistryThatIsNotTrackedHasNoRevision() {
      shop.commit(ACommit.of("untracked", WorkspaceFiles.NONE.file("sequences/checkout.json", "")));

      Run run = shop.validate().run();

      assertThat(run.revision()).isEmpty();
      assertThat(run.source()).isEqualTo(Source.WORKTREE);
      assertThat(run.stream()).isEqualTo(Surroundings.ALONE);
      assertThat(run.observedAt()).isEqualTo(shop.now());
    }

    @Test
    void aCommitOfTheSameSecondFollowsTheOneBefore() {
      shop.validate();
      shop.commit("two", "2026-01-05T10:00:00Z", PLAN.planned("cart"));

      shop.validate();

      assertThat(shop.history().stream(Surroundings.MAIN).last().map(RecordedRun::at))
          .contains(Instant.parse("2026-01-05T10:00:00.001Z"));
    }

    @Test
    void whatAnotherBranchSaysOfACommitDoesNotMoveIt() {
      Instant known = Instant.parse("2026-01-05T11:11:11.111Z");
      shop.history()
          .log()
          .record(
              ARun.number(1)
                  .on(new StreamId(Surroundings.MAIN.project(), "another"))
                  .of(revision)
                  .at(known)
                  .run(),
              SomeFacts.none().assessed());

      shop.validate();

      assertThat(shop.history().stream(Surroundings.MAIN).last().map(RecordedRun::at))
          .contains(Instant.parse("2026-01-05T10:00:00Z"));
    }

    @Test
    void anotherProjectsMomentsAreNotThisOnes() {
      shop.history()
          .log()
          .record(
              ARun.number(1).on(new StreamId("elsewhere", "main")).of(revision).run(),
              SomeFacts.none().assessed());

      assertThat(shop.validate().run().observedAt()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void aProjectThatIsChosenIsTheRunsAndItsHistorys() {
      shop.choose(new StreamChoice(Optional.of("mine"), Optional.of("next"), Map.of()));

      Run run = shop.validate().run();

      assertThat(run.stream()).isEqualTo(new StreamId("mine", "next"));
      assertThat(run.revision()).contains(revision);
      assertThat(shop.validate().before().map(StreamHead::last).map(RecordedRun::run))
          .contains(run);
    }

    @Test
    void aHistoryThatFailsLeavesTheCommitsOwnMoment() {
      shop.histories().failWith(new HistoryException("no"));

      assertThat(shop.validate().run().observedAt()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void everythingThatWasOpenedIsClosed() {
      shop.validate(ValidationRequest.USUAL.failingOn(FailOn.REGRESSION));

      assertThat(shop.open()).isZero();
    }
  }
}
