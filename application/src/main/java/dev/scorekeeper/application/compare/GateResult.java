package dev.scorekeeper.application.compare;

import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.validation.Finding;
import java.util.List;
import java.util.Optional;

/**
 * How a run compares with a baseline that was assessed by the same rules and settings.
 *
 * @param compared what fails: regressions, findings opened, or both
 * @param baseline what the run was compared with; empty when there is nothing to compare with
 * @param note why it is that one, where that is not plain
 * @param regressions what got worse since the baseline, where that fails
 * @param opened findings that the baseline does not have, where those fail
 * @param missing why a baseline that there should be is unavailable: nothing was compared then
 */
public record GateResult(
    List<FailOn> compared,
    Optional<PlanState> baseline,
    Optional<String> note,
    List<OfDomain> regressions,
    List<Finding> opened,
    Optional<String> missing) {
  public GateResult {
    compared = List.copyOf(compared);
    regressions = List.copyOf(regressions);
    opened = List.copyOf(opened);
  }

  /**
   * A result where nothing was compared.
   *
   * @param missing why a baseline that there should be is unavailable; empty where there is none
   */
  static GateResult uncompared(List<FailOn> compared, Optional<String> missing) {
    return new GateResult(
        compared, Optional.empty(), Optional.empty(), List.of(), List.of(), missing);
  }

  /** Whether the run fails. */
  public boolean fails() {
    return !regressions.isEmpty() || !opened.isEmpty();
  }
}
