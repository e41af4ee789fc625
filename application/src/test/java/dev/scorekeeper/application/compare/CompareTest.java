package dev.scorekeeper.application.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.Changes;
import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Surroundings;
import dev.scorekeeper.application.Surroundings.Plan;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.testkit.commit.ACommit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is different between two states, over a repository with three commits. */
class CompareTest {
  private static final Plan FIRST =
      Plan.NONE.planned("search").planned("cart").implemented("checkout", 2, 9);
  private static final Plan SECOND = Plan.NONE.planned("search").implemented("checkout", 2, 8);
  private static final Plan THIRD =
      Plan.NONE.implemented("search", 1, 3).implemented("cart", 1, 1).broken("checkout");
  private static final Instant DAY_1 = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant DAY_5 = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant DAY_9 = Instant.parse("2026-01-09T10:00:00Z");
  private static final Reference WORKTREE = new Reference.Worktree();

  private final Surroundings shop = Surroundings.inRepository();
  private final String first = shop.commit("one", DAY_1.toString(), FIRST);
  private final String second = shop.commit("two", DAY_5.toString(), SECOND);
  private final String third = shop.commit("three", DAY_9.toString(), THIRD);

  private void recordAll() {
    shop.onBranch("main");
    for (String label : List.of("one", "two", "three")) {
      shop.checkOut(label).validate();
    }
    shop.change(past -> past.on("main")).choose(StreamChoice.OPEN);
  }

  private static List<String> events(Comparison comparison) {
    return comparison.difference().ledger().entries().stream()
        .map(entry -> entry.event().text() + " " + entry.domain())
        .toList();
  }

  private static List<Instant> moments(Comparison comparison) {
    return comparison.difference().ledger().entries().stream()
        .map(entry -> entry.at().at())
        .distinct()
        .toList();
  }

  private static Optional<Run> run(PlanState state) {
    return state.run().map(RecordedRun::run);
  }

  private Comparison toTheFiles() {
    return shop.compare(Optional.empty(), WORKTREE);
  }

  @Test
  void twoCommitsThatNobodyRecordedAreAssessedOnTheSpot() {
    Comparison comparison = shop.compare("main~2", "main~1");

    assertThat(comparison.stream()).isEqualTo(Surroundings.MAIN);
    assertThat(comparison.from().revision()).contains(first);
    assertThat(comparison.to().revision()).contains(second);
    assertThat(comparison.sameRuleset()).isTrue();
    assertThat(events(comparison)).containsExactly("dropped cart");
    assertThat(comparison.difference().ledger().entries().get(0).since()).contains(DAY_1);
    assertThat(moments(comparison)).containsExactly(DAY_5);
    assertThat(Changes.texts(comparison.difference().resized()))
        .containsExactly("shrank checkout: implemented 2/9 → implemented 2/8");
    assertThat(comparison.difference().opened()).isEmpty();
    assertThat(shop.histories().exists()).isFalse();
  }

  @Test
  void commitsOnTheWayThatNobodyRecordedAreAssessedOnTheSpotToo() {
    Comparison comparison = shop.compare("main~2", "main");

    assertThat(moments(comparison)).containsExactly(DAY_5, DAY_9);
    assertThat(events(comparison))
        .containsExactly("dropped cart", "delivered search", "returned cart", "broke checkout");
    assertThat(shop.histories().exists()).isFalse();
  }

  @Test
  void recordedRunsTellWhatHappenedOnTheWay() {
    recordAll();

    Comparison comparison = shop.compare("main~2", "main");

    assertThat(run(comparison.from())).isPresent();
    assertThat(events(comparison))
        .containsExactly("dropped cart", "delivered search", "returned cart", "broke checkout");
    assertThat(moments(comparison)).containsExactly(DAY_5, DAY_9);
    assertThat(comparison.difference().opened())
        .singleElement()
        .extracting(Finding::id, Finding::subject)
        .containsExactly("sequence-file-missing", "checkout");
    assertThat(comparison.difference().ledger().opening()).hasSize(3);
    assertThat(comparison.difference().ledger().closing()).hasSize(3);
  }

