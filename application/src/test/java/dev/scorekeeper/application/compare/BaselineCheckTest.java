package dev.scorekeeper.application.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.Changes;
import dev.scorekeeper.application.Surroundings;
import dev.scorekeeper.application.Surroundings.Plan;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.application.validate.ValidationRequest;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.commit.Past;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** With what a run is compared, and what makes it fail. */
class BaselineCheckTest {
  private static final Plan GOOD = Plan.NONE.implemented("checkout", 2, 9).planned("search");
  private static final Plan WORSE = Plan.NONE.implemented("checkout", 2, 8).planned("search");
  private static final Plan LOST = Plan.NONE.planned("search");
  private static final String SHRANK = "shrank checkout: implemented 2/9 → implemented 2/8";
  private static final ValidationRequest REGRESSION =
      ValidationRequest.USUAL.failingOn(FailOn.REGRESSION);
  private static final ValidationRequest UNRECORDED = REGRESSION.unrecorded();

  private static GateResult gate(Surroundings shop, ValidationRequest request) {
    return shop.validate(request).gate().orElseThrow();
  }

  private static ValidationRequest than(String baseline) {
    return REGRESSION.failingOn(FailOn.REGRESSION, Reference.of(baseline));
  }

  private static Optional<Run> run(GateResult gate) {
    return gate.baseline().flatMap(PlanState::run).map(recorded -> recorded.run());
  }

  private static Optional<String> revision(GateResult gate) {
    return gate.baseline().flatMap(PlanState::revision);
  }

  private static List<String> lost(GateResult gate) {
    return gate.regressions().stream().map(one -> one.event().text() + " " + one.domain()).toList();
  }

  @Nested
  class WithoutARepository {
    private final Surroundings shop = Surroundings.alone();

    private GateResult gate(Plan plan) {
      return BaselineCheckTest.gate(shop.write(plan), REGRESSION);
    }

    @Test
    void theFirstRunPassesWithoutABaseline() {
      GateResult first = gate(GOOD);

      assertThat(first)
          .isEqualTo(
              new GateResult(
                  List.of(FailOn.REGRESSION),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  Optional.empty()));
      assertThat(first.fails()).isFalse();
    }

    @Test
    void nothingIsComparedUnlessItIsAskedFor() {
      assertThat(shop.write(GOOD).validate().gate()).isEmpty();
    }

    @Test
    void whatShrankFailsAgainstTheRunBefore() {
      Run first = shop.write(GOOD).validate().run();

      GateResult gate = gate(WORSE);

      assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
      assertThat(gate.fails()).isTrue();
      assertThat(gate.opened()).isEmpty();
      assertThat(gate.missing()).isEmpty();
      assertThat(run(gate)).contains(first);
    }

    @Test
    void whatIsNotRecordedIsComparedWithTheLastRunToo() {
      Run first = shop.write(GOOD).validate().run();
      shop.write(WORSE);

      GateResult gate = BaselineCheckTest.gate(shop, UNRECORDED);

      assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
      assertThat(run(gate)).contains(first);
    }

    @Test
    void lookingAgainMakesNothingGood() {
      Run good = shop.write(GOOD).validate().run();
      gate(WORSE);

      for (int look = 0; look < 3; look++) {
        GateResult again = gate(WORSE);

        assertThat(Changes.texts(again.regressions())).containsExactly(SHRANK);
        assertThat(run(again)).contains(good);
      }
      assertThat(gate(GOOD).fails()).isFalse();
      assertThat(gate(WORSE).fails()).isTrue();
    }

    @Test
    void lookingAgainAfterAnUnreadableRunNeither() {
      Run good = shop.write(GOOD).validate().run();
      gate(WORSE);
      shop.breakRegistry().validate();

      GateResult again = gate(WORSE);

      assertThat(again.fails()).isTrue();
      assertThat(run(again)).contains(good);
    }

    @Test
    void anUnreadableRunIsNoBaseline() {
      Run good = shop.write(GOOD).validate().run();
      shop.breakRegistry().validate();

      GateResult gate = gate(WORSE);

      assertThat(gate.fails()).isTrue();
      assertThat(run(gate)).contains(good);
    }

    @Test
    void aStateThatWasNeverOtherwiseHasItselfAsTheBaseline() {
      Run first = shop.write(GOOD).validate().run();

      GateResult again = gate(GOOD);

      assertThat(again.fails()).isFalse();
      assertThat(run(again)).contains(first);
    }

