package dev.scorekeeper.domain.plan;

import static dev.scorekeeper.domain.history.Told.moment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Told;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Change.OfFinding;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.storedassessment.Written;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class ChangeTest {
  private static final Fact.Key CHECKOUT = new Fact.Key(Kind.DOMAIN, "checkout");
  private static final Fact.Key PAYMENT = new Fact.Key(Kind.DOMAIN, "payment");
  private static final Fact.Key DRIFT = new Fact.Key(Kind.FINDING, "count-drift checkout");
  private static final Finding DRIFTS =
      new Finding(
          "count-drift",
          Severity.WARNING,
          "checkout",
          "drifts",
          Optional.of(new WorkspacePath("registry.json")),
          Optional.empty());
  private static final List<String> PLANNED = List.of("planned");
  private static final List<String> FILE = List.of("", "", "sequences/checkout.json");
  private static final List<String> DRIFTING = List.of("warning", "drifts", "registry.json");

  @Test
  void isWhatHappenedToEachDomainThatIsDifferent() {
    assertThat(
            texts(
                assessed(Map.of(PAYMENT, PLANNED)),
                assessed(Map.of(CHECKOUT, List.of("broken", "missing")))))
        .containsExactly("added-broken checkout", "dropped payment");
    assertThat(
            texts(
                assessed(Map.of(CHECKOUT, PLANNED, PAYMENT, sized(1, 2))),
                assessed(
                    Map.of(
                        CHECKOUT, List.of("implemented", "catalog", "1", "2"),
                        PAYMENT, sized(1, 3)))))
        .containsExactly("cataloged checkout", "grew payment");
  }

  @Test
  void isASizeOrAReasonThatIsAnother() {
    assertThat(texts(saying(sized(3, 9)), saying(sized(4, 9)))).containsExactly("grew checkout");
    assertThat(texts(saying(sized(3, 9)), saying(sized(4, 8)))).containsExactly("shrank checkout");
    assertThat(texts(saying(sized(3, 9)), saying(sized(2, 10)))).containsExactly("shrank checkout");
    assertThat(texts(saying(List.of("broken", "missing")), saying(List.of("broken", "malformed"))))
        .containsExactly("changed checkout");
  }

  @Test
  void isToldByTheWholeLifeOfADomain() {
    Facts implemented = saying(sized(1, 1));
    Facts broken = saying(List.of("broken", "missing"));
    Facts gone = assessed(Map.of());

    assertThat(last(saying(PLANNED), broken, implemented)).containsExactly("delivered checkout");
    assertThat(last(implemented, broken, implemented)).containsExactly("repaired checkout");
    assertThat(last(implemented, gone, saying(PLANNED))).containsExactly("returned checkout");
    assertThat(last(gone, saying(PLANNED))).containsExactly("planned checkout");
  }

  @Test
  void isARenamingWhereOneLeavesWhileAnotherNamesItsFile() {
    Facts before = assessed(Map.of(CHECKOUT, sized(1, 1), profile("checkout"), FILE));
    Facts after = assessed(Map.of(PAYMENT, sized(1, 1), profile("payment"), FILE));

    assertThat(texts(before, after)).containsExactly("renamed payment formerly checkout");
  }

  @Test
  void isAReassessmentWhereOtherRulesSaySo() {
    PlanHistory lives = PlanHistory.UNKNOWN.then(moment(0).at(), saying(PLANNED), Cause.CHANGE);

    assertThat(
            Change.since(
                lives, saying(PLANNED), saying(sized(1, 1)), moment(1).at(), Cause.RULESET))
        .extracting(ChangeTest::text)
        .containsExactly("reassessed checkout");
  }

  @Test
  void readsNoLifeOfADomainThatSaysTheSame() {
    assertThat(
            Change.domains(
                assessed(Map.of(CHECKOUT, PLANNED, PAYMENT, PLANNED)),
                assessed(Map.of(CHECKOUT, sized(1, 1), PAYMENT, PLANNED))))
        .containsExactly("checkout");
    assertThat(Change.domains(saying(PLANNED), Facts.of(Outcome.UNREADABLE, List.of()))).isEmpty();
  }

  @Test
  void resolvesWhatOnlyAScanFindsOnlyWhereAScanDidNotFindIt() {
    Fact.Key stale = new Fact.Key(Kind.FINDING, "catalog-stale catalog.json");
    Fact.Key scanned = new Fact.Key(Kind.LAYER, "scanned-sequences");
    Facts found = assessed(Map.of(stale, DRIFTING, scanned, List.of("3")));

    assertThat(Change.findings(found, assessed(Map.of()))).isEmpty();
    assertThat(Change.findings(found, assessed(Map.of(scanned, List.of("3")))))
        .extracting(Change::event)
        .containsExactly(Event.RESOLVED);
  }

  @Test
  void isAFindingOpenedOrResolved() {
    Facts without = assessed(Map.of());
    Facts with = assessed(Map.of(DRIFT, DRIFTING));

    assertThat(Change.findings(without, with)).containsExactly(OfFinding.opened(DRIFTS));
    assertThat(Change.findings(with, without)).containsExactly(OfFinding.resolved(DRIFTS));
  }

  @Test
  void isNotAFindingThatOnlySaysItOtherwise() {
    assertThat(
            Change.findings(
                assessed(Map.of(DRIFT, DRIFTING)),
                assessed(Map.of(DRIFT, List.of("warning", "still drifts", "registry.json")))))
        .isEmpty();
  }

  @Test
  void isNotANameNorACount() {
    assertThat(
            texts(
                saying(PLANNED),
                assessed(
                    Map.of(
                        CHECKOUT,
                        PLANNED,
                        profile("checkout"),
                        List.of("Check out", "", ""),
                        new Fact.Key(Kind.LAYER, "catalog-entries"),
                        List.of("3")))))
        .isEmpty();
  }

  @Test
  void isNothingForAnUnreadableRunButTheFindingsItOpens() {
    Fact.Key registry = new Fact.Key(Kind.FINDING, "registry-unreadable registry.json");

    assertThat(
            texts(
                assessed(Map.of(CHECKOUT, PLANNED, DRIFT, DRIFTING)),
                Written.facts(
                    Outcome.UNREADABLE,
                    Map.of(registry, List.of("error", "is no JSON", "registry.json")))))
        .containsExactly("opened registry-unreadable");
  }

  @Test
  void comesDomainsFirstThenOpenedThenResolvedFindings() {
    Fact.Key orphan = new Fact.Key(Kind.FINDING, "sequence-orphan x");

    assertThat(
            texts(
                assessed(Map.of(DRIFT, DRIFTING)),
                assessed(Map.of(PAYMENT, PLANNED, orphan, DRIFTING))))
        .containsExactly("planned payment", "opened sequence-orphan", "resolved count-drift");
  }

  @Property
  void readFromSpansIsTheSameAsBetweenWhatHeldBeforeAndWhatARunSays(
      @ForAll("histories") List<Told> history) {
    List<Span> spans = Told.spans(history).all();
    Map<Long, List<Change>> byRun = Change.byRun(spans, spans, Instant.MIN);
    for (int i = 0; i < history.size(); i++) {
      Told told = history.get(i);
      List<Told> earlier = history.subList(0, i);
      Facts before = Told.state(earlier);
      PlanHistory lives = PlanHistory.UNKNOWN;
      Ruleset by = told.ruleset();
      for (Told one : earlier) {
        if (one.assessed()) {
          lives = PlanHistory.at(one.moment().at(), spans);
          by = one.ruleset();
        }
      }
      List<Change> changes =
          Change.since(
              lives,
              before,
              told.facts(),
              told.moment().at(),
              by.readsLike(told.ruleset()) ? Cause.CHANGE : Cause.RULESET);

      assertThat(byRun.getOrDefault(told.moment().position(), List.of()))
          .as("run %d of %s", i, history)
          .extracting(ChangeTest::text)
          .isEqualTo(changes.stream().map(ChangeTest::text).toList());
    }
  }

  @Property
  void isTheSameInWhateverOrderTheSpansCome(@ForAll("histories") List<Told> history) {
    List<Span> spans = Told.spans(history).all();
    List<Span> reversed = new ArrayList<>(spans);
    Collections.reverse(reversed);

    assertThat(Change.byRun(reversed, reversed, Instant.MIN))
        .isEqualTo(Change.byRun(spans, spans, Instant.MIN));
  }

  @Property
  void isOnlyAtMomentsWhereSomethingIsDifferent(@ForAll("histories") List<Told> history) {
    List<Span> spans = Told.spans(history).all();
    assertThat(Change.byRun(spans, spans, Instant.MIN).values())
        .allSatisfy(changes -> assertThat(changes).isNotEmpty());
  }

  @Property
  void isNothingFromAnAssessmentToItself(@ForAll("histories") List<Told> history) {
    assertThat(history).allSatisfy(told -> assertThat(texts(told.facts(), told.facts())).isEmpty());
  }

  @Provide
  Arbitrary<List<Told>> histories() {
    return Told.histories();
  }

  private static Facts assessed(Map<Fact.Key, List<String>> values) {
    return Written.facts(Outcome.ASSESSED, values);
  }

  private static Facts saying(List<String> verdict) {
    return assessed(Map.of(CHECKOUT, verdict));
  }

  private static Fact.Key profile(String domain) {
    return Fact.Key.ofProfile(domain);
  }

  private static List<String> sized(int movements, int beats) {
    return List.of(
        "implemented", "sequence-file", Integer.toString(movements), Integer.toString(beats));
  }

  private static List<String> texts(Facts before, Facts after) {
    return last(before, after);
  }

  /** What is different in the last of some states. */
  private static List<String> last(Facts... states) {
    PlanHistory lives = PlanHistory.UNKNOWN;
    for (int i = 0; i < states.length - 1; i++) {
      lives = lives.then(moment(i).at(), states[i], Cause.CHANGE);
    }
    int end = states.length - 1;
    return Change.since(lives, states[end - 1], states[end], moment(end).at(), Cause.CHANGE)
        .stream()
        .map(ChangeTest::text)
        .toList();
  }

  private static String text(Change change) {
    if (change instanceof OfFinding found) {
      return found.event().text() + " " + found.finding().id();
    }
    OfDomain domain = (OfDomain) change;
    return domain.event().text()
        + " "
        + domain.domain()
        + domain.formerly().map(" formerly "::concat).orElse("");
  }
}
