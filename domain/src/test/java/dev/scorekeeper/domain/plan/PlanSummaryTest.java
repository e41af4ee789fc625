package dev.scorekeeper.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanSummaryTest {
  private static final Verdict PLANNED = new Verdict.Planned();
  private static final Verdict DONE = new Verdict.Implemented(new Size(2, 5));
  private static final Verdict CATALOGED = new Verdict.Cataloged(new Size(2, 5));
  private static final Verdict BROKEN = new Verdict.Broken(Verdict.Reason.MISSING);
  private static final List<Verdict> ALL = List.of(PLANNED, DONE, CATALOGED, BROKEN);

  private final Map<String, Verdict> state = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();
  private PlanHistory history = PlanHistory.UNKNOWN;
  private int day;

  private PlanSummaryTest with(String id, Verdict verdict) {
    state.put(id, verdict);
    return this;
  }

  private PlanSummaryTest with(String id, Verdict verdict, String file) {
    files.put(id, file);
    return with(id, verdict);
  }

  private PlanSummaryTest without(String id) {
    state.remove(id);
    return this;
  }

  private void then() {
    List<Fact> facts = new ArrayList<>();
    state.forEach(
        (id, verdict) -> {
          facts.add(new Fact.DomainVerdict(id, verdict));
          facts.add(new Fact.DomainProfile(id, id, "", Optional.ofNullable(files.get(id))));
        });
    history = history.then(at(day++), Facts.of(Outcome.ASSESSED, facts), Cause.CHANGE);
  }

  private static Instant at(int day) {
    return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day));
  }

  private PlanSummary summary() {
    return PlanSummary.of(history.spans());
  }

  @Test
  void whatWasPlannedIsCountedByWhatItIsNow() {
    with("a", PLANNED).with("b", PLANNED).with("c", PLANNED).with("d", PLANNED).then();
    with("e", PLANNED).with("never", DONE).then();
    with("a", DONE).with("b", CATALOGED).with("c", BROKEN).without("d").then();

    PlanSummary summary = summary();

    assertThat(summary.everPlanned()).isEqualTo(5);
    assertThat(summary.exist()).isEqualTo(2);
    assertThat(summary.implemented()).isEqualTo(1);
    assertThat(summary.planned()).isEqualTo(1);
    assertThat(summary.broken()).isEqualTo(1);
    assertThat(summary.gone()).isEqualTo(1);
    assertThat(summary.neverPlanned()).isEqualTo(1);
    assertThat(summary.unmovedSince()).contains(at(1));
    assertThat(summary.deliveryTimes()).containsExactly(Duration.ofDays(2));
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    with("a", PLANNED).with("b", PLANNED).with("c", PLANNED).with("d", PLANNED).then();
    with("a", DONE).then();
    with("b", DONE).then();
    with("c", DONE).then();
    day = 10;
    with("d", DONE).then();

    assertThat(summary().medianDelivery()).contains(Duration.ofHours(60));
    assertThat(PlanSummary.median(List.of())).isEmpty();
  }

  @Test
  void aRenamingMovesNoPlanAndMakesNoSecondOne() {
    with("old", PLANNED, "a.json").then();
    without("old").with("new", PLANNED, "a.json").then();

    assertThat(summary().everPlanned()).isEqualTo(1);
    assertThat(summary().gone()).isZero();
    assertThat(summary().unmovedSince()).contains(at(0));
  }

  @Test
  void whatMovedWithTheNewestCommitIsNotSaidToBeUnmoved() {
    with("a", PLANNED).then();
    with("b", PLANNED).then();

    assertThat(summary().upTo(Optional.of(at(1))).unmovedSince()).isEmpty();
    assertThat(summary().upTo(Optional.of(at(2))).unmovedSince()).contains(at(1));
    assertThat(summary().upTo(Optional.empty()).unmovedSince()).contains(at(1));
  }

  @Test
  void ofNothingThereIsNothing() {
    with("a", DONE).then();

    assertThat(summary().everPlanned()).isZero();
    assertThat(summary().unmovedSince()).isEmpty();
    assertThat(summary().medianDelivery()).isEmpty();
  }

  @Test
  void partsThatAreNotTheWholeAreRefused() {
    assertThatThrownBy(() -> new PlanSummary(3, 1, 0, 1, 0, 0, 0, Optional.empty(), List.of()))
        .hasMessageContaining("3 ever planned");
  }

  static List<Integer> seeds() {
    List<Integer> seeds = new ArrayList<>();
    for (int seed = 0; seed < 300; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  /** Each domain has a file of its own or none, so that none is renamed and ids can be counted. */
  @ParameterizedTest
  @MethodSource("seeds")
  void whateverHappensThePartsAddUpToTheWhole(int seed) {
    Random random = new Random(seed);
    Set<String> ever = new TreeSet<>();
    for (int moment = 1 + random.nextInt(12); moment > 0; moment--) {
      for (int i = random.nextInt(8); i > 0; i--) {
        String id = "domain-" + random.nextInt(10);
        if (random.nextInt(4) == 0) {
          without(id);
        } else {
          with(id, ALL.get(random.nextInt(ALL.size())));
        }
      }
      state.forEach((id, verdict) -> remember(ever, id, verdict));
      then();
    }

    PlanSummary summary = summary();

    assertThat(summary.everPlanned()).isEqualTo(ever.size());
    assertThat(summary.exist() + summary.planned() + summary.broken() + summary.gone())
        .isEqualTo(summary.everPlanned());
    assertThat(summary.planned()).isEqualTo((int) now(ever, PLANNED));
    assertThat(summary.broken()).isEqualTo((int) now(ever, BROKEN));
    assertThat(summary.exist()).isEqualTo((int) (now(ever, DONE) + now(ever, CATALOGED)));
    assertThat(summary.implemented() + summary.neverPlanned())
        .isEqualTo((int) now(state.keySet(), DONE));
    assertThat(summary.unmovedSince().isPresent()).isEqualTo(summary.planned() > 0);
  }

  private static void remember(Set<String> ever, String id, Verdict verdict) {
    if (verdict.equals(PLANNED)) {
      ever.add(id);
    }
  }

  private long now(Set<String> ever, Verdict verdict) {
    return ever.stream().filter(id -> verdict.equals(state.get(id))).count();
  }
}
