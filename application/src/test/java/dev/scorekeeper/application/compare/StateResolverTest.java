package dev.scorekeeper.application.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Surroundings;
import dev.scorekeeper.application.Surroundings.Plan;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.testkit.commit.ACommit;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which state a word means. */
class StateResolverTest {
  private static final Plan PLAN = Plan.NONE.implemented("checkout", 2, 9).planned("search");
  private static final Ruleset PRESENT = Ruleset.of(Layout.DEFAULT);
  private static final Facts FACTS = SomeFacts.none().planned("search").assessed();

  private final Surroundings shop = Surroundings.inRepository();

  private String commit(int day, Plan plan) {
    return shop.commit("day " + day, "2026-01-%02dT10:00:00Z".formatted(day), plan);
  }

  private PlanState find(String word) {
    try (StateResolver states = shop.states()) {
      return states.from(Reference.of(word));
    }
  }

  private Optional<Run> run(String name) {
    try (StateResolver states = shop.states()) {
      return states.run(Reference.of(name)).map(told -> told.run().run());
    }
  }

  private static Optional<Run> run(PlanState state) {
    return state.run().map(RecordedRun::run);
  }

  private void isRefused(String word, String... why) {
    assertThatThrownBy(() -> find(word))
        .as(word)
        .isInstanceOfAny(HistoryException.class, InvalidRequestException.class)
        .hasMessageContainingAll(why);
  }

  private static ARun aRun(int number) {
    return ARun.number(number).on(Surroundings.MAIN).by(PRESENT);
  }

  private Run record(ARun run) {
    return record(run, FACTS);
  }

  private Run record(ARun run, Facts facts) {
    return shop.history().log().record(run.run(), facts).run();
  }

  /** A run whose identity begins with some digits. */
  private static ARun called(int number, String digits) {
    return aRun(number).called(digits + "0".repeat(32 - digits.length()));
  }

  @Test
  void theFilesAreReadAsTheyLieNow() {
    commit(1, PLAN);
    Validation draft = shop.write(PLAN.planned("cart")).validate();

    PlanState state = find("worktree");

    assertThat(state.facts()).isEqualTo(Facts.of(draft.assessment())).isEqualTo(state.known());
    assertThat(state.run()).isEmpty();
    assertThat(state.revision()).isEmpty();
    assertThat(state.at()).isEqualTo(shop.now());
    assertThat(state.ruleset()).isEqualTo(PRESENT);
    assertThat(state.isReadable()).isTrue();
  }

  @Test
  void aMomentMeansTheLastStateUpToItDraftsAside() {
    commit(1, PLAN);
    Run first = record(aRun(1));
    Run second = record(aRun(3));
    record(aRun(5).from(Source.DRAFT));

    assertThat(run(find(ARun.time(2).toString()))).contains(first);
    assertThat(run(find(ARun.time(3).toString()))).contains(second);
    assertThat(run(find("2026-12-31"))).contains(second);
    isRefused(
        "2026-01-01",
        "example.org/acme/shop on main has no run up to 2026-01-01 00:00; its first is of");
  }

  @Test
  void aMomentMeansNoStateOfAnotherStream() {
    commit(1, PLAN);
    record(aRun(1).on(new StreamId(Surroundings.MAIN.project(), "next")));

    isRefused("2026-12-31", "has no run up to 2026-12-31 00:00");
  }

  @Test
  void withoutAHistoryNothingIsRecorded() {
    isRefused("2026-12-31", "has no run up to 2026-12-31 00:00");
    assertThat(run("abcd")).isEmpty();
  }

  @Test
  void theBeginningOfAnIdentityMeansARun() {
    Run run = record(called(1, "abcdef0123"));
    record(called(2, "abcdff"));

    for (String name : List.of("abcde", "abcdef01", run.id().hex())) {
      assertThat(run(find(name))).as(name).contains(run);
      assertThat(run(name)).as(name).contains(run);
    }
    assertThat(find("abcde").facts()).isEqualTo(FACTS);
    assertThat(find("abcde").at()).isEqualTo(run.observedAt());
  }

  @Test
  void fourDigitsAreEnoughAndThreeAreNot() {
    Run run = record(called(1, "abcdef"));

    assertThat(run(find("abcd"))).contains(run);
    isRefused("abc", "'abc' is neither a run, a commit nor a time");
    assertThat(run("abc")).isEmpty();
  }

  @Test
  void aDraftCanBeNamedByItsIdentity() {
    Run draft = record(called(1, "abcdef").from(Source.DRAFT).of("0".repeat(40)));

    assertThat(run(find("abcdef"))).contains(draft);
  }