  @Test
  void withoutANameTheLastRunIsTheFirstState() {
    recordAll();

    Comparison same = toTheFiles();

    assertThat(same.from().revision()).contains(third);
    assertThat(same.difference().isEmpty()).isTrue();
    shop.write(Plan.NONE.implemented("search", 1, 3));
    Comparison comparison = toTheFiles();
    assertThat(events(comparison)).containsExactlyInAnyOrder("lost cart", "lost checkout");
    assertThat(comparison.difference().resolved())
        .singleElement()
        .extracting(Finding::subject)
        .isEqualTo("checkout");
  }

  @Test
  void theFilesGoOnFromWhereTheStreamStands() {
    recordAll();
    shop.write(Plan.NONE.implemented("search", 1, 3));

    Comparison comparison = shop.compare("2026-01-03", "worktree");

    assertThat(comparison.from().revision()).contains(first);
    assertThat(events(comparison))
        .containsSubsequence("dropped cart", "returned cart", "lost cart");
    assertThat(moments(comparison)).containsExactly(DAY_5, DAY_9, shop.now());
  }

  @Test
  void theFilesGoOnFromAStateThatWasObservedLaterThanNow() {
    recordAll();
    shop.write(THIRD.planned("menu")).at("2026-01-07T10:00:00Z");

    Comparison comparison = shop.compare("main~2", "worktree");

    assertThat(events(comparison)).contains("dropped cart", "returned cart", "planned menu");
    assertThat(moments(comparison)).containsExactly(DAY_5, DAY_9, DAY_9.plusMillis(1));
  }

  @Test
  void ofARunThatDoesNotSpeakTheStreamTellsNothingOfTheWay() {
    recordAll();
    Run draft = shop.checkOut("one").onBranch("main").write(FIRST.planned("menu")).validate().run();
    shop.choose(StreamChoice.OPEN).change(past -> past.on("main"));
    assertThat(draft.source()).isEqualTo(Source.DRAFT);

    Comparison comparison = shop.compare("main~2", draft.id().hex());

    assertThat(events(comparison)).containsExactly("planned menu");
    assertThat(moments(comparison)).containsExactly(draft.observedAt());
  }

  @Test
  void ofAStateThatNobodyRecordedTheStreamKnowsTheLivesUntilThen() {
    shop.onBranch("main").checkOut("one").validate();
    shop.change(past -> past.on("main")).choose(StreamChoice.OPEN);

    Comparison comparison = shop.compare("main~1", "main");

    assertThat(comparison.from().run()).isEmpty();
    assertThat(comparison.to().run()).isEmpty();
    assertThat(events(comparison))
        .containsExactlyInAnyOrder("returned cart", "delivered search", "broke checkout");
    OfDomain delivered =
        comparison.difference().ledger().entries().stream()
            .filter(entry -> entry.domain().equals("search"))
            .findFirst()
            .orElseThrow();
    assertThat(delivered.since()).contains(DAY_1);
  }

  @Test
  void whatIsOlderIsShownFirstWhicheverIsNamedFirst() {
    for (boolean recorded : List.of(false, true)) {
      if (recorded) {
        recordAll();
      }
      Comparison comparison = shop.compare("main", "main~1");

      assertThat(comparison.from().revision()).contains(second);
      assertThat(comparison.to().revision()).contains(third);
      assertThat(comparison.difference()).isEqualTo(shop.compare("main~1", "main").difference());
      assertThat(comparison.note())
          .contains("main~1 is older than main: shown from main~1 to main.");
    }
    assertThat(shop.compare("worktree", "main").note())
        .contains("main is older than the files: shown from main to the files.");
    assertThat(shop.compare("2026-01-07", "2026-01-03").from().revision()).contains(first);
  }

  /** What the events say of how long it was as it was before, in days. */
  private static List<String> ages(Comparison comparison) {
    return comparison.difference().ledger().entries().stream()
        .map(
            entry ->
                entry.event().text()
                    + " "
                    + entry.domain()
                    + entry
                        .since()
                        .map(since -> " " + Duration.between(since, entry.at().at()).toDays())
                        .orElse(""))
        .toList();
  }

