package dev.scorekeeper.application.report;

import dev.scorekeeper.domain.catalog.Plugin;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.validation.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a stream stands, and whether the files have changed since.
 *
 * @param head where it stands after its last run
 * @param files what the working tree says, in its order and with places
 * @param tip the newest commit that the history has seen of the stream, where it is known
 * @param now the same as history would keep it
 * @param changes what is different in the files
 * @param checkedOut what is to be said of the commit that is checked out
 * @param ledger what became of the plan, where that was asked
 * @param plan what became of the plan in all the time of the stream; empty for a glance
 * @param isPastUnread whether there are commits that nobody has read into the history
 * @param clock when this was looked at
 */
public record StreamStatus(
    StreamHead head,
    Assessment files,
    Optional<String> tip,
    Facts now,
    List<Change> changes,
    Optional<CheckedOut> checkedOut,
    Optional<StreamLedger> ledger,
    Optional<PlanSummary> plan,
    boolean isPastUnread,
    Instant clock) {
  public StreamStatus {
    changes = List.copyOf(changes);
  }

  /** The last run. */
  public Run lastRun() {
    return head.last().run();
  }

  /** The domains of the last run, counted by status; empty where it could not be read. */
  public Optional<Tally> lastTally() {
    return head.last().tally();
  }

  /** Whether the files say something else than the last run, where they are of its branch. */
  public boolean filesMovedOn() {
    return !isElsewhere() && !now.equals(head.facts());
  }

  /** Whether the files say something else because they cannot be read. */
  public boolean isUnreadableNow() {
    return filesMovedOn() && now.outcome() == Outcome.UNREADABLE;
  }

  /** Whether the files are of another branch, so that nothing is compared. */
  public boolean isElsewhere() {
    return checkedOut.isPresent() && checkedOut.get() instanceof CheckedOut.Elsewhere;
  }

  /** The newest commit, where nothing has changed between that of the last run and it. */
  public Optional<String> unchangedUpTo() {
    return head.last().run().revision().isPresent() && !head.last().run().revision().equals(tip)
        ? tip
        : Optional.empty();
  }

  /**
   * What the last run said. History keeps no order and no places, so both are those of the working
   * tree, as far as these still have what it said.
   */
  public Assessment said() {
    return new AsItLies(files).of(head.facts().assessment());
  }

  /** The same of the last readable run, with the findings that there were since. */
  public Assessment saidWhereReadable() {
    return new AsItLies(files).of(head.state().assessment());
  }

  /** How many of what is implemented, as the last readable run says, are next to nothing. */
  public int stubs() {
    int stubs = 0;
    if (head.state().assessment() instanceof Assessment.Assessed assessed) {
      for (Domain domain : assessed.domains()) {
        stubs += domain.verdict() instanceof Verdict.Implemented it && it.isStub() ? 1 : 0;
      }
    }
    return stubs;
  }

  /** The plugins of the catalog, as the last readable run says; none where it knows of none. */
  public List<Plugin> plugins() {
    return head.state().assessment() instanceof Assessment.Assessed assessed
        ? assessed.plugins()
        : List.of();
  }
}
