package dev.scorekeeper.application.report;

import dev.scorekeeper.application.statereference.Reference;
import java.util.Optional;

/**
 * What a report is to tell.
 *
 * @param since from when on; empty for all of it
 * @param at the state that it ends with; empty for the last one
 * @param backfill whether the repository's commits are read first where the history knows none
 */
public record ReportRequest(Optional<Reference> since, Optional<Reference> at, boolean backfill) {
  /** All that is known. */
  public static final ReportRequest WHOLE =
      new ReportRequest(Optional.empty(), Optional.empty(), true);
}