  @Test
  void aBeginningOfSeveralIdentitiesIsRefusedWithAll() {
    record(called(1, "abcdef0123"));
    record(called(2, "abcdef0124"));

    for (String name : List.of("abcd", "abcdef012")) {
      isRefused(name, "'" + name + "' could be run abcdef0123", ", run abcdef0124", "write more");
      assertThatThrownBy(() -> run(name)).isInstanceOf(HistoryException.class);
    }
  }

  @Test
  void aNameWithOtherCharactersMeansNoRun() {
    record(called(1, "abcdef"));

    isRefused("ABCDEF", "is neither a run");
    isRefused("abcdef-", "is neither a run");
    isRefused("abcdefg", "is neither a run");
  }

  @Test
  void eightDigitsOfARunMeanItThoughACommitBeginsSoToo() {
    String revision = commit(1, PLAN);
    Run run = record(called(1, revision.substring(0, 9)));

    assertThat(run(find(revision.substring(0, 8)))).contains(run);
    assertThat(run(revision.substring(0, 8))).contains(run);
    isRefused(
        revision.substring(0, 7), "could be run " + run.id(), ", commit " + revision, "write more");
    assertThatThrownBy(() -> run(revision.substring(0, 7))).isInstanceOf(HistoryException.class);
    assertThat(find(revision).revision()).contains(revision);
    assertThat(run(find(revision))).isEmpty();
  }

  @Test
  void aCommitIsNamedAsTheRepositoryNamesIt() {
    String first = commit(1, PLAN);
    String second = commit(2, PLAN.planned("cart"));
    shop.change(past -> past.tag("v1", "day 1").originBranch("next", "day 1"));

    for (String name :
        List.of("HEAD~1", "main^", "v1", "origin/next", first, first.substring(0, 7))) {
      assertThat(find(name).revision()).as(name).contains(first);
    }
    assertThat(find("main").revision()).contains(second);
    for (String name : List.of("main~9", "v2", "\u001b")) {
      isRefused(name, "is neither a run, a commit nor a time");
    }
  }

  @Test
  void aCommitThatNoRunRecordedIsAssessedByThePresentSettings() {
    String revision = commit(1, PLAN);
    shop.write(PLAN.planned("cart"));

    PlanState state = find("main");

    assertThat(state.run()).isEmpty();
    assertThat(state.revision()).contains(revision);
    assertThat(state.at()).isEqualTo("2026-01-01T10:00:00Z");
    assertThat(state.ruleset()).isEqualTo(PRESENT);
    assertThat(state.facts().assessment().findings()).isNotEmpty();
    assertThat(state.facts())
        .isEqualTo(Facts.of(shop.write(PLAN).validate().assessment()))
        .isEqualTo(state.known());
  }

  @Test
  void aCommitThatARunRecordedIsAsTheRunSays() {
    String revision = commit(1, PLAN);
    Run run = shop.validate().run();

    assertThat(run(find("main"))).contains(run);
    assertThat(run(find(revision.substring(0, 6)))).contains(run);
    assertThat(run("main")).contains(run);
  }

  @Test
  void aRunByOtherSettingsDoesNotSpeakForACommitThatIsAtHand() {
    String revision = commit(1, PLAN);
    Run other = shop.validate().run();
    shop.settings("fields.name /title");

    PlanState state = find("main");

    assertThat(state.run()).isEmpty();
    assertThat(state.ruleset()).isEqualTo(shop.workspace().ruleset());
    assertThat(state.at()).isEqualTo(other.observedAt());
    assertThat(run("main")).contains(other);
    shop.loseRepository().settings("fields.name /title", "project example.org/acme/shop");
    assertThat(run(find(revision))).contains(other);
  }

  @Test
  void aCommitThatIsAssessedKeepsTheMomentThatTheHistoryKnows() {
    String revision = commit(1, PLAN);
    record(aRun(77).by(ARun.RULES).of(revision));

    PlanState state = find("main");

    assertThat(state.run()).isEmpty();
    assertThat(state.at()).isEqualTo(ARun.time(77));
  }

  @Test
  void aCommitThatOnlyRunsKnowIsNamedByItsBeginning() {
    commit(1, PLAN);
    String revision = "abcdef0123" + "0".repeat(30);
    Run run = record(aRun(1).of(revision));

    assertThat(run(find("abcd"))).contains(run);
    assertThat(run(find(revision))).contains(run);
    isRefused("abc", "is neither a run");
    record(aRun(2).of("abcdef0124" + "0".repeat(30)));
    isRefused("abcdef", "commit abcdef0123", ", commit abcdef0124");
  }

