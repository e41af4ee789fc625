package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Generated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What the run that speaks at a moment says, by which ruleset. */
public record Told(Moment moment, Ruleset ruleset, Facts facts) {
  /** The facts before the first assessed moment. */
  public static final Facts NOTHING = Facts.NONE;

  private static final List<Ruleset> RULESETS =
      List.of(
          RulesetCodec.ruleset(1, "a"), RulesetCodec.ruleset(1, "b"), RulesetCodec.ruleset(2, "a"));

  private static final Ruleset SCANNING = RulesetCodec.ruleset(3, "a");

  public boolean assessed() {
    return facts.outcome() == Outcome.ASSESSED;
  }

  /**
   * The moments of a stream. They are drawn from few assessments, so that what was comes back; and
   * their positions in the log are in no order, since runs may be recorded late.
   */
  public static Arbitrary<List<Told>> histories() {
    return Generated.assessments()
        .map(Facts::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .flatMap(
            facts ->
                Combinators.combine(
                        Arbitraries.of(facts),
                        Arbitraries.frequencyOf(
                            Tuple.of(4, Arbitraries.just(RULESETS.get(0))),
                            Tuple.of(1, Arbitraries.of(RULESETS))))
                    .as(
                        (said, ruleset) ->
                            new Told(moment(0), said.isOfAScan() ? SCANNING : ruleset, said))
                    .list()
                    .ofMaxSize(8))
        .map(Told::inOrder)
        .withoutEdgeCases();
  }

  public static List<Told> history(Told... told) {
    return inOrder(List.of(told));
  }

  public static Told told(Facts facts) {
    return told(facts, RULESETS.get(0));
  }

  public static Told told(Facts facts, Ruleset ruleset) {
    return new Told(moment(0), ruleset, facts);
  }

  /** The moment of the run at an index of a history. */
  public static Moment moment(int index) {
    return new Moment(Instant.ofEpochSecond(3600L * index), 1 + index * 7L % 11);
  }

  /**
   * What holds after these moments: what was assessed last, and what unreadable runs found since.
   */
  public static Facts state(List<Told> history) {
    Outcome outcome = Outcome.UNREADABLE;
    Map<Fact.Key, Fact> values = new TreeMap<>();
    for (Told told : history) {
      if (told.assessed()) {
        outcome = Outcome.ASSESSED;
        values.clear();
        values.putAll(told.facts.byKey());
      } else {
        told.facts
            .byKey()
            .forEach(
                (key, value) -> {
                  if (key.kind() == Kind.FINDING) {
                    values.put(key, value);
                  }
                });
      }
    }
    return Facts.of(outcome, values.values());
  }

  private static List<Told> inOrder(List<Told> told) {
    List<Told> ordered = new ArrayList<>();
    for (Told one : told) {
      ordered.add(new Told(moment(ordered.size()), one.ruleset, one.facts));
    }
    return ordered;
  }

  /** Folds moments as an adapter does, from where the spans stand. */
  public static void fold(Timeline timeline, Facts last, List<Told> history) {
    Facts before = last;
    for (Told told : history) {
      if (told.assessed()) {
        timeline.assessed(told.moment, told.ruleset, before.changesTo(told.facts));
        before = told.facts;
      } else {
        timeline.unreadable(told.moment, told.ruleset, told.facts);
      }
    }
  }

  /** The spans of a history, folded from its beginning. */
  public static SpansInMemory spans(List<Told> history) {
    SpansInMemory spans = new SpansInMemory();
    fold(Timeline.begin(spans), NOTHING, history);
    return spans;
  }
}
