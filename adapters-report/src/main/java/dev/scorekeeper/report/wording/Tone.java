package dev.scorekeeper.report.wording;

import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.validation.Verdict;

/** Whether something got better. */
public enum Tone {
  /** Something exists that did not. */
  BETTER,
  /** Something that existed or was wanted does not or is not any more. */
  WORSE,
  /** Neither. */
  OTHER;

  /** Whether what happened to a domain is good news. */
  public static Tone of(OfDomain change) {
    return switch (change.event()) {
      case DELIVERED, ADDED, REPAIRED, GREW -> BETTER;
      case DROPPED, ADDED_BROKEN, BROKE, LOST, REMOVED, REPLANNED, SHRANK -> WORSE;
      case CATALOGED -> change.from().isPresent() ? WORSE : OTHER;
      case RETURNED, UNCATALOGED -> change.to().map(Tone::of).orElse(OTHER);
      case FOUND, REASSESSED, PLANNED, CHANGED, RENAMED, OPENED, RESOLVED -> OTHER;
    };
  }

  private static Tone of(Verdict verdict) {
    return switch (verdict.status()) {
      case IMPLEMENTED -> BETTER;
      case BROKEN -> WORSE;
      case PLANNED, CATALOGED -> OTHER;
    };
  }
}