    @Test
    void whatIsLostFailsUnlessItIsRetired() {
      shop.write(GOOD).validate();

      assertThat(lost(gate(LOST))).containsExactly("lost checkout");
      shop.settings("retired checkout");
      assertThat(gate(LOST).fails()).isFalse();
    }

    @Test
    void whatBreaksOrIsAPlanAgainFails() {
      shop.write(GOOD).validate();

      assertThat(lost(gate(Plan.NONE.broken("checkout")))).containsExactly("broke checkout");
      gate(GOOD);
      assertThat(lost(gate(Plan.NONE.planned("checkout")))).containsExactly("replanned checkout");
    }

    @Test
    void whatGetsBetterPassesAlsoWithErrorsThatWereThereBefore() {
      shop.write(GOOD.broken("cart")).validate();

      GateResult gate =
          gate(Plan.NONE.implemented("checkout", 3, 10).implemented("search", 1, 1).broken("cart"));

      assertThat(gate.fails()).isFalse();
      assertThat(gate.baseline()).isPresent();
    }

    @Test
    void whatIsRenamedIsNotLost() {
      shop.write(Plan.NONE.implementedBy("sequences/a.json", "checkout", 2, 9)).validate();

      assertThat(gate(Plan.NONE.implementedBy("sequences/a.json", "check-out", 2, 9)).fails())
          .isFalse();
    }

    @Test
    void newFindingsFailAndOldOnesDoNot() {
      ValidationRequest onNew = ValidationRequest.USUAL.failingOn(FailOn.NEW);
      shop.write(Plan.NONE.broken("search")).validate();

      assertThat(BaselineCheckTest.gate(shop, onNew).fails()).isFalse();
      shop.write(Plan.NONE.broken("search").broken("cart"));
      GateResult gate = BaselineCheckTest.gate(shop, onNew);

      assertThat(gate.fails()).isTrue();
      assertThat(gate.opened())
          .singleElement()
          .extracting(Finding::id, Finding::subject)
          .containsExactly("sequence-file-missing", "cart");
    }

    @Test
    void findingsAreNoRegressionsAndRegressionsNoFindings() {
      shop.write(GOOD).validate();

      assertThat(gate(GOOD.broken("cart")).fails()).isFalse();
      shop.write(LOST);
      assertThat(
              BaselineCheckTest.gate(shop, ValidationRequest.USUAL.failingOn(FailOn.NEW)).fails())
          .isFalse();
    }

    @Test
    void otherSettingsAreNoRegressionAndNoSilentPass() {
      shop.write(GOOD).validate();
      shop.settings("fields.name /title").write(WORSE);

      Validation changed = shop.validate(REGRESSION);

      assertThat(changed.recorded()).isTrue();
      assertThat(changed.gate().orElseThrow().baseline()).isEmpty();
      assertThat(changed.gate().orElseThrow().fails()).isFalse();
      assertThat(changed.gate().orElseThrow().missing().orElseThrow())
          .startsWith("run ")
          .contains("other rules or settings", "its commit is not here");
      GateResult again = gate(WORSE);
      assertThat(run(again)).contains(changed.run());
      assertThat(again.fails()).isFalse();
      assertThat(gate(LOST).fails()).isTrue();
    }

    @Test
    void otherSettingsAreNoSilentPassAlsoWhereNothingIsDifferent() {
      shop.write(GOOD).validate();
      shop.write(WORSE).validate();
      shop.settings("fields.name /title");

      assertThat(gate(WORSE).missing()).isPresent();
    }

    @Test
    void aScanIsNoOtherRuleset() {
      shop.write(GOOD).validate();

      assertThat(
              BaselineCheckTest.gate(
                      shop,
                      new ValidationRequest(
                          true, true, Gates.of(FailOn.REGRESSION), Optional.empty()))
                  .missing())
          .isEmpty();
    }

    @Test
    void theBaselineCanBeNamed() {
      shop.at("2026-01-05T12:00:00Z").write(GOOD);
      Run good = shop.validate().run();
      shop.at("2026-02-05T12:00:00Z").write(WORSE);
      Run worse = shop.validate().run();

      assertThat(run(BaselineCheckTest.gate(shop, than(good.id().brief())))).contains(good);
      GateResult byDay = BaselineCheckTest.gate(shop, than("2026-01-31"));
      assertThat(run(byDay)).contains(good);
      assertThat(byDay.fails()).isTrue();
      assertThat(run(BaselineCheckTest.gate(shop, than(worse.id().brief())))).contains(worse);
      assertThat(BaselineCheckTest.gate(shop, than("2026-02-28")).fails()).isFalse();
    }