  @Test
  void aCommitThatChangedNoInputTellsTheStoryOfTheOneBeforeIt() {
    shop.write("notes.txt", "a").commit("four");
    shop.write("notes.txt", "b").commit("five");
    recordAll();

    Comparison comparison = shop.compare("main~3", "main~1");

    assertThat(comparison.to().revision()).contains(shop.revision("four"));
    assertThat(comparison.to().run()).isEqualTo(shop.compare("main~3", "main~2").to().run());
    assertThat(comparison.difference()).isEqualTo(shop.compare("main~3", "main~2").difference());
    assertThat(ages(shop.compare("main~4", "main")))
        .isEqualTo(ages(shop.compare("main~4", "main~2")))
        .contains("delivered search 8");
    assertThat(shop.compare("main~2", "main").difference().isEmpty()).isTrue();
    assertThat(comparison.to().title())
        .startsWith("commit " + shop.revision("four").substring(0, 8) + ", the same as run ")
        .contains("commit " + third.substring(0, 8) + " of ");
  }

  @Test
  void aClockThatIsAheadOnTheWayMovesNothingThatIsRecorded() {
    Surroundings other = Surroundings.inRepository();
    other.commit("one", DAY_1.toString(), FIRST);
    other.write("notes.txt", "a").commit("same", DAY_1.plusSeconds(60).toString(), FIRST);
    other.write("notes.txt", "b").commit("ahead", "2026-12-31T10:00:00Z", FIRST);
    other.commit("less", DAY_5.toString(), SECOND);
    other.onBranch("main");
    for (String label : List.of("one", "same", "less")) {
      other.checkOut(label).validate();
    }
    other.change(past -> past.on("main")).choose(StreamChoice.OPEN);

    Comparison comparison = other.compare("main~2", "main");

    assertThat(events(comparison)).containsExactly("dropped cart");
    assertThat(moments(comparison)).containsExactly(DAY_5);
    assertThat(comparison.difference().ledger().entries().get(0).since()).contains(DAY_1);
  }

  @Test
  void aCommitThatOnlyAnotherBranchRecordedIsTakenFromTheLineThatIsAsked() {
    Surroundings other = Surroundings.inRepository();
    other.settings("registry orchestration-domains.json");
    other.commit("one", DAY_1.toString(), FIRST);
    other.onBranch("feature").validate();
    other.settings("registry other.json").write("other.json", "search\n");
    other.commit("two", DAY_1.plusSeconds(60).toString(), FIRST);
    other.write("notes.txt", "a").commit("same", DAY_1.plusSeconds(120).toString(), FIRST);
    other.validate();
    other.onBranch("main").checkOut("two").validate();
    other.checkOut("same").write("other.json", "search\ncart\n");
    other.change(past -> past.on("main"));
    other.commit("more", DAY_5.toString(), FIRST);
    other.checkOut("more").validate();
    other.change(past -> past.on("main")).choose(StreamChoice.OPEN);

    Comparison comparison = other.compare("main~1", "main");

    assertThat(comparison.from().run().orElseThrow().stream().branch()).isEqualTo("main");
    assertThat(events(comparison)).containsExactly("planned cart");
  }

  @Test
  void nobodySaysForHowLongItWasSoBeforeAnybodyLooked() {
    assertThat(ages(shop.compare("main~1", "main")))
        .containsExactlyInAnyOrder("added cart", "delivered search", "broke checkout");
    shop.change(past -> past.cutBefore("two"));
    assertThat(ages(shop.compare("main~1", "main")))
        .containsExactlyInAnyOrder("added cart", "delivered search", "broke checkout");
  }

  @Test
  void whatWasMergedFromAnotherBranchIsComparedAsTheTwoEnds() {
    shop.change(past -> past.detachedAt("two").on("side"));
    shop.commit("beside", "2026-01-10T10:00:00Z", SECOND.planned("menu"));
    shop.change(past -> past.on("main"));
    shop.write(THIRD.planned("menu"));
    shop.commit(ACommit.of("merge", shop.files()).merging("beside"));

    Comparison comparison = shop.compare("side", "main");

    assertThat(comparison.note())
        .contains("side was merged into main from another branch: only the two ends are compared.");
    assertThat(ages(comparison))
        .containsExactlyInAnyOrder("added cart", "delivered search", "broke checkout");
  }

