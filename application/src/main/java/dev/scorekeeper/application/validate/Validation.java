package dev.scorekeeper.application.validate;

import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Progress;
import dev.scorekeeper.domain.validation.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A workspace as it was validated.
 *
 * @param request how
 * @param assessment what was found
 * @param run the run that it was, recorded or not
 * @param recorded whether it is in the history now
 * @param before where its stream stood until then
 * @param changes what is different since then
 * @param failure why the history could not be used; what was found is worth showing all the same
 * @param gate how it compares with a baseline, where that was asked
 * @param gaps what a scan that was asked for could not look at; with a gap the run is one without a
 *     scan, and no pass
 */
public record Validation(
    ValidationRequest request,
    Assessment assessment,
    Run run,
    boolean recorded,
    Optional<StreamHead> before,
    List<Change> changes,
    Optional<String> failure,
    Optional<GateResult> gate,
    List<Scan.Gap> gaps) {
  public Validation {
    changes = List.copyOf(changes);
    gaps = List.copyOf(gaps);
  }

  /** The headline; empty where a layer cannot be read. */
  public Optional<Progress> progress() {
    return assessment instanceof Assessment.Assessed assessed
        ? Optional.of(assessed.tally().progress())
        : Optional.empty();
  }

  /** What a validation comes to. */
  public enum Conclusion {
    /** Nothing that is to make it fail. */
    PASSED,
    /** Something that is to make it fail. */
    FAILED,
    /** The workspace, its plugin folders, the history or the baseline cannot be read. */
    UNREADABLE
  }

  /** Whether it passes what it was asked to fail on. */
  public Conclusion conclusion() {
    if (failure.isPresent() || !gaps.isEmpty()) {
      return Conclusion.UNREADABLE;
    }
    if (gate.isPresent()) {
      return gate.get().missing().isPresent()
          ? Conclusion.UNREADABLE
          : gate.get().fails() ? Conclusion.FAILED : Conclusion.PASSED;
    }
    if (assessment instanceof Assessment.Unreadable) {
      return Conclusion.UNREADABLE;
    }
    boolean fails =
        (request.failOn() == FailOn.ERROR && assessment.count(Severity.ERROR) > 0)
            || (request.failOn() == FailOn.WARNING && !assessment.findings().isEmpty());
    return fails ? Conclusion.FAILED : Conclusion.PASSED;
  }
}
