package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.validation.Verdict.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What existed and does so no more, or less so. */
public final class Regressions {
  private static final List<Event> WORST_FIRST =
      List.of(
          Event.LOST,
          Event.BROKE,
          Event.REPLANNED,
          Event.UNCATALOGED,
          Event.CATALOGED,
          Event.RENAMED,
          Event.SHRANK);

  private static final Comparator<OfDomain> IN_ORDER =
      Comparator.comparing((OfDomain worse) -> WORST_FIRST.indexOf(worse.event()))
          .thenComparing(OfDomain::domain);

  private Regressions() {}

  /**
   * The changes between two assessed states by which something got worse, the worst first, then by
   * id. A domain that arrives naming the sequence file of one that leaves is the same domain. One
   * that was merely cataloged is not lost by going: what it repeated may still be there.
   *
   * @param baseline the one to be at least as good as, by the same ruleset
   * @param retired ids of domains that are meant to be gone
   */
  public static List<OfDomain> between(Facts baseline, Facts now, Set<String> retired) {
    Instant before = Instant.EPOCH;
    Instant after = before.plusMillis(1);
    PlanHistory lives =
        PlanHistory.UNKNOWN.then(before, baseline, Cause.CHANGE).then(after, now, Cause.CHANGE);
    Ledger ledger = Ledger.of(lives.spans(), before, after);
    List<OfDomain> regressions = new ArrayList<>();
    for (OfDomain entry : ledger.entries()) {
      if (entry.from().isPresent() && isWorse(entry, entry.from().get(), retired)) {
        regressions.add(entry);
      }
    }
    for (OfDomain domain : Difference.of(ledger, baseline, now).resized()) {
      if (domain.event() == Event.SHRANK) {
        regressions.add(domain);
      }
    }
    regressions.sort(IN_ORDER);
    return List.copyOf(regressions);
  }

  private static boolean isWorse(OfDomain entry, Verdict from, Set<String> retired) {
    if (!from.exists()) {
      return false;
    }
    if (entry.to().isEmpty()) {
      return !retired.contains(entry.domain());
    }
    Verdict to = entry.to().get();
    // What gets a sequence file of its own is not measured by what the catalog said of it.
    return !to.exists()
        || (from.status() == Status.IMPLEMENTED && Event.within(from, to) == Event.SHRANK);
  }
}
