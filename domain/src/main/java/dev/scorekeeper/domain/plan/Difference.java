package dev.scorekeeper.domain.plan;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is different between two states, and what became of the plan on the way.
 *
 * @param ledger the changes of domains from status to status
 * @param resized domains that have the status that they had, of another size, by id
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
    for (String domain : Change.domains(before, after)) {
      if (before.byKey().get(Fact.Key.ofVerdict(domain)) instanceof Fact.DomainVerdict from
          && after.byKey().get(Fact.Key.ofVerdict(domain)) instanceof Fact.DomainVerdict to
          && from.verdict().status() == to.verdict().status()
          && !from.verdict().size().equals(to.verdict().size())) {
        resized.add(resized(domain, from.verdict(), to.verdict(), ledger));
      }
    }
    for (Change.OfFinding change : Change.findings(before, after)) {
      (change.event() == Event.OPENED ? opened : resolved).add(change.finding());
    }
    opened.sort(Comparator.comparing(Finding::severity));
    resolved.sort(Comparator.comparing(Finding::severity));
    return new Difference(ledger, resized, opened, resolved);
  }

  /** Whether anything is different at all. */
  public boolean isEmpty() {
    return ledger.entries().isEmpty()
        && resized.isEmpty()
        && opened.isEmpty()
        && resolved.isEmpty();
  }

  private static Change.OfDomain resized(String domain, Verdict from, Verdict to, Ledger ledger) {
    return new Change.OfDomain(
        Event.within(from, to),
        domain,
        Optional.empty(),
        Optional.of(from),
        Optional.of(to),
        new Moment(ledger.through(), 0),
        Cause.CHANGE,
        Optional.empty(),
        Optional.empty());
  }
}
