package dev.scorekeeper.application.validate;

import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.domain.catalog.Scan;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import java.util.List;
import java.util.Optional;

/**
 * A workspace as it was validated.
 *
 * @param request how
 * @param assessment what was found
 * @param run the run that it was, recorded or not
 * @param stream the run's, as it is called now
 * @param recorded whether it is in the history now
 * @param before where its stream stood until then
 * @param changes what is different since then
 * @param failure why the history could not be used, or nobody can say what is checked out; what was
 *     found is worth showing all the same
 * @param gate how it compares with a baseline, where that was asked and it can be read
 * @param gaps what a scan that was asked for could not look at; with a gap the run is one without a
 *     scan, and no pass
 */
public record Validation(
    ValidationRequest request,
    Assessment assessment,
    Run run,
    StreamId stream,
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

  /** The domains, counted by status; empty where a layer cannot be read. */
  public Optional<Tally> tally() {
    return assessment instanceof Assessment.Assessed assessed
        ? Optional.of(assessed.tally())
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
    if (assessment instanceof Assessment.Unreadable
        || (gate.isPresent() && gate.get().missing().isPresent())) {
      return Conclusion.UNREADABLE;
    }
    for (FailOn one : request.failOn().all()) {
      if (failing(one) > 0) {
        return Conclusion.FAILED;
      }
    }
    return Conclusion.PASSED;
  }

  /**
   * Whether it can be told if it fails on this. What takes a comparison cannot where the workspace,
   * the history or the baseline cannot be read; where there is nothing yet to compare with, nothing
   * got worse.
   */
  public boolean tells(FailOn one) {
    return !one.compares() || (gate.isPresent() && gate.get().missing().isEmpty());
  }

  /** How many things there are that make it fail on this, were it asked for, as far as is told. */
  public int failing(FailOn one) {
    return switch (one) {
      case ERROR -> assessment.count(Severity.ERROR);
      case WARNING -> assessment.findings().size();
      case NEVER -> 0;
      case REGRESSION -> gate.isPresent() ? gate.get().regressions().size() : 0;
      case NEW -> gate.isPresent() ? gate.get().opened().size() : 0;
    };
  }

  /** How many errors there are that it was not asked to fail on, though on something else. */
  public int errorsLetPass() {
    return request.failOn().comparing().size() == request.failOn().all().size()
        ? assessment.count(Severity.ERROR)
        : 0;
  }
}
