package dev.scorekeeper.domain.plan;

import static dev.scorekeeper.domain.history.Told.history;
import static dev.scorekeeper.domain.history.Told.moment;
import static dev.scorekeeper.domain.history.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Told;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.plan.Ledger.Holding;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.storedassessment.Written;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class LedgerTest {
  private static final Ruleset NEWER = RulesetCodec.ruleset(2, "a");
  private static final String FILE = "sequences/checkout.json";

  @Test
  void whatWasPlannedAndIsImplementedIsDelivered() {
    assertThat(events(says("planned"), says("implemented")))
        .containsExactly("delivered checkout planned>implemented");
  }

  @Test
  void whatWasPlannedAndIsGoneIsDropped() {
    assertThat(events(says("planned"), nothing()))
        .containsExactly("dropped checkout planned>nothing");
  }

  @Test
  void whatWasNeverPlannedArrivesFinishedOrBroken() {
    assertThat(events(nothing(), says("implemented")))
        .containsExactly("added checkout nothing>implemented");
    assertThat(events(nothing(), says("broken")))
        .containsExactly("added-broken checkout nothing>broken");
    assertThat(events(nothing(), says("planned")))
        .containsExactly("planned checkout nothing>planned");
  }

  @Test
  void whatWasThereBeforeReturnsWhateverItIsNow() {
    assertThat(events(says("planned"), nothing(), nothing(), says("implemented")))
        .containsExactly(
            "dropped checkout planned>nothing", "returned checkout nothing>implemented");
    assertThat(events(says("implemented"), nothing(), says("planned")).get(1))
        .isEqualTo("returned checkout nothing>planned");
    OfDomain returned = ledger(says("implemented"), nothing(), says("planned")).entries().get(1);
    assertThat(returned.left().map(Verdict::status)).hasValue(Status.IMPLEMENTED);
    assertThat(returned.since()).hasValue(moment(1).at());
  }

  @Test
  void whatWasThereBeforeTheLedgerBeginsReturnsToo() {
    List<Span> spans = spans(says("planned"), nothing(), says("implemented"));

    assertThat(Ledger.of(spans, moment(1).at(), Instant.MAX).entries())
        .extracting(OfDomain::event)
        .containsExactly(Event.RETURNED);
  }

  @Test
  void whatBreaksIsRepairedOrLost() {
    assertThat(events(says("implemented"), says("broken"), says("implemented")))
        .containsExactly(
            "broke checkout implemented>broken", "repaired checkout broken>implemented");
    assertThat(events(says("implemented"), says("broken"), nothing()).get(1))
        .isEqualTo("lost checkout broken>nothing");
    assertThat(events(says("implemented"), nothing()))
        .containsExactly("lost checkout implemented>nothing");
  }

  @Test
  void aPlanThatBreaksOnItsWayIsDeliveredOrDroppedAllTheSame() {
    assertThat(events(says("planned"), says("broken"), says("implemented")))
        .containsExactly("broke checkout planned>broken", "delivered checkout broken>implemented");
    assertThat(events(says("planned"), says("broken"), nothing()).get(1))
        .isEqualTo("dropped checkout broken>nothing");
  }

  @Test
  void whatCameBrokenIsRepairedOrRemoved() {
    assertThat(events(nothing(), says("broken"), says("implemented")).get(1))
        .isEqualTo("repaired checkout broken>implemented");
    assertThat(events(nothing(), says("broken"), nothing()).get(1))
        .isEqualTo("removed checkout broken>nothing");
    assertThat(events(says("broken"), nothing()))
        .containsExactly("removed checkout broken>nothing");
  }

  @Test
  void whatNamesNoFileAnyMoreIsReplanned() {
    assertThat(events(says("implemented"), says("planned"), nothing()))
        .containsExactly(
            "replanned checkout implemented>planned", "dropped checkout planned>nothing");
    assertThat(events(says("broken"), says("planned")))
        .containsExactly("replanned checkout broken>planned");
  }

  @Test
  void whatIsInTheCatalogOnlyDoesNotCountUntilItStandsForItself() {
    assertThat(events(nothing(), says("cataloged"), nothing())).isEmpty();
    assertThat(ledger(says("cataloged")).opening()).isEmpty();
    assertThat(events(says("implemented"), says("cataloged")))
        .containsExactly("cataloged checkout implemented>cataloged");
    assertThat(events(says("planned"), says("cataloged")))
        .containsExactly("cataloged checkout planned>cataloged");
    assertThat(events(says("cataloged"), says("implemented"), nothing()))
        .containsExactly(
            "uncataloged checkout cataloged>implemented", "lost checkout implemented>nothing");
    assertThat(events(says("cataloged"), nothing(), says("implemented")))
        .containsExactly("returned checkout nothing>implemented");
  }

  @Test
  void growingIsNoMove() {
    assertThat(
            events(
                domains("checkout", List.of("implemented", "sequence-file", "1", "1"), FILE),
                domains("checkout", List.of("implemented", "sequence-file", "2", "9"), FILE),
                nothing()))
        .containsExactly("lost checkout implemented>nothing");
    assertThat(events(says("broken"), broken("empty"))).isEmpty();
  }

  @Test
  void whatLeavesWhileAnotherNamesItsFileIsRenamed() {
    Ledger ledger =
        ledger(domains("checkout", implemented(), FILE), domains("check-out", implemented(), FILE));

    OfDomain renamed = ledger.entries().get(0);
    assertThat(ledger.entries()).hasSize(1);
    assertThat(renamed.event()).isEqualTo(Event.RENAMED);
    assertThat(renamed.domain()).isEqualTo("check-out");
    assertThat(renamed.formerly()).hasValue("checkout");
    assertThat(renamed.from().map(Verdict::status)).hasValue(Status.IMPLEMENTED);
    assertThat(renamed.to().map(Verdict::status)).hasValue(Status.IMPLEMENTED);
    assertThat(renamed.since()).hasValue(moment(0).at());
  }

  @Test
  void whatIsRenamedAndAnotherThingIsThatAndKeepsItsOldId() {
    assertThat(events(says("implemented"), domains("b", broken(), FILE)))
        .containsExactly("broke b formerly checkout implemented>broken");
    assertThat(events(says("broken"), domains("b", implemented(), FILE)))
        .containsExactly("repaired b formerly checkout broken>implemented");
    assertThat(events(says("planned"), says("broken"), domains("b", implemented(), FILE)))
        .containsExactly(
            "broke checkout planned>broken", "delivered b formerly checkout broken>implemented");
    assertThat(events(broken("empty"), domains("b", broken(), FILE)))
        .containsExactly("renamed b formerly checkout broken>broken");
  }

  @Test
  void anotherFileOrAnotherMomentIsNoRenaming() {
    assertThat(
            events(
                domains("checkout", implemented(), FILE),
                domains("check-out", implemented(), "sequences/other.json")))
        .containsExactly(
            "added check-out nothing>implemented", "lost checkout implemented>nothing");
    assertThat(
            events(
                domains("checkout", implemented(), FILE),
                nothing(),
                domains("check-out", implemented(), FILE)))
        .containsExactly(
            "lost checkout implemented>nothing", "added check-out nothing>implemented");
  }

  @Test
  void ofSeveralThatShareAFileEachIsRenamedOnce() {
    Map<Fact.Key, List<String>> before = new HashMap<>(domains("a", implemented(), FILE));
    before.putAll(domains("b", implemented(), FILE));

    assertThat(events(before, domains("z", implemented(), FILE)))
        .containsExactly(
            "renamed z formerly a implemented>implemented", "lost b implemented>nothing");
  }

  @Test
  void whatOtherRulesSayIsReassessedAndNothingElse() {
    assertThat(
            ledger(
                    told(Written.facts(Outcome.ASSESSED, says("implemented"))),
                    told(Written.facts(Outcome.ASSESSED, says("planned")), NEWER),
                    told(Written.facts(Outcome.ASSESSED, nothing()), NEWER))
                .entries())
        .extracting(OfDomain::event)
        .containsExactly(Event.REASSESSED, Event.DROPPED);
  }

  @Test
  void anUnreadableRunRemovesNothing() {
    Ledger ledger =
        ledger(
            told(Written.facts(Outcome.ASSESSED, says("planned"))),
            told(Facts.of(Outcome.UNREADABLE, List.of())));

    assertThat(ledger.entries()).isEmpty();
    assertThat(ledger.closing())
        .containsExactly(new Holding("checkout", Status.PLANNED, Optional.of(moment(0).at())));
  }

  @Test
  void whatIsStillPlannedHasItsAge() {
    Map<Fact.Key, List<String>> later = new HashMap<>(says("planned"));
    later.putAll(domains("a-later-one", List.of("planned")));

    assertThat(ledger(says("planned"), later).stillPlanned())
        .containsExactly(
            new Holding("checkout", Status.PLANNED, Optional.of(moment(0).at())),
            new Holding("a-later-one", Status.PLANNED, Optional.of(moment(1).at())));
  }

  @Test
  void aStreamThatBeginsWithinTheLedgerOpensIt() {
    Ledger ledger = Ledger.of(spans(says("planned")), Instant.MIN, Instant.MAX);

    assertThat(ledger.entries()).isEmpty();
    assertThat(ledger.opening(Status.PLANNED)).isEqualTo(1);
    assertThat(Ledger.of(spans(says("planned")), Instant.MIN, moment(0).at().minusMillis(1)))
        .returns(List.of(), Ledger::opening)
        .returns(List.of(), Ledger::closing);
  }

  @Property(tries = 200)
  void theBooksBalance(
      @ForAll("histories") List<Told> history, @ForAll("moments") List<Integer> i) {
    Ledger ledger =
        Ledger.of(
            Told.spans(history).all(),
            moment(Math.min(i.get(0), i.get(1))).at(),
            moment(Math.max(i.get(0), i.get(1))).at());

    for (Status status : Status.values()) {
      if (status.counts()) {
        int balance = ledger.opening(status);
        for (OfDomain entry : ledger.entries()) {
          balance += entry.to().map(Verdict::status).filter(status::equals).isPresent() ? 1 : 0;
          balance -= entry.from().map(Verdict::status).filter(status::equals).isPresent() ? 1 : 0;
        }
        assertThat(ledger.closing(status)).as(status.text()).isEqualTo(balance);
      }
    }
  }

  @Property(tries = 200)
  void everyDomainThatWasEverCountedIsAccountedFor(@ForAll("histories") List<Told> history) {
    Ledger ledger = Ledger.of(Told.spans(history).all(), Instant.MIN, Instant.MAX);
    TreeSet<String> counted = new TreeSet<>();
    for (Told told : history) {
      told.facts()
          .byKey()
          .values()
          .forEach(
              fact -> {
                if (fact instanceof Fact.DomainVerdict said && said.verdict().status().counts()) {
                  counted.add(said.domain());
                }
              });
    }
    TreeSet<String> accounted = new TreeSet<>();
    ledger.opening().forEach(holding -> accounted.add(holding.domain()));
    ledger
        .entries()
        .forEach(
            entry -> {
              accounted.add(entry.domain());
              entry.formerly().ifPresent(accounted::add);
            });

    assertThat(accounted).isEqualTo(counted);
  }

  @Property(tries = 200)
  void whatHoldsAtTheEndIsWhatTheLastAssessmentSays(@ForAll("histories") List<Told> history) {
    Ledger ledger = Ledger.of(Told.spans(history).all(), Instant.MIN, Instant.MAX);
    Map<Status, Integer> tally = new EnumMap<>(Status.class);
    Told.state(history)
        .byKey()
        .values()
        .forEach(
            fact -> {
              if (fact instanceof Fact.DomainVerdict said) {
                tally.merge(said.verdict().status(), 1, Integer::sum);
              }
            });

    for (Status status : Status.values()) {
      if (status.counts()) {
        assertThat(ledger.closing(status)).isEqualTo(tally.getOrDefault(status, 0));
      }
    }
  }

  @Property(tries = 200)
  void ledgersOfNeighbouringTimesAddUpToThatOfTheWhole(
      @ForAll("histories") List<Told> history, @ForAll("moments") List<Integer> i) {
    List<Span> spans = Told.spans(history).all();
    Instant middle = moment(i.get(0)).at();
    Ledger whole = Ledger.of(spans, Instant.MIN, Instant.MAX);
    Ledger first = Ledger.of(spans, Instant.MIN, middle);
    Ledger second = Ledger.of(spans, middle, Instant.MAX);
    List<OfDomain> both = new ArrayList<>(first.entries());
    both.addAll(second.entries());

    assertThat(both).isEqualTo(whole.entries());
    if (!history.isEmpty() && !first.opening().isEmpty()) {
      assertThat(second.opening()).isEqualTo(first.closing());
    }
  }

  @Provide
  Arbitrary<List<Told>> histories() {
    return Told.histories();
  }

  @Provide
  Arbitrary<List<Integer>> moments() {
    return Arbitraries.integers().between(0, 8).list().ofSize(2);
  }

  @SafeVarargs
  private static List<String> events(Map<Fact.Key, List<String>>... states) {
    return ledger(states).entries().stream().map(LedgerTest::text).toList();
  }

  private static String text(OfDomain entry) {
    return entry.event().text()
        + " "
        + entry.domain()
        + entry.formerly().map(" formerly "::concat).orElse("")
        + " "
        + entry.from().map(Verdict::status).map(Status::text).orElse("nothing")
        + ">"
        + entry.to().map(Verdict::status).map(Status::text).orElse("nothing");
  }

  @SafeVarargs
  private static Ledger ledger(Map<Fact.Key, List<String>>... states) {
    return Ledger.of(spans(states), Instant.MIN, Instant.MAX);
  }

  private static Ledger ledger(Told... told) {
    return Ledger.of(Told.spans(history(told)).all(), Instant.MIN, Instant.MAX);
  }

  @SafeVarargs
  private static List<Span> spans(Map<Fact.Key, List<String>>... states) {
    List<Told> told = new ArrayList<>();
    for (Map<Fact.Key, List<String>> state : states) {
      told.add(told(Written.facts(Outcome.ASSESSED, state)));
    }
    return Told.spans(history(told.toArray(Told[]::new))).all();
  }

  private static Map<Fact.Key, List<String>> nothing() {
    return Map.of();
  }

  private static Map<Fact.Key, List<String>> says(String status) {
    return switch (status) {
      case "planned" -> domains("checkout", List.of("planned"));
      case "implemented" -> domains("checkout", implemented(), FILE);
      case "cataloged" -> domains("checkout", List.of("implemented", "catalog", "1", "1"));
      default -> broken(Verdict.Reason.MISSING.text());
    };
  }

  private static Map<Fact.Key, List<String>> broken(String reason) {
    return domains("checkout", List.of("broken", reason), FILE);
  }

  private static List<String> broken() {
    return List.of("broken", "missing");
  }

  private static List<String> implemented() {
    return List.of("implemented", "sequence-file", "8", "41");
  }

  private static Map<Fact.Key, List<String>> domains(String id, List<String> verdict) {
    return Map.of(
        new Fact.Key(Kind.DOMAIN, id), verdict, new Fact.Key(Kind.PROFILE, id), List.of("", ""));
  }

  private static Map<Fact.Key, List<String>> domains(String id, List<String> verdict, String file) {
    return Map.of(
        new Fact.Key(Kind.DOMAIN, id),
        verdict,
        new Fact.Key(Kind.PROFILE, id),
        List.of("", "", file));
  }
}