    @Test
    void aRunIsNoBaselineOfItsOwn() {
      Run good = shop.write(GOOD).validate().run();
      shop.write(WORSE);

      GateResult gate = BaselineCheckTest.gate(shop, than("2026-12-31"));

      assertThat(run(gate)).contains(good);
      assertThat(gate.fails()).isTrue();
    }

    @Test
    void aNamedBaselineThatCannotBeHadIsSaidAndNoPass() {
      shop.write(GOOD).validate();

      for (String name : List.of("origin/main", "2020-01-01", "abcdef01")) {
        GateResult gate = BaselineCheckTest.gate(shop, than(name));

        assertThat(gate.missing()).as(name).isPresent();
        assertThat(gate.baseline()).as(name).isEmpty();
      }
    }

    @Test
    void aNamedBaselineThatCouldNotBeReadIsSaidAndNoPass() {
      shop.write(GOOD).validate();
      Run unreadable = shop.breakRegistry().validate().run();
      shop.write(GOOD);

      assertThat(BaselineCheckTest.gate(shop, than(unreadable.id().brief())).missing())
          .hasValueSatisfying(
              why -> assertThat(why).contains("cannot be read; choose another with --baseline"));
    }
  }

  @Nested
  class InARepository {
    private final Surroundings shop = Surroundings.inRepository();

    private String commit(int day, Plan plan) {
      return shop.commit("day " + day, "2026-01-%02dT10:00:00Z".formatted(day), plan);
    }

    private GateResult gate() {
      return BaselineCheckTest.gate(shop, REGRESSION);
    }

    @Test
    void aFailedCommitFailsAgainAndTheOneBeforeIsTheBaseline() {
      String good = commit(1, GOOD);
      shop.validate();
      commit(2, WORSE);

      for (int look = 0; look < 3; look++) {
        GateResult gate = gate();

        assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
        assertThat(revision(gate)).contains(good);
      }
      commit(3, WORSE.planned("cart"));
      assertThat(gate().fails()).isFalse();
    }

    @Test
    void aCommitThatSaysTheSameAsTheOneBeforeIsComparedWithThatOne() {
      commit(1, GOOD);
      shop.validate();
      String worse = commit(2, WORSE);
      shop.validate();
      shop.write("notes.txt", "");
      commit(3, WORSE);

      GateResult gate = gate();

      assertThat(revision(gate)).contains(worse);
      assertThat(gate.fails()).isFalse();
    }

    @Test
    void aDraftIsComparedWithTheLastCommittedStateEachTime() {
      String good = commit(1, GOOD);
      shop.validate();
      shop.write(WORSE);

      for (int look = 0; look < 2; look++) {
        GateResult gate = gate();

        assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
        assertThat(revision(gate)).contains(good);
      }
    }

    @Test
    void aDraftThatSaysTheSameAsItsCommitIsComparedWithIt() {
      commit(1, GOOD);
      shop.validate();
      String worse = commit(2, WORSE);
      shop.validate();
      shop.write("sequences/checkout.json", "# a word\n2 8");

      Validation draft = shop.validate(REGRESSION);

      assertThat(draft.run().source()).isEqualTo(Source.DRAFT);
      assertThat(revision(draft.gate().orElseThrow())).contains(worse);
      assertThat(draft.gate().orElseThrow().fails()).isFalse();
    }

    @Test
    void aRevisionThatNoRunRecordedIsAssessed() {
      String good = commit(1, GOOD);
      shop.change(past -> past.originBranch("main", "day 1"));
      commit(2, WORSE);

      GateResult gate = BaselineCheckTest.gate(shop, than("origin/main"));

      assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
      assertThat(revision(gate)).contains(good);
      assertThat(run(gate)).isEmpty();
      assertThat(BaselineCheckTest.gate(shop, than("HEAD~1")).fails()).isTrue();
      assertThat(BaselineCheckTest.gate(shop, than("HEAD~9")).missing()).isPresent();
    }