  @Test
  void branchesThatPartedAreShownFromWhereTheyDid() {
    shop.change(past -> past.detachedAt("one").on("side"));
    shop.commit("beside", "2026-01-07T10:00:00Z", FIRST.planned("menu"));

    Comparison comparison = shop.compare("main", "side");

    assertThat(comparison.from().revision()).contains(first);
    assertThat(events(comparison)).containsExactly("planned menu");
    assertThat(comparison.note())
        .contains("Shown from " + first.substring(0, 8) + ", where side left main.");
    assertThat(events(shop.compare("main...side", "side"))).containsExactly("planned menu");
    assertThat(shop.compare("main...side", "side").note()).isEmpty();
    assertThat(shop.compare("main...", "worktree").from().revision()).contains(first);
    assertThat(events(shop.compare("main", "worktree"))).containsExactly("planned menu");
  }

  @Test
  void whereACloneEndsBeforeBranchesMeetOnlyTheEndsAreComparedAndThatIsSaid() {
    shop.change(past -> past.detachedAt("two").on("side"));
    shop.commit("beside", "2026-01-07T10:00:00Z", SECOND.planned("menu"));
    shop.change(past -> past.cutBefore("three"));

    Comparison comparison = shop.compare("main", "side");

    assertThat(comparison.note().orElseThrow())
        .startsWith("This clone ends before main and side meet: only the two ends are compared")
        .contains("fetch-depth: 0");
    assertThat(ages(comparison)).isNotEmpty().noneMatch(age -> age.matches(".*\\d"));
    assertThatThrownBy(() -> shop.compare("main...side", "side"))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("fetch-depth: 0");
  }

  @Test
  void theWayFromARunToOneOfAnotherStreamIsThatOfTheCommits() {
    recordAll();
    shop.onBranch("next").write(SECOND.planned("menu"));
    shop.commit("four");
    Run there = shop.validate().run();
    shop.choose(StreamChoice.OPEN);

    Comparison comparison = shop.compare("main~3", there.id().hex());

    assertThat(comparison.stream()).isEqualTo(Surroundings.MAIN);
    assertThat(run(comparison.to())).contains(there);
    assertThat(events(comparison))
        .containsExactly(
            "dropped cart",
            "delivered search",
            "returned cart",
            "broke checkout",
            "planned menu",
            "repaired checkout",
            "lost cart",
            "replanned search");
    assertThat(moments(comparison)).containsExactly(DAY_5, DAY_9, there.observedAt());
  }

  @Test
  void aRunOfAnotherStreamDoesNotGoOnInTheFiles() {
    recordAll();
    Run elsewhere = shop.onBranch("next").validate().run();
    shop.choose(StreamChoice.OPEN).write(THIRD.planned("menu"));

    Comparison comparison = shop.compare(elsewhere.id().hex(), "worktree");

    assertThat(run(comparison.from())).contains(elsewhere);
    assertThat(elsewhere.stream()).isEqualTo(new StreamId(Surroundings.MAIN.project(), "next"));
    assertThat(events(comparison)).containsExactly("planned menu");
  }

