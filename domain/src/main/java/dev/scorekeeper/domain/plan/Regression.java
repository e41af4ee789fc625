package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.plan.Ledger.Account;
import dev.scorekeeper.domain.plan.Ledger.Entry;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something that was implemented and is so no more, or less so.
 *
 * @param kind in what way
 * @param domain its id; of one that was renamed the new id
 * @param formerly the old id of one that was renamed
 * @param from what it was
 * @param to what it is; empty when it is gone
 */
public record Regression(
    Kind kind, String domain, Optional<String> formerly, Verdict from, Optional<Verdict> to) {
  /** The ways in which things get worse, the worst first. */
  public enum Kind {
    /** It is not registered any more, and not known to be retired. */
    LOST,
    /** It is registered, and not implemented any more. */
    UNIMPLEMENTED,
    /** It is implemented by fewer movements or beats. */
    SHRANK;

    /** The kind in outputs. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What got worse between two assessed states, the worst first, then by id. A domain that arrives
   * naming the sequence file of one that leaves is the same domain. One that merely restated the
   * catalog is not lost by going: what it restated may still be there.
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
    for (Entry entry : ledger.entries()) {
      of(entry, retired).ifPresent(regressions::add);
    }
    for (Change.OfDomain domain : Difference.of(ledger, baseline, now).resized()) {
      Verdict from = domain.from().orElseThrow();
      Verdict to = domain.to().orElseThrow();
      if (isSmaller(from.size(), to.size())) {
        regressions.add(
            new Regression(Kind.SHRANK, domain.id(), Optional.empty(), from, Optional.of(to)));
      }
    }
    regressions.sort(Comparator.comparing(Regression::kind).thenComparing(Regression::domain));
    return List.copyOf(regressions);
  }

  private static Optional<Regression> of(Entry entry, Set<String> retired) {
    Verdict from = entry.from().orElseGet(Verdict.Planned::new);
    if (from.status() != Verdict.Status.IMPLEMENTED) {
      return Optional.empty();
    }
    Optional<Kind> kind = worse(entry, from, retired);
    return kind.map(way -> new Regression(way, entry.domain(), entry.formerly(), from, entry.to()));
  }

  private static Optional<Kind> worse(Entry entry, Verdict from, Set<String> retired) {
    if (entry.to().isEmpty()) {
      return retired.contains(entry.domain()) ? Optional.empty() : Optional.of(Kind.LOST);
    }
    Verdict to = entry.to().get();
    if (to.status() != Verdict.Status.IMPLEMENTED) {
      return Optional.of(Kind.UNIMPLEMENTED);
    }
    // What gets a sequence file of its own is not measured by what the catalog said of it.
    return Account.of(from) == Account.IMPLEMENTED && isSmaller(from.size(), to.size())
        ? Optional.of(Kind.SHRANK)
        : Optional.empty();
  }

  private static boolean isSmaller(Size from, Size to) {
    return to.movements() < from.movements() || to.beats() < from.beats();
  }
}