    @Test
    void theCommitItselfIsNoBaselineThatCouldTellAnything() {
      commit(1, GOOD);

      Validation validation = shop.validate(than("HEAD"));

      assertThat(revision(validation.gate().orElseThrow())).isEqualTo(validation.run().revision());
      assertThat(validation.gate().orElseThrow().fails()).isFalse();
    }

    @Test
    void whereNothingIsRecordedTheCommitBeforeIsTheBaseline() {
      String good = commit(1, GOOD);
      commit(2, WORSE);

      for (ValidationRequest request : List.of(UNRECORDED, REGRESSION)) {
        GateResult gate = BaselineCheckTest.gate(shop, request);

        assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
        assertThat(revision(gate)).contains(good);
        assertThat(run(gate)).isEmpty();
      }
    }

    @Test
    void theFirstCommitHasNoBaseline() {
      commit(1, GOOD);

      GateResult gate = BaselineCheckTest.gate(shop, UNRECORDED);

      assertThat(gate.baseline()).isEmpty();
      assertThat(gate.missing()).isEmpty();
      assertThat(gate.fails()).isFalse();
    }

    @Test
    void commitsThatCannotBeReadArePassedOver() {
      shop.write("notes.txt", "nothing yet").commit("nothing yet");
      assertThat(BaselineCheckTest.gate(shop.write(GOOD), UNRECORDED).baseline()).isEmpty();
      String good = commit(7, GOOD);
      assertThat(BaselineCheckTest.gate(shop, UNRECORDED).baseline()).isEmpty();
      shop.breakRegistry().commit("broken off");
      commit(9, LOST);

      GateResult gate = BaselineCheckTest.gate(shop, UNRECORDED);

      assertThat(lost(gate)).containsExactly("lost checkout");
      assertThat(revision(gate)).contains(good);
    }

    @Test
    void whereNothingIsRecordedADraftIsComparedWithItsOwnCommit() {
      commit(1, GOOD);
      String lost = commit(2, LOST);
      shop.write(Plan.NONE.planned("checkout"));

      GateResult gate = BaselineCheckTest.gate(shop, UNRECORDED);

      assertThat(revision(gate)).contains(lost);
      assertThat(gate.fails()).isFalse();
    }

    @Test
    void aCloneThatEndsBeforeItsBaselineIsNoPass() {
      commit(1, GOOD);
      commit(2, WORSE);
      shop.change(past -> past.cutBefore("day 2"));

      GateResult gate = BaselineCheckTest.gate(shop, UNRECORDED);

      assertThat(gate.baseline()).isEmpty();
      assertThat(gate.missing().orElseThrow())
          .contains("this clone ends before a commit to compare with");
    }

    @Test
    void aCloneThatEndsBehindItsBaselineHasIt() {
      commit(1, GOOD);
      commit(2, GOOD.planned("cart"));
      commit(3, WORSE);
      shop.change(past -> past.cutBefore("day 2"));

      assertThat(Changes.texts(BaselineCheckTest.gate(shop, UNRECORDED).regressions()))
          .containsExactly(SHRANK);
    }

    /** Feature leaves main at day 1; main gets a domain that feature does not have. */
    private String partFromMain() {
      String left = commit(1, GOOD);
      shop.change(past -> past.on("feature"));
      commit(2, GOOD.planned("cart"));
      shop.change(past -> past.on("main"));
      commit(3, GOOD.implemented("menu", 1, 1));
      shop.change(past -> past.on("feature"));
      shop.write(GOOD.planned("cart"));
      return left;
    }

    @Test
    void aBranchIsComparedWithWhereItLeftTheBaseline() {
      String left = partFromMain();

      for (String baseline : List.of("main", "main...HEAD", "main...")) {
        GateResult gate = BaselineCheckTest.gate(shop, than(baseline));

        assertThat(gate.missing()).isEmpty();
        assertThat(gate.fails()).as(baseline).isFalse();
        assertThat(revision(gate)).contains(left);
        assertThat(gate.note())
            .contains("Compared with " + left.substring(0, 8) + ", where this branch left main.");
      }
      GateResult named = BaselineCheckTest.gate(shop, than(left));
      assertThat(revision(named)).contains(left);
      assertThat(named.note()).isEmpty();
    }

