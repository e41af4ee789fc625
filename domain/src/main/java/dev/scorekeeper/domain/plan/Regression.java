package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that existed and does so no more, or less so.
 *
 * @param event what happened: it was lost; it broke, was planned again, or is not in the catalog
 *     any more; or it shrank
 * @param domain its id; of one that was renamed the new id
 * @param formerly the old id of one that was renamed
 * @param from what it was
 * @param to what it is; empty when it is gone
 */
public record Regression(
    Event event, String domain, Optional<String> formerly, Verdict from, Optional<Verdict> to) {
  private static final List<Event> WORST_FIRST =
      List.of(Event.LOST, Event.BROKE, Event.REPLANNED, Event.UNCATALOGED, Event.SHRANK);

  private static final Comparator<Regression> IN_ORDER =
      Comparator.comparing((Regression worse) -> WORST_FIRST.indexOf(worse.event))
          .thenComparing(Regression::domain);

  /**
   * What got worse between two assessed states, the worst first, then by id. A domain that arrives
   * naming the sequence file of one that leaves is the same domain. One that was merely cataloged
   * is not lost by going: what it repeated may still be there.
   *
   * @param baseline the one to be at least as good as, by the same ruleset
   * @param retired ids of domains that are meant to be gone
   */
  public static List<Regression> between(Facts baseline, Facts now, Set<String> retired) {
    List<Regression> regressions = new ArrayList<>();
    Instant before = Instant.EPOCH;
    Instant after = before.plusMillis(1);
    PlanHistory lives =
        PlanHistory.UNKNOWN.then(before, baseline, Cause.CHANGE).then(after, now, Cause.CHANGE);
    Ledger ledger = Ledger.of(lives.spans(), before, after);
    for (Change.OfDomain entry : ledger.entries()) {
      of(entry, retired).ifPresent(regressions::add);
    }
    for (Change.OfDomain domain : Difference.of(ledger, baseline, now).resized()) {
      if (domain.event() == Event.SHRANK) {
        regressions.add(regression(Event.SHRANK, domain));
      }
    }
    regressions.sort(IN_ORDER);
    return List.copyOf(regressions);
  }

  private static Regression regression(Event event, Change.OfDomain change) {
    return new Regression(
        event, change.domain(), change.formerly(), change.from().orElseThrow(), change.to());
  }

  private static Optional<Regression> of(Change.OfDomain entry, Set<String> retired) {
    return entry
        .from()
        .filter(Verdict::exists)
        .flatMap(from -> worse(entry, from, retired))
        .map(event -> regression(event, entry));
  }

  private static Optional<Event> worse(Change.OfDomain entry, Verdict from, Set<String> retired) {
    if (entry.to().isEmpty()) {
      return retired.contains(entry.domain()) ? Optional.empty() : Optional.of(Event.LOST);
    }
    Verdict to = entry.to().get();
    if (!to.exists()) {
      if (entry.event() != Event.RENAMED) {
        return Optional.of(entry.event());
      }
      return Optional.of(to.status() == Status.BROKEN ? Event.BROKE : Event.REPLANNED);
    }
    // What gets a sequence file of its own is not measured by what the catalog said of it.
    return from.status() == Status.IMPLEMENTED && Event.within(from, to) == Event.SHRANK
        ? Optional.of(Event.SHRANK)
        : Optional.empty();
  }
}
