package dev.scorekeeper.application.compare;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Regressions;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Snapshots;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Compares a run with a baseline that was assessed by the same rules and settings, and so fails on
 * what got worse and never on what was there before.
 */
public final class BaselineCheck {
  private final OpenWorkspace workspace;
  private final Snapshots snapshots;
  private final Clock clock;

  public BaselineCheck(OpenWorkspace workspace, Snapshots snapshots, Clock clock) {
    this.workspace = workspace;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * Compares a run that is not recorded yet.
   *
   * @param gates what fails; some of it compares
   * @param named the baseline; where nobody names one the last run before this one, or where the
   *     history knows none the commit before
   * @param now what the run found
   * @param history where runs are, if there is one
   */
  public GateResult check(
      Gates gates, Optional<Reference> named, Run run, Facts now, Optional<History> history) {
    try (StateResolver states =
        new StateResolver(workspace, snapshots, clock, run.stream(), history)) {
      Optional<Baseline> baseline =
          named.isPresent()
              ? Optional.of(named(named.get(), run, states))
              : unnamed(run, now, history, states);
      if (baseline.isEmpty()) {
        return GateResult.uncompared(gates.comparing(), Optional.empty());
      }
      Facts then = baseline.get().state().facts();
      return new GateResult(
          gates.comparing(),
          Optional.of(baseline.get().state()),
          baseline.get().note(),
          gates.has(FailOn.REGRESSION)
              ? Regressions.between(then, now, workspace.settings().retired())
              : List.of(),
          gates.has(FailOn.NEW) ? opened(then, now) : List.of(),
          Optional.empty());
    } catch (InvalidRequestException | HistoryException | CommitsException e) {
      return GateResult.uncompared(gates.comparing(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Baseline named(Reference reference, Run run, StateResolver states) {
    Baseline baseline = states.baseline(reference, run);
    PlanState state = baseline.state();
    if (state.facts().outcome() == Outcome.UNREADABLE) {
      throw new HistoryException(
          "the plan in " + state.place() + " cannot be read; choose another with --baseline");
    }
    return comparable(baseline, states);
  }

  /**
   * Of a commit the state before it on its line. Outside of a repository the last one before that
   * the stream knows.
   */
  private static Optional<Baseline> unnamed(
      Run run, Facts now, Optional<History> history, StateResolver states) {
    if (run.revision().isPresent()) {
      return states.before(run).map(before -> comparable(before, states));
    }
    return history
        .flatMap(known -> before(run, now, known, states))
        .map(state -> new Baseline(state, Optional.empty()));
  }

  private static Baseline comparable(Baseline baseline, StateResolver states) {
    return new Baseline(comparable(baseline.state(), states), baseline.note());
  }

  private static PlanState comparable(PlanState state, StateResolver states) {
    PlanState again =
        states
            .byPresentRuleset(state)
            .orElseThrow(
                () ->
                    new HistoryException(
                        state.place()
                            + " was assessed by other rules or settings, and its commit is not here"
                            + " to assess it again; the next run is compared with this one"));
    if (again.facts().outcome() == Outcome.UNREADABLE) {
      throw new HistoryException(
          "the plan in "
              + again.place()
              + " cannot be read with the present settings; choose another with --baseline");
    }
    return again;
  }

  /**
   * The last assessed state of the stream before the one that the run found. Since no commit tells
   * a second look from a new state, runs that say the same as this one are passed over, so that
   * looking twice makes nothing good.
   */
  private static Optional<PlanState> before(
      Run run, Facts now, History history, StateResolver states) {
    Optional<PlanState> state = before(run.observedAt(), run, history, states);
    Optional<PlanState> same = Optional.empty();
    while (state.isPresent()
        && state.get().facts().equals(now)
        && state.get().ruleset().equals(run.ruleset())) {
      same = state;
      Optional<Instant> began = history.stream(run.stream()).lastChange(state.get().at());
      state = began.flatMap(moment -> before(moment, run, history, states));
    }
    boolean alike = state.isPresent() && state.get().ruleset().equals(run.ruleset());
    return alike || same.isEmpty() ? state.map(found -> comparable(found, states)) : same;
  }

  private static Optional<PlanState> before(
      Instant moment, Run run, History history, StateResolver states) {
    return history.stream(run.stream()).assessedSpeaker(moment.minusMillis(1)).map(states::of);
  }

  private static List<Finding> opened(Facts then, Facts now) {
    return Change.findings(then, now).stream()
        .filter(change -> change.event() == Event.OPENED)
        .map(Change.OfFinding::finding)
        .toList();
  }
}