    @Test
    void whatGotWorseSinceABranchLeftFailsAndSoDoesADraft() {
      partFromMain();
      shop.write(WORSE);
      assertThat(
              Changes.texts(BaselineCheckTest.gate(shop, than("main").unrecorded()).regressions()))
          .containsExactly(SHRANK);
      commit(4, WORSE);

      assertThat(Changes.texts(BaselineCheckTest.gate(shop, than("main")).regressions()))
          .containsExactly(SHRANK);
    }

    @Test
    void aBranchThatIsNotBehindIsComparedWithTheBaselineItself() {
      partFromMain();
      shop.write(GOOD.implemented("menu", 1, 1).planned("cart"));
      shop.commit(ACommit.of("merge", shop.files()).merging("day 3"));

      GateResult gate = BaselineCheckTest.gate(shop, than("main"));

      assertThat(revision(gate)).contains(shop.revision("day 3"));
      assertThat(gate.note()).isEmpty();
    }

    @Test
    void ofSeveralCommitsWhereBranchesMeetTheNewestOnTheBaselinesLineIsTheBaseline() {
      commit(1, GOOD);
      shop.change(past -> past.on("feature"));
      commit(2, GOOD.planned("cart"));
      shop.change(past -> past.on("main"));
      String ours = commit(3, GOOD.implemented("menu", 1, 1));
      shop.write(GOOD.implemented("menu", 1, 1).planned("cart"));
      shop.commit(ACommit.of("merged into main", shop.files()).merging("day 2"));
      shop.change(past -> past.on("feature"));
      shop.commit(ACommit.of("merged into feature", shop.files()).merging("day 3"));

      assertThat(revision(BaselineCheckTest.gate(shop, than("main")))).contains(ours);
    }

    @Test
    void whereACloneEndsBeforeTheBranchesMeetNothingPasses() {
      partFromMain();
      shop.change(past -> past.cutBefore("day 3"));

      for (String baseline : List.of("main", "main...HEAD")) {
        GateResult gate = BaselineCheckTest.gate(shop, than(baseline));

        assertThat(gate.baseline()).isEmpty();
        assertThat(gate.missing().orElseThrow())
            .contains("this clone ends before", "fetch more of it (in CI: fetch-depth: 0)");
      }
    }

    @Test
    void aBaselineOfWhichOnlyTheHistoryKnowsIsNoPass() {
      String gone = commit(1, GOOD);
      shop.validate();
      shop.change(past -> Past.NONE.cloneOf(Surroundings.MAIN.project()));
      commit(2, WORSE);

      assertThat(BaselineCheckTest.gate(shop, than(gone)).missing().orElseThrow())
          .contains("is not in this repository", "fetch it");
    }

    @Test
    void theStateBeforeIsThatOfTheLineAlsoWhereAnotherWasRecordedLast() {
      String good = commit(1, GOOD);
      shop.validate();
      commit(2, LOST);
      shop.validate();
      shop.checkOut("day 1").onBranch("main");
      String worse = commit(3, WORSE);

      GateResult gate = gate();

      assertThat(revision(gate)).contains(good);
      assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
      assertThat(worse).isNotEqualTo(good);
    }

    @Test
    void commitsThatWereNotRecordedMakeNothingGood() {
      String good = commit(1, GOOD);
      shop.validate();
      commit(2, WORSE);
      commit(3, WORSE.planned("cart"));

      assertThat(revision(gate())).contains(good);
      assertThat(Changes.texts(gate().regressions())).containsExactly(SHRANK);
    }

    @Test
    void aNewBranchIsComparedWithTheCommitThatItBeganAt() {
      String good = commit(1, GOOD);
      shop.validate();
      shop.change(past -> past.on("feature"));
      commit(2, WORSE);

      GateResult gate = gate();

      assertThat(revision(gate)).contains(good);
      assertThat(run(gate)).isPresent();
      assertThat(gate.fails()).isTrue();
    }

    @Test
    void acrossAGapTheNearestRecordedRunIsTheBaselineAndThatIsSaid() {
      String good = commit(1, GOOD);
      shop.validate();
      commit(2, GOOD.planned("cart"));
      commit(3, WORSE);
      shop.change(past -> past.cutBefore("day 3"));

      GateResult gate = gate();

      assertThat(revision(gate)).contains(good);
      assertThat(Changes.texts(gate.regressions())).containsExactly(SHRANK);
      assertThat(gate.note())
          .contains(
              "Compared with the last run that was recorded before: this clone ends before its"
                  + " commit.");
    }

