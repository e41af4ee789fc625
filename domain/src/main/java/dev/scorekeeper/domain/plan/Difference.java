package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.plan.Ledger.Account;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is different between two states, and what became of the plan on the way.
 *
 * @param ledger the moves of domains from account to account
 * @param resized domains that have another size by the same kind of evidence, by id
 * @param opened findings that only the second state has, errors first
 * @param resolved findings that only the first state has, errors first
 */
public record Difference(
    Ledger ledger, List<Change.OfDomain> resized, List<Finding> opened, List<Finding> resolved) {
  public Difference {
    resized = List.copyOf(resized);
    opened = List.copyOf(opened);
    resolved = List.copyOf(resolved);
  }

  /**
   * The difference of two states.
   *
   * @param ledger from the one to the other
   */
  public static Difference of(Ledger ledger, Facts before, Facts after) {
    List<Change.OfDomain> resized = new ArrayList<>();
    List<Finding> opened = new ArrayList<>();
    List<Finding> resolved = new ArrayList<>();
    for (Change change : Change.between(before, after)) {
      if (change instanceof Change.OfDomain domain) {
        if (isResized(domain)) {
          resized.add(domain);
        }
      } else if (change instanceof Change.Opened finding) {
        opened.add(finding.finding());
      } else if (change instanceof Change.Resolved finding) {
        resolved.add(finding.finding());
      }
    }
    opened.sort(Comparator.comparing(Finding::severity));
    resolved.sort(Comparator.comparing(Finding::severity));
    return new Difference(ledger, resized, opened, resolved);
  }

  /** How many of the opened findings are of a severity. */
  public int opened(Severity severity) {
    return (int) opened.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** Whether anything is different at all. */
  public boolean isEmpty() {
    return ledger.entries().isEmpty()
        && resized.isEmpty()
        && opened.isEmpty()
        && resolved.isEmpty();
  }

  private static boolean isResized(Change.OfDomain domain) {
    return domain.from().isPresent()
        && domain.to().isPresent()
        && Account.of(domain.from().get()) == Account.of(domain.to().get())
        && !domain.from().get().size().equals(domain.to().get().size());
  }
}
