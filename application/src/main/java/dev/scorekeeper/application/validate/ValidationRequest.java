package dev.scorekeeper.application.validate;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.Gates;
import dev.scorekeeper.application.statereference.Reference;
import java.util.Optional;

/**
 * How a workspace is to be validated.
 *
 * @param recording whether the run is recorded
 * @param withAudit whether the plugin folders are scanned, too
 * @param failOn all that makes it fail
 * @param baseline what it is compared with, where {@code failOn} compares; by default the last run
 *     before, or the commit before
 */
public record ValidationRequest(
    boolean recording, boolean withAudit, Gates failOn, Optional<Reference> baseline) {
  /** Recorded, and failing on errors. */
  public static final ValidationRequest USUAL =
      new ValidationRequest(true, false, Gates.USUAL, Optional.empty());

  public ValidationRequest {
    if (baseline.isPresent() && !failOn.compares()) {
      throw new InvalidRequestException(
          "--baseline goes with --fail-on regression or --fail-on new");
    }
    if (baseline.isPresent() && baseline.get() instanceof Reference.Worktree) {
      throw new InvalidRequestException(
          "--baseline worktree would compare the files with themselves; name another state");
    }
  }

  /** The same without recording. */
  public ValidationRequest unrecorded() {
    return new ValidationRequest(false, withAudit, failOn, baseline);
  }

  /** The same, failing on something else, or on several things. */
  public ValidationRequest failingOn(FailOn other, FailOn... more) {
    return failingOn(Gates.of(other, more));
  }

  /** The same, failing on something else. */
  public ValidationRequest failingOn(Gates other) {
    return new ValidationRequest(recording, withAudit, other, Optional.empty());
  }

  /** The same, failing on what is other than in a baseline. */
  public ValidationRequest failingOn(FailOn other, Reference than) {
    return failingOn(Gates.of(other), than);
  }

  /** The same, failing on what is other than in a baseline, and on what else is named. */
  public ValidationRequest failingOn(Gates other, Reference than) {
    return new ValidationRequest(recording, withAudit, other, Optional.of(than));
  }
}
