package dev.scorekeeper.report.words;

import dev.scorekeeper.domain.plan.Ledger.Entry;
import dev.scorekeeper.domain.validation.Verdict;

/** Whether something got better. */
public enum Tone {
  /** Something exists that did not. */
  BETTER,
  /** Something that existed or was wanted does not or is not any more. */
  WORSE,
  /** Neither. */
  OTHER;

  /** Whether an entry is good news. */
  public static Tone of(Entry entry) {
    return switch (entry.event()) {
      case DELIVERED, ARRIVED_FINISHED, REPAIRED -> BETTER;
      case DROPPED, ARRIVED_BROKEN, BROKEN, LOST, DISCARDED, PLANNED_AGAIN, RESTATED -> WORSE;
      case RETURNED, SET_APART -> of(entry.to().orElseGet(Verdict.Planned::new));
      case RENAMED ->
          entry.debit().equals(entry.credit())
              ? OTHER
              : of(entry.to().orElseGet(Verdict.Planned::new));
      case REASSESSED, PLANNED -> OTHER;
    };
  }

  private static Tone of(Verdict verdict) {
    return switch (verdict.status()) {
      case IMPLEMENTED -> BETTER;
      case BROKEN -> WORSE;
      case PLANNED -> OTHER;
    };
  }
}
