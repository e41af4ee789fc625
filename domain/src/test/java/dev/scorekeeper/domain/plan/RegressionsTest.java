package dev.scorekeeper.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Told;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Fact.Kind;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.storedassessment.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class RegressionsTest {
  private static final List<String> PLANNED = List.of("planned");
  private static final List<String> BROKEN = List.of("broken", "missing");
  private static final List<String> FILE = List.of("implemented", "sequence-file", "8", "41");
  private static final List<String> CATALOG = List.of("implemented", "catalog", "8", "41");
  private static final List<String> NOTHING = List.of();

  @Test
  void whatIsGoneIsLost() {
    assertThat(of(FILE, NOTHING)).containsExactly("lost checkout");
  }

  @Test
  void whatIsKnownToBeRetiredIsNotLost() {
    assertThat(
            Regressions.between(
                facts("checkout", FILE), facts("checkout", NOTHING), Set.of("checkout")))
        .isEmpty();
    assertThat(
            Regressions.between(
                facts("checkout", FILE), facts("checkout", BROKEN), Set.of("checkout")))
        .hasSize(1);
  }

  @Test
  void whatIsStillThereAndDoesNotExistAnyMoreIsWorse() {
    assertThat(of(FILE, BROKEN)).containsExactly("broke checkout");
    assertThat(of(FILE, PLANNED)).containsExactly("replanned checkout");
    assertThat(of(CATALOG, BROKEN)).containsExactly("uncataloged checkout");
    assertThat(of(CATALOG, PLANNED)).containsExactly("uncataloged checkout");
  }

  @Test
  void fewerMovementsOrBeatsAreLess() {
    assertThat(of(FILE, implemented(8, 40))).containsExactly("shrank checkout");
    assertThat(of(FILE, implemented(7, 99))).containsExactly("shrank checkout");
    assertThat(of(CATALOG, List.of("implemented", "catalog", "8", "40")))
        .containsExactly("shrank checkout");
    assertThat(of(FILE, List.of("implemented", "catalog", "8", "40")))
        .containsExactly("cataloged checkout");
    assertThat(of(FILE, implemented(9, 41))).isEmpty();
    assertThat(of(FILE, CATALOG)).isEmpty();
  }

  @Test
  void nothingThatWasNotImplementedGetsWorse() {
    for (List<String> before : List.of(PLANNED, BROKEN, NOTHING)) {
      for (List<String> after : List.of(PLANNED, BROKEN, NOTHING, FILE, CATALOG)) {
        assertThat(of(before, after)).isEmpty();
      }
    }
  }

  @Test
  void aCatalogedDomainThatGoesIsNoLossAndAFileOfItsOwnNone() {
    assertThat(of(CATALOG, NOTHING)).isEmpty();
    assertThat(of(CATALOG, implemented(1, 1))).isEmpty();
  }

  @Test
  void whatIsRenamedIsNotLostAndIsStillMeasured() {
    assertThat(Regressions.between(facts("a", FILE), facts("b", FILE), Set.of())).isEmpty();
    assertThat(
            texts(Regressions.between(facts("a", FILE), facts("b", implemented(8, 1)), Set.of())))
        .containsExactly("renamed b formerly a");
    assertThat(texts(Regressions.between(facts("a", FILE), facts("b", BROKEN), Set.of())))
        .containsExactly("broke b formerly a");
  }

  @Test
  void theWorstComesFirst() {
    Map<Fact.Key, List<String>> before = new HashMap<>(Written.parts(facts("a", FILE)));
    before.putAll(Written.parts(facts("b", FILE)));
    before.putAll(Written.parts(facts("c", FILE)));
    Map<Fact.Key, List<String>> after = new HashMap<>(Written.parts(facts("a", implemented(1, 1))));
    after.putAll(Written.parts(facts("b", PLANNED)));

    assertThat(
            texts(
                Regressions.between(
                    Written.facts(Outcome.ASSESSED, before),
                    Written.facts(Outcome.ASSESSED, after),
                    Set.of())))
        .containsExactly("lost c", "replanned b", "shrank a");
  }

  @Property(tries = 100)
  void nothingGetsWorseWhereNothingChanges(@ForAll("histories") List<Told> history) {
    for (Told told : history) {
      if (told.assessed()) {
        assertThat(Regressions.between(told.facts(), told.facts(), Set.of())).isEmpty();
      }
    }
  }

  @Provide
  Arbitrary<List<Told>> histories() {
    return Told.histories();
  }

  private static List<String> of(List<String> before, List<String> after) {
    return texts(
        Regressions.between(facts("checkout", before), facts("checkout", after), Set.of()));
  }

  private static List<String> texts(List<Change.OfDomain> regressions) {
    return regressions.stream()
        .map(
            regression ->
                regression.event().text()
                    + " "
                    + regression.domain()
                    + regression.formerly().map(" formerly "::concat).orElse(""))
        .toList();
  }

  private static List<String> implemented(int movements, int beats) {
    return List.of(
        "implemented", "sequence-file", Integer.toString(movements), Integer.toString(beats));
  }

  private static Facts facts(String id, List<String> verdict) {
    if (verdict.isEmpty()) {
      return Facts.NONE;
    }
    boolean named = !verdict.equals(PLANNED) && !verdict.contains("catalog");
    return Written.facts(
        Outcome.ASSESSED,
        Map.of(
            new Fact.Key(Kind.DOMAIN, id),
            verdict,
            new Fact.Key(Kind.PROFILE, id),
            named ? List.of("", "", "sequences/checkout.json") : List.of("", "")));
  }
}
