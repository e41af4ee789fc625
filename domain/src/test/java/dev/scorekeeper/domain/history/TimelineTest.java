package dev.scorekeeper.domain.history;

import static dev.scorekeeper.domain.history.Told.history;
import static dev.scorekeeper.domain.history.Told.moment;
import static dev.scorekeeper.domain.history.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.storedassessment.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  private static final Fact.Key DOMAIN = new Fact.Key(Kind.DOMAIN, "checkout");
  private static final Fact.Key FINDING = new Fact.Key(Kind.FINDING, "count-drift checkout");
  private static final Fact.Key REGISTRY =
      new Fact.Key(Kind.FINDING, "registry-unreadable registry.json");
  private static final List<String> PLANNED = List.of("planned");
  private static final List<String> BROKEN = List.of("broken", "missing");
  private static final List<String> NO_JSON = List.of("error", "is no JSON", "registry.json");
  private static final List<String> TOO_LARGE = List.of("error", "is too large", "registry.json");
  private static final List<String> DRIFT = List.of("warning", "drifts", "registry.json");
  private static final Ruleset NEWER = RulesetCodec.ruleset(2, "a");

  @Test
  void opensASpanAtTheFirstMomentAndKeepsItOpenWhileNothingChanges() {
    assertThat(
            spans(told(assessed(Map.of(DOMAIN, PLANNED))), told(assessed(Map.of(DOMAIN, PLANNED)))))
        .containsExactly(
            new Span(Written.fact(DOMAIN, PLANNED), moment(0), Cause.FIRST, Optional.empty()));
  }

  @Test
  void endsASpanWhereTheValueChangesAndOpensTheNextThere() {
    assertThat(
            spans(told(assessed(Map.of(DOMAIN, PLANNED))), told(assessed(Map.of(DOMAIN, BROKEN)))))
        .containsExactly(
            span(DOMAIN, PLANNED, 0, Cause.FIRST, 1, Cause.CHANGE),
            new Span(Written.fact(DOMAIN, BROKEN), moment(1), Cause.CHANGE, Optional.empty()));
  }

  @Test
  void endsASpanWhereTheFactIsGoneAndOpensAnotherWhereItReturns() {
    assertThat(
            spans(
                told(assessed(Map.of(DOMAIN, PLANNED))),
                told(assessed(Map.of())),
                told(assessed(Map.of(DOMAIN, PLANNED)))))
        .containsExactly(
            span(DOMAIN, PLANNED, 0, Cause.FIRST, 1, Cause.CHANGE),
            new Span(Written.fact(DOMAIN, PLANNED), moment(2), Cause.CHANGE, Optional.empty()));
  }

  @Test
  void marksWhatANewRulesetChanges() {
    assertThat(
            spans(
                told(assessed(Map.of(DOMAIN, PLANNED))),
                told(assessed(Map.of(DOMAIN, BROKEN)), NEWER),
                told(assessed(Map.of(DOMAIN, PLANNED)), NEWER)))
        .containsExactly(
            span(DOMAIN, PLANNED, 0, Cause.FIRST, 1, Cause.RULESET),
            span(DOMAIN, BROKEN, 1, Cause.RULESET, 2, Cause.CHANGE),
            new Span(Written.fact(DOMAIN, PLANNED), moment(2), Cause.CHANGE, Optional.empty()));
  }

  @Test
  void doesNotTakeAScanForAnotherRulesetButInWhatOnlyAScanFinds() {
    Ruleset plain = RulesetCodec.ruleset(2, "a");
    Ruleset scanning = RulesetCodec.ruleset(3, "a");
    Fact.Key stale = new Fact.Key(Kind.FINDING, "catalog-stale catalog.json");

    assertThat(
            spans(
                told(assessed(Map.of(DOMAIN, PLANNED)), plain),
                told(assessed(Map.of(DOMAIN, BROKEN, stale, DRIFT)), scanning),
                told(assessed(Map.of(DOMAIN, PLANNED)), plain),
                told(assessed(Map.of(DOMAIN, PLANNED, stale, DRIFT)), scanning),
                told(assessed(Map.of(DOMAIN, PLANNED)), scanning)))
        .containsExactly(
            span(DOMAIN, PLANNED, 0, Cause.FIRST, 1, Cause.CHANGE),
            span(DOMAIN, BROKEN, 1, Cause.CHANGE, 2, Cause.CHANGE),
            new Span(Written.fact(DOMAIN, PLANNED), moment(2), Cause.CHANGE, Optional.empty()),
            span(stale, DRIFT, 1, Cause.RULESET, 2, Cause.RULESET),
            span(stale, DRIFT, 3, Cause.RULESET, 4, Cause.CHANGE));
  }

  @Test
  void continuesADomainThroughAnUnreadableRun() {
    assertThat(
            spans(
                told(assessed(Map.of(DOMAIN, PLANNED))),
                told(unreadable(Map.of(REGISTRY, NO_JSON))),
                told(assessed(Map.of(DOMAIN, PLANNED)))))
        .containsExactly(
            new Span(Written.fact(DOMAIN, PLANNED), moment(0), Cause.FIRST, Optional.empty()),
            span(REGISTRY, NO_JSON, 1, Cause.CHANGE, 2, Cause.CHANGE));
  }

  @Test
  void closesNoFindingAtAnUnreadableRun() {
    assertThat(
            spans(
                told(assessed(Map.of(FINDING, DRIFT))),
                told(unreadable(Map.of(REGISTRY, NO_JSON)))))
        .containsExactly(
            new Span(Written.fact(FINDING, DRIFT), moment(0), Cause.FIRST, Optional.empty()),
            new Span(Written.fact(REGISTRY, NO_JSON), moment(1), Cause.CHANGE, Optional.empty()));
  }

  @Test
  void keepsTheFindingsOfEveryUnreadableRunUntilOneIsAssessed() {
    Fact.Key catalog = new Fact.Key(Kind.FINDING, "catalog-unreadable catalog.json");

    assertThat(
            spans(
                told(assessed(Map.of())),
                told(unreadable(Map.of(REGISTRY, NO_JSON))),
                told(unreadable(Map.of(catalog, NO_JSON))),
                told(assessed(Map.of()))))
        .containsExactly(
            span(catalog, NO_JSON, 2, Cause.CHANGE, 3, Cause.CHANGE),
            span(REGISTRY, NO_JSON, 1, Cause.CHANGE, 3, Cause.CHANGE));
  }

  @Test
  void followsAFindingOfUnreadableRunsAsItsMessageChanges() {
    assertThat(
            spans(
                told(assessed(Map.of())),
                told(unreadable(Map.of(REGISTRY, NO_JSON))),
                told(unreadable(Map.of(REGISTRY, TOO_LARGE))),
                told(assessed(Map.of()))))
        .containsExactly(
            span(REGISTRY, NO_JSON, 1, Cause.CHANGE, 2, Cause.CHANGE),
            span(REGISTRY, TOO_LARGE, 2, Cause.CHANGE, 3, Cause.CHANGE));
  }

  @Test
  void returnsToWhatAFindingSaidBeforeAnUnreadableRunSaidItOtherwise() {
    assertThat(
            spans(
                told(assessed(Map.of(FINDING, DRIFT))),
                told(unreadable(Map.of(FINDING, TOO_LARGE))),
                told(assessed(Map.of(FINDING, DRIFT)))))
        .containsExactly(
            span(FINDING, DRIFT, 0, Cause.FIRST, 1, Cause.CHANGE),
            span(FINDING, TOO_LARGE, 1, Cause.CHANGE, 2, Cause.CHANGE),
            new Span(Written.fact(FINDING, DRIFT), moment(2), Cause.CHANGE, Optional.empty()));
  }

  @Test
  void keepsAFindingThatAnUnreadableRunAndTheNextAssessedOneBothMake() {
    assertThat(
            spans(
                told(assessed(Map.of())),
                told(unreadable(Map.of(FINDING, DRIFT))),
                told(assessed(Map.of(FINDING, DRIFT)))))
        .containsExactly(
            new Span(Written.fact(FINDING, DRIFT), moment(1), Cause.CHANGE, Optional.empty()));
  }

  @Test
  void takesFromAnUnreadableRunNothingButFindings() {
    assertThat(spans(told(unreadable(Map.of(DOMAIN, BROKEN, REGISTRY, NO_JSON)))))
        .extracting(Span::key)
        .containsExactly(REGISTRY);
  }

  @Test
  void beginsTheHistoryOfDomainsWithTheFirstAssessedRun() {
    assertThat(
            spans(
                told(unreadable(Map.of(REGISTRY, NO_JSON))),
                told(assessed(Map.of(DOMAIN, PLANNED)))))
        .contains(
            new Span(Written.fact(DOMAIN, PLANNED), moment(1), Cause.FIRST, Optional.empty()));
  }

  @Property
  void isTheMaximalRunsOfWhatHeld(@ForAll("histories") List<Told> history) {
    assertThat(Told.spans(history).all()).isEqualTo(naively(history));
  }

  @Property
  void isTheSameResumedAfterAnyAssessedMoment(@ForAll("histories") List<Told> history) {
    SpansInMemory whole = Told.spans(history);
    for (int i = 0; i < history.size(); i++) {
      Told last = history.get(i);
      if (last.assessed()) {
        SpansInMemory spans = whole.asOf(last.moment().at());
        Told.fold(
            Timeline.resume(spans, last.ruleset()),
            last.facts(),
            history.subList(i + 1, history.size()));

        assertThat(spans.all()).isEqualTo(whole.all());
      }
    }
  }

  @Property
  void leavesWhatWasAsItWas(@ForAll("histories") List<Told> history) {
    SpansInMemory whole = Told.spans(history);
    for (int i = 0; i < history.size(); i++) {
      assertThat(whole.asOf(moment(i).at()).all())
          .isEqualTo(Told.spans(history.subList(0, i + 1)).all());
    }
  }

  @Property
  void hasOpenAtTheEndWhatHoldsThen(@ForAll("histories") List<Told> history) {
    SpansInMemory spans = Told.spans(history);
    Facts state = Told.state(history);

    assertThat(spans.all().stream().filter(span -> span.end().isEmpty()).map(Span::key))
        .containsExactlyElementsOf(state.byKey().keySet());
    state.byKey().forEach((key, value) -> assertThat(spans.current(key)).contains(value));
  }

  @Provide
  Arbitrary<List<Told>> histories() {
    return Told.histories();
  }

  /**
   * The spans as one would find them with a pencil: for every key a row of what it said at each
   * moment, cut where neighbours differ.
   */
  private static List<Span> naively(List<Told> history) {
    SortedSet<Fact.Key> keys = new TreeSet<>();
    history.forEach(told -> keys.addAll(told.facts().byKey().keySet()));
    List<Span> spans = new ArrayList<>();
    for (Fact.Key key : keys) {
      List<Optional<Fact>> row = new ArrayList<>();
      for (Told told : history) {
        Optional<Fact> said = Optional.ofNullable(told.facts().byKey().get(key));
        boolean silent = !told.assessed() && (said.isEmpty() || key.kind() != Kind.FINDING);
        Optional<Fact> before = row.isEmpty() ? Optional.empty() : row.get(row.size() - 1);
        row.add(silent ? before : said);
      }
      int since = 0;
      for (int i = 1; i <= row.size(); i++) {
        if (i < row.size() && row.get(i).equals(row.get(since))) {
          continue;
        }
        if (row.get(since).isPresent()) {
          Optional<Span.End> end =
              i == row.size()
                  ? Optional.empty()
                  : Optional.of(new Span.End(history.get(i).moment(), cause(key, history, i)));
          spans.add(
              new Span(
                  row.get(since).get(),
                  history.get(since).moment(),
                  cause(key, history, since),
                  end));
        }
        since = i;
      }
    }
    return spans;
  }

  private static Cause cause(Fact.Key key, List<Told> history, int at) {
    for (int i = at - 1; i >= 0; i--) {
      if (history.get(i).assessed()) {
        Ruleset before = history.get(i).ruleset();
        Ruleset now = history.get(at).ruleset();
        boolean same =
            key.subject().startsWith("catalog-stale ") ? before.equals(now) : before.readsLike(now);
        return same ? Cause.CHANGE : Cause.RULESET;
      }
    }
    return Cause.FIRST;
  }

  private static List<Span> spans(Told... told) {
    return Told.spans(history(told)).all();
  }

  private static Facts assessed(Map<Fact.Key, List<String>> values) {
    return Written.facts(Outcome.ASSESSED, values);
  }

  private static Facts unreadable(Map<Fact.Key, List<String>> values) {
    return Written.facts(Outcome.UNREADABLE, values);
  }

  private static Span span(
      Fact.Key key, List<String> value, int since, Cause cause, int until, Cause endCause) {
    return new Span(
        Written.fact(key, value),
        moment(since),
        cause,
        Optional.of(new Span.End(moment(until), endCause)));
  }
}