  @Test
  void aCommitThatOnlyDraftsKnowCannotBeHad() {
    commit(1, PLAN);
    record(aRun(1).of("abcdef0123" + "0".repeat(30)).from(Source.DRAFT));

    isRefused("abcdef", "commit abcdef0123", "is not in this repository, and no run of it");
    assertThatThrownBy(() -> run("abcdef"))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("no run of commit abcdef01 was recorded");
  }

  @Test
  void commitsOfAnotherProjectsRunsMeanNothingHere() {
    commit(1, PLAN);
    record(aRun(1).on(new StreamId("elsewhere", "main")).of("abcdef0123" + "0".repeat(30)));

    isRefused("abcdef", "is neither a run");
  }

  @Test
  void theRunThatSpeaksBestForACommitIsByThePresentRulesThenOfThisStreamThenTheLast() {
    String revision = commit(1, PLAN);
    StreamId next = new StreamId(Surroundings.MAIN.project(), "next");

    Run old = record(aRun(1).by(ARun.RULES).of(revision));
    assertThat(run("main")).contains(old);
    Run elsewhere = record(aRun(2).on(next).of(revision));
    assertThat(run("main")).contains(elsewhere);
    Run here = record(aRun(3).of(revision));
    assertThat(run("main")).contains(here);
    Run last = record(aRun(4).of(revision));
    assertThat(run("main")).contains(last);
    record(aRun(5).on(next).of(revision));
    record(aRun(6).by(ARun.RULES).of(revision));
    record(aRun(7).of(revision).from(Source.DRAFT));
    assertThat(run("main")).contains(last);
    assertThat(run(find("main"))).contains(last);
  }

  @Test
  void aRunOfALongerNameDoesNotSpeakForACommit() {
    String revision = commit(1, PLAN);
    record(aRun(1).of(revision + "00"));

    assertThat(run(find(revision))).isEmpty();
    assertThatThrownBy(() -> run(revision))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("nor of one before it with the same result");
  }

  @Test
  void aStateThatCouldNotBeReadKnowsWhatItsStreamSaidLast() {
    commit(1, PLAN);
    Run good = record(aRun(1));
    Facts unreadable =
        SomeFacts.none().error("registry-unreadable", "plan", "is gone").unreadable();
    record(called(2, "abcdef"), unreadable);

    PlanState state = find("abcdef");

    assertThat(state.isReadable()).isFalse();
    assertThat(state.facts()).isEqualTo(unreadable);
    assertThat(state.known()).isEqualTo(FACTS.withFindingsOf(unreadable));
    assertThat(find(good.observedAt().toString()).known()).isEqualTo(FACTS);
  }

  @Test
  void aStateThatCouldNotBeReadFromTheBeginningKnowsNothing() {
    commit(1, PLAN);
    Facts unreadable =
        SomeFacts.none().error("registry-unreadable", "plan", "is gone").unreadable();
    record(called(1, "abcdef"), unreadable);
    record(aRun(2));

    assertThat(find("abcdef").known()).isEqualTo(unreadable);
  }

  @Test
  void aCommitWithoutARegistryIsAStateThatCannotBeRead() {
    shop.write("notes.txt", "").commit("nothing yet");

    assertThat(find("main").facts().outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(find("main").facts().assessment().findings())
        .extracting(Finding::id)
        .contains("registry-unreadable");
  }

  @Test
  void aCommitOfWhichNotAllIsHereIsNotAssessed() {
    shop.write(PLAN);
    shop.commit(ACommit.of("partial", shop.files()).lacking("sequences/checkout.json"));

    isRefused(
        "main",
        "cannot be assessed, because a part of it is missing here: sequences/checkout.json");
  }

  @Test
  void aRepositoryThatCannotBeReadIsSaid() {
    shop.lockCommits("it is locked");

    isRefused("main", "it is locked");
  }

  @Test
  void aMomentIsFoundWithoutARepository() {
    Surroundings alone = Surroundings.alone().write(PLAN);
    Run run = alone.validate().run();
    try (StateResolver states = alone.states()) {
      assertThat(states.at(Instant.MAX).flatMap(StateResolverTest::run)).contains(run);
      assertThatThrownBy(() -> states.from(new Reference.Named("main")))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void aCommitSaysWhoWroteItWhereTheRepositoryHasIt() {
    shop.write(PLAN);
    String revision = shop.commit(ACommit.of("one", shop.files()).by("Grace").saying("Plan it"));
    try (StateResolver states = shop.states()) {
      assertThat(states.note(revision).orElseThrow().author()).isEqualTo("Grace");
      assertThat(states.note(revision).orElseThrow().subject()).isEqualTo("Plan it");
      assertThat(states.note("0".repeat(40))).isEmpty();
    }
    assertThat(shop.open()).isZero();
  }
}