    @Test
    void whereCommitsCannotBeReadTheLastRunIsTheBaselineAndThatIsSaid() {
      String good = commit(1, GOOD);
      shop.validate();
      commit(2, WORSE);
      shop.lockCommits("its objects are named by sha256");

      GateResult gate = gate();

      assertThat(revision(gate)).contains(good);
      assertThat(gate.note().orElseThrow()).contains("its objects are named by sha256");
    }

    @Test
    void howeverManyCommitsCannotBeReadTheOneBeforeThemIsTheBaseline() {
      String good = commit(1, GOOD);
      shop.breakRegistry();
      for (int i = 0; i < 105; i++) {
        shop.write("notes.txt", "" + i).commit("broken " + i);
      }
      shop.write(LOST).commit("lost");

      GateResult gate = BaselineCheckTest.gate(shop, UNRECORDED);

      assertThat(revision(gate)).contains(good);
      assertThat(lost(gate)).containsExactly("lost checkout");
    }

    @Test
    void otherSettingsAssessTheBaselineAgain() {
      String good = commit(1, GOOD);
      shop.validate();
      shop.settings("fields.name /title");
      commit(2, GOOD.planned("cart"));

      GateResult same = gate();

      assertThat(same.missing()).isEmpty();
      assertThat(same.fails()).isFalse();
      assertThat(revision(same)).contains(good);
      assertThat(run(same)).isEmpty();
      shop.settings("fields.name /label");
      commit(3, WORSE);
      assertThat(Changes.texts(gate().regressions())).containsExactly(SHRANK);
    }

    @Test
    void aDraftIsNotAssessedAgain() {
      commit(1, GOOD);
      Run draft = shop.write(GOOD.planned("cart")).validate().run();
      shop.settings("fields.name /title");

      assertThat(BaselineCheckTest.gate(shop, than(draft.id().brief())).missing().orElseThrow())
          .contains("other rules or settings");
    }

    @Test
    void aPlanThatThePresentSettingsDoNotFindIsNoPassWhetherOrNotItWasRecorded() {
      commit(1, GOOD);
      shop.settings("registry plan/domains.json").write("plan/domains.json", "search\n");
      shop.commit("moved");

      Optional<String> unrecorded = BaselineCheckTest.gate(shop, UNRECORDED).missing();
      assertThat(unrecorded.orElseThrow())
          .contains("has a plan with its own settings and none with the present ones");
      shop.checkOut("day 1").validate();
      shop.checkOut("moved");
      assertThat(BaselineCheckTest.gate(shop, UNRECORDED).missing()).isEqualTo(unrecorded);
      assertThat(gate().missing()).isEqualTo(unrecorded);
    }

    @Test
    void whereSettingsCameBeforeTheirRegistryNothingEarlierIsKnown() {
      shop.settings("registry plan/domains.json").commit("settings");
      shop.write("plan/domains.json", "search\n").commit("registry");

      GateResult gate = gate();

      assertThat(gate.missing()).isEmpty();
      assertThat(gate.baseline()).isEmpty();
      assertThat(gate.fails()).isFalse();
    }

    @Test
    void aNamedBaselineWithoutARegistryCannotBeRead() {
      shop.write("notes.txt", "nothing yet").commit("nothing yet");
      commit(9, GOOD);

      assertThat(BaselineCheckTest.gate(shop, than("HEAD~1")).missing().orElseThrow())
          .contains("cannot be read; choose another with --baseline");
    }

    @Test
    void aBaselineOfWhichNotAllIsHereIsNoPass() {
      shop.write(GOOD);
      shop.commit(ACommit.of("partial", shop.files()).lacking("sequences/checkout.json"));
      commit(9, WORSE);

      assertThat(BaselineCheckTest.gate(shop, UNRECORDED).missing().orElseThrow())
          .contains("cannot be assessed, because a part of it is missing here");
    }

    @Test
    void aRepositoryThatCannotBeReadIsNoPass() {
      commit(1, GOOD);
      shop.lockCommits("it is locked");

      GateResult gate = gate();

      assertThat(gate.missing().orElseThrow()).contains("it is locked");
      assertThat(gate.baseline()).isEmpty();
    }

    @Test
    void everythingThatWasOpenedIsClosed() {
      commit(1, GOOD);
      commit(2, WORSE);
      gate();
      BaselineCheckTest.gate(shop, than("HEAD~9"));

      assertThat(shop.open()).isZero();
    }
  }
}
