package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Assessment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a stream stands, and whether the files have moved on since.
 *
 * @param head where it stands after its last run
 * @param now what the files say as they lie
 * @param changes what is different in the files
 * @param checkedOut what is to be said of the commit that is checked out
 * @param ledger what became of the plan, where that was asked
 * @param clock when this was looked at
 */
public record StreamStatus(
    StreamHead head,
    Facts now,
    List<Change> changes,
    Optional<CheckedOut> checkedOut,
    Optional<StreamLedger> ledger,
    Instant clock) {
  public StreamStatus {
    changes = List.copyOf(changes);
  }

  /** Whether the files say something else than the last run. */
  public boolean filesMovedOn() {
    return !now.equals(head.facts());
  }

  /** The plugins of the catalog, as the last readable run says; none where it knows of none. */
  public List<Plugin> plugins() {
    return head.state().assessment() instanceof Assessment.Assessed assessed
        ? assessed.plugins()
        : List.of();
  }
}
