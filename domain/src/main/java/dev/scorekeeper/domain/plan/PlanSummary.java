package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What became of all domains that were ever planned. The parts add up: {@code implemented}, {@code
 * cataloged}, {@code planned}, {@code broken} and {@code gone} are {@code everPlanned}. A domain
 * that was renamed is one.
 *
 * @param everPlanned how many were a plan at any time
 * @param implemented how many of these are implemented now
 * @param cataloged how many are in the catalog only
 * @param planned how many are still, or again, planned
 * @param broken how many are broken
 * @param gone how many are not registered any more
 * @param neverPlanned how many are implemented now and were a plan at no time; not of {@code
 *     everPlanned}
 * @param unmovedSince since when none of those that are planned has changed its status; empty when
 *     none is planned, or one of them did with the newest commit that is known
 * @param deliveryTimes how long each delivery took from the plan, the shortest first; of all
 *     deliveries, also of domains that are gone by now
 */
public record PlanSummary(
    int everPlanned,
    int implemented,
    int cataloged,
    int planned,
    int broken,
    int gone,
    int neverPlanned,
    Optional<Instant> unmovedSince,
    List<Duration> deliveryTimes) {
  public PlanSummary {
    if (implemented + cataloged + planned + broken + gone != everPlanned) {
      throw new IllegalArgumentException("the parts are not the " + everPlanned + " ever planned");
    }
    deliveryTimes = List.copyOf(deliveryTimes);
  }

  /**
   * The summary of a stream.
   *
   * @param lives the spans of its domains and their profiles from the beginning, in any order
   */
  public static PlanSummary of(Collection<Span> lives) {
    return ofLives(Life.of(lives));
  }

  /** The same of lives that are put together. */
  public static PlanSummary ofLives(List<Life> lives) {
    int everPlanned = 0;
    int implemented = 0;
    int cataloged = 0;
    int planned = 0;
    int broken = 0;
    int gone = 0;
    int neverPlanned = 0;
    Instant moved = Instant.MIN;
    List<Duration> times = new ArrayList<>();
    for (Life life : lives) {
      Optional<Verdict> now = life.now();
      if (!life.everPlanned()) {
        neverPlanned += now.isPresent() && now.get().status() == Verdict.Status.IMPLEMENTED ? 1 : 0;
        continue;
      }
      everPlanned++;
      if (now.isEmpty()) {
        gone++;
      } else {
        switch (now.get().status()) {
          case IMPLEMENTED -> implemented++;
          case CATALOGED -> cataloged++;
          case BROKEN -> broken++;
          case PLANNED -> {
            planned++;
            Instant since = plannedSince(life);
            moved = since.isAfter(moved) ? since : moved;
          }
        }
      }
      addDeliveries(life, times);
    }
    times.sort(null);
    return new PlanSummary(
        everPlanned,
        implemented,
        cataloged,
        planned,
        broken,
        gone,
        neverPlanned,
        planned == 0 ? Optional.empty() : Optional.of(moved),
        times);
  }

  /** A renaming divides a stay, and moves nothing. */
  private static Instant plannedSince(Life life) {
    int stay = life.stays().size() - 1;
    while (stay > 0 && follows(life.stays().get(stay - 1), life.stays().get(stay))) {
      stay--;
    }
    return life.stays().get(stay).since();
  }

  private static boolean follows(Life.Stay before, Life.Stay stay) {
    return before.status() == stay.status()
        && before.until().isPresent()
        && before.until().get().equals(stay.since());
  }

  private static void addDeliveries(Life life, List<Duration> times) {
    for (OfDomain change : life.changes()) {
      if (change.event() == Event.DELIVERED && change.since().isPresent()) {
        times.add(Duration.between(change.since().get(), change.at().at()));
      }
    }
  }

  /**
   * The same as far as commits are known: where a plan changed its status with the newest of them,
   * nothing tells that it has not moved since.
   *
   * @param newest the time of the newest commit; empty where none is known
   */
  public PlanSummary upTo(Optional<Instant> newest) {
    return unmovedSince.isEmpty() || newest.isEmpty() || unmovedSince.get().isBefore(newest.get())
        ? this
        : new PlanSummary(
            everPlanned,
            implemented,
            cataloged,
            planned,
            broken,
            gone,
            neverPlanned,
            Optional.empty(),
            deliveryTimes);
  }

  /** How many of those that were ever planned exist: implemented, or in the catalog. */
  public int exist() {
    return implemented + cataloged;
  }

  /** The median of the delivery times; empty where nothing was delivered. */
  public Optional<Duration> medianDelivery() {
    return median(deliveryTimes);
  }

  /** The one in the middle, or what is between the two that are; empty of none. */
  public static Optional<Duration> median(List<Duration> sorted) {
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    Duration upper = sorted.get(sorted.size() / 2);
    Duration lower = sorted.get((sorted.size() - 1) / 2);
    return Optional.of(lower.plus(upper.minus(lower).dividedBy(2)));
  }
}