  @Test
  void otherRulesAreSaidAndMakeNoEvents() {
    recordAll();
    shop.settings("fields.name /title").write(SECOND);

    Comparison comparison = toTheFiles();

    assertThat(comparison.sameRuleset()).isFalse();
    assertThat(comparison.difference().ledger().entries())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.event()).isEqualTo(Event.REASSESSED);
              assertThat(entry.cause()).isEqualTo(Cause.RULESET);
            });
  }

  @Test
  void otherRulesThanADraftsMakeNoEventsEither() {
    recordAll();
    Run draft = shop.write(THIRD.planned("menu")).validate().run();
    shop.settings("fields.name /title").write(SECOND);

    assertThat(shop.compare(draft.id().hex(), "worktree").difference().ledger().entries())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.cause()).isEqualTo(Cause.RULESET));
  }

  @Test
  void anUnreadableStateTakesNothingAway() {
    recordAll();
    shop.breakRegistry();

    Comparison comparison = toTheFiles();

    assertThat(comparison.to().isReadable()).isFalse();
    assertThat(events(comparison)).isEmpty();
    assertThat(comparison.difference().opened())
        .extracting(Finding::id)
        .containsExactly("registry-unreadable");
    assertThat(comparison.difference().resolved()).isEmpty();
  }

  @Test
  void ofAnUnreadableRunWhatWasKnownBeforeIsCompared() {
    recordAll();
    shop.breakRegistry();
    shop.commit("broken off");
    shop.validate();
    shop.write(THIRD.planned("menu"));

    Comparison comparison = toTheFiles();

    assertThat(comparison.from().isReadable()).isFalse();
    assertThat(events(comparison)).containsExactly("planned menu");
    assertThat(comparison.difference().resolved())
        .extracting(Finding::id)
        .containsExactly("registry-unreadable");
  }

  @Test
  void ofACommitThatCannotBeReadAndNoneBeforeItNothingIsKnown() {
    Surroundings other = Surroundings.inRepository();
    other.breakRegistry().commit("begun badly");
    other.write(SECOND.planned("menu")).commit("mended");

    assertThatThrownBy(() -> other.compare("main~1", "main"))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("no domain was assessed in commit ")
        .hasMessageEndingWith(", which cannot be read");
  }

  @Test
  void ofACommitThatCannotBeReadWhatWasKnownBeforeIsComparedWhetherOrNotItIsRecorded() {
    shop.breakRegistry().commit("broken off");
    shop.write(THIRD.planned("menu")).commit("mended");

    List<String> unrecorded = events(shop.compare("main~1", "main"));
    assertThat(unrecorded).containsExactly("planned menu");
    assertThat(shop.compare("main~1", "main~2").to().isReadable()).isFalse();
    recordAll();
    shop.checkOut("broken off").validate();
    assertThat(events(shop.compare("main~1", "main"))).isEqualTo(unrecorded);
  }

  @Test
  void filesThatCannotBeReadAreTheLaterStateWhicheverIsNamedFirst() {
    shop.breakRegistry();

    assertThat(shop.compare("worktree", "main").to().isReadable()).isFalse();
  }

  @Test
  void withoutAHistoryThereIsNoLastRun() {
    assertThatThrownBy(this::toTheFiles)
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("there is no history at ");
  }

  @Test
  void aStreamWithoutRunsHasNoLastRun() {
    recordAll();
    shop.onBranch("next");

    assertThatThrownBy(this::toTheFiles)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("no run of example.org/acme/shop on next is recorded")
        .hasMessageContaining("there are runs of example.org/acme/shop on main");
  }

  @Test
  void commitsThatNobodyRecordedAreReadFirstWhereThatIsWanted() {
    Comparison comparison = shop.compare(Optional.empty(), WORKTREE, true);

    assertThat(comparison.from().revision()).contains(third);
    assertThat(run(comparison.from()).map(Run::source)).contains(Source.GIT);
    assertThat(comparison.difference().isEmpty()).isTrue();
    assertThat(shop.notices())
        .singleElement()
        .satisfies(
            notice ->
                assertThat(notice)
                    .contains("read 3 past commits of ", "and recorded the 3 that changed"));
  }

  @Test
  void aProjectThatIsChosenIsTheOneOfDatesAndCommits() {
    recordAll();
    shop.choose(new StreamChoice(Optional.of("elsewhere"), Optional.empty(), Map.of()));

    Comparison comparison = shop.compare("main~1", "main");

    assertThat(comparison.stream()).isEqualTo(new StreamId("elsewhere", "main"));
    assertThat(comparison.from().run()).isEmpty();
  }

  @Test
  void everythingThatWasOpenedIsClosed() {
    recordAll();
    shop.compare("main~1", "worktree");
    assertThatThrownBy(() -> shop.compare("main~1", "nothing"))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(shop.open()).isZero();
  }
}
