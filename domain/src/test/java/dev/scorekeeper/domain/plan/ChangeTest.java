package dev.scorekeeper.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Fact.Kind;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.fact.Written;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Told;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Change.Opened;
import dev.scorekeeper.domain.plan.Change.Resolved;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.WorkspacePath;
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
  private static final List<String> DRIFTING = List.of("warning", "drifts", "registry.json");

  @Test
  void isARegisteredAndARetiredDomain() {
    assertThat(
            Change.between(
                assessed(Map.of(PAYMENT, PLANNED)),
                assessed(Map.of(CHECKOUT, List.of("broken", "missing")))))
        .containsExactly(
            new OfDomain(
                "checkout",
                Optional.empty(),
                Optional.of(new Verdict.Broken(Verdict.Reason.MISSING))),
            new OfDomain("payment", Optional.of(new Verdict.Planned()), Optional.empty()));
  }

  @Test
  void resolvesWhatOnlyAScanFindsOnlyWhereAScanDidNotFindIt() {
    Fact.Key stale = new Fact.Key(Kind.FINDING, "catalog-stale catalog.json");
    Fact.Key scanned = new Fact.Key(Kind.LAYER, "scanned-sequences");
    Facts found = assessed(Map.of(stale, DRIFTING, scanned, List.of("3")));

    assertThat(Change.between(found, assessed(Map.of()))).isEmpty();
    assertThat(Change.between(found, assessed(Map.of(scanned, List.of("3")))))
        .hasOnlyElementsOfType(Resolved.class)
        .hasSize(1);
  }

  @Test
  void isAnotherVerdictOrAnotherSize() {
    assertThat(
            Change.between(
                assessed(
                    Map.of(
                        CHECKOUT,
                        PLANNED,
                        PAYMENT,
                        List.of("implemented", "sequence-file", "1", "2"))),
                assessed(
                    Map.of(
                        CHECKOUT, List.of("implemented", "catalog", "1", "2"),
                        PAYMENT, List.of("implemented", "sequence-file", "1", "3")))))
        .containsExactly(
            new OfDomain(
                "checkout",
                Optional.of(new Verdict.Planned()),
                Optional.of(new Verdict.ByCatalog(new Size(1, 2)))),
            new OfDomain(
                "payment",
                Optional.of(new Verdict.BySequenceFile(new Size(1, 2))),
                Optional.of(new Verdict.BySequenceFile(new Size(1, 3)))));
  }

  @Test
  void isAFindingOpenedOrResolved() {
    Facts without = assessed(Map.of());
    Facts with = assessed(Map.of(DRIFT, DRIFTING));

    assertThat(Change.between(without, with)).containsExactly(new Opened(DRIFTS));
    assertThat(Change.between(with, without)).containsExactly(new Resolved(DRIFTS));
  }

  @Test
  void isNotAFindingThatOnlySaysItOtherwise() {
    assertThat(
            Change.between(
                assessed(Map.of(DRIFT, DRIFTING)),
                assessed(Map.of(DRIFT, List.of("warning", "still drifts", "registry.json")))))
        .isEmpty();
  }

  @Test
  void isNotANameNorACount() {
    assertThat(
            Change.between(
                assessed(Map.of()),
                assessed(
                    Map.of(
                        new Fact.Key(Kind.PROFILE, "checkout"),
                        List.of("Check out", "", ""),
                        new Fact.Key(Kind.LAYER, "catalog-entries"),
                        List.of("3")))))
        .isEmpty();
  }

  @Test
  void isNothingForAnUnreadableRunButTheFindingsItOpens() {
    Fact.Key registry = new Fact.Key(Kind.FINDING, "registry-unreadable registry.json");

    assertThat(
            Change.between(
                assessed(Map.of(CHECKOUT, PLANNED, DRIFT, DRIFTING)),
                Written.facts(
                    Outcome.UNREADABLE,
                    Map.of(registry, List.of("error", "is no JSON", "registry.json")))))
        .extracting(Object::getClass)
        .isEqualTo(List.of(Opened.class));
  }

  @Test
  void hasDomainsFirstThenFindingsOpenedThenFindingsResolved() {
    Fact.Key orphan = new Fact.Key(Kind.FINDING, "sequence-orphan a.json");

    assertThat(
            Change.between(
                assessed(Map.of(DRIFT, DRIFTING)),
                assessed(Map.of(PAYMENT, PLANNED, orphan, DRIFTING))))
        .extracting(Object::getClass)
        .isEqualTo(List.of(OfDomain.class, Opened.class, Resolved.class));
  }

  @Property
  void readFromSpansIsTheSameAsBetweenWhatHeldBeforeAndWhatARunSays(
      @ForAll("histories") List<Told> history) {
    Map<Long, List<Change>> byRun = Change.byRun(Told.spans(history).all());
    for (int i = 0; i < history.size(); i++) {
      Told told = history.get(i);
      List<Change> changes = Change.between(Told.state(history.subList(0, i)), told.facts());

      assertThat(byRun.getOrDefault(told.moment().position(), List.of()))
          .as("run %d of %s", i, history)
          .isEqualTo(changes);
    }
  }

  @Property
  void isTheSameInWhateverOrderTheSpansCome(@ForAll("histories") List<Told> history) {
    List<Span> spans = Told.spans(history).all();
    List<Span> reversed = new ArrayList<>(spans);
    Collections.reverse(reversed);

    assertThat(Change.byRun(reversed)).isEqualTo(Change.byRun(spans));
  }

  @Property
  void isOnlyAtMomentsWhereSomethingIsDifferent(@ForAll("histories") List<Told> history) {
    assertThat(Change.byRun(Told.spans(history).all()).values())
        .allSatisfy(changes -> assertThat(changes).isNotEmpty());
  }

  @Property
  void isNothingFromAnAssessmentToItself(@ForAll("histories") List<Told> history) {
    assertThat(history)
        .allSatisfy(told -> assertThat(Change.between(told.facts(), told.facts())).isEmpty());
  }

  @Provide
  Arbitrary<List<Told>> histories() {
    return Told.histories();
  }

  private static Facts assessed(Map<Fact.Key, List<String>> values) {
    return Written.facts(Outcome.ASSESSED, values);
  }
}
