package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.Source;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Regression;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.git.CommitsException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares a run with a baseline that was assessed by the same rules and settings, and so fails on
 * what got worse and never on what was there before.
 *
 * @param failOn what fails: regressions, or new findings
 * @param baseline what the run was compared with; empty when there is nothing to compare with
 * @param regressions what got worse since the baseline
 * @param opened findings that the baseline does not have
 * @param missing why a baseline that there should be cannot be had: nothing was compared then
 */
record Gate(
    On failOn,
    Optional<State> baseline,
    List<Regression> regressions,
    List<Finding> opened,
    Optional<String> missing) {
  /** What fails. */
  enum On {
    REGRESSION,
    NEW
  }

  /**
   * Compares a run that is not recorded yet.
   *
   * @param named the baseline, as the command line names it; else the last run before this one, or
   *     where the history knows none the commit before
   * @param history where runs are, if there is one
   */
  static Gate of(
      On failOn,
      Optional<String> named,
      Place place,
      Run run,
      Facts now,
      Optional<History> history) {
    try (States states = new States(place, run.stream(), history)) {
      Optional<State> baseline =
          named.isPresent()
              ? Optional.of(named(named.get(), states))
              : history
                  .flatMap(log -> before(run, now, log, states))
                  .or(() -> states.committedBefore(run));
      if (baseline.isEmpty()) {
        return new Gate(failOn, baseline, List.of(), List.of(), Optional.empty());
      }
      Facts then = baseline.get().facts();
      return new Gate(
          failOn,
          baseline,
          failOn == On.REGRESSION
              ? Regression.between(then, now, place.settings().retired())
              : List.of(),
          failOn == On.NEW ? opened(then, now) : List.of(),
          Optional.empty());
    } catch (HistoryException | CommitsException e) {
      return new Gate(
          failOn,
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static State named(String name, States states) {
    State state = states.find(name);
    if (state.facts().outcome() == Outcome.UNREADABLE) {
      throw new HistoryException(
          state.title() + " cannot be read, so nothing can be compared with it");
    }
    return comparable(state, states);
  }

  private static State comparable(State state, States states) {
    State again =
        states
            .byPresentRuleset(state)
            .orElseThrow(
                () ->
                    new HistoryException(
                        state.title()
                            + " was assessed by other rules or settings, and cannot be assessed"
                            + " again since its commit is not at hand"));
    if (again.facts().outcome() == Outcome.UNREADABLE) {
      throw new HistoryException(
          again.title()
              + " cannot be read by the present settings, so nothing can be compared with it");
    }
    return again;
  }

  /**
   * The last assessed state of the stream before the one that the run found. A commit that is
   * validated again has the moment that it had, so what failed fails again. Where no commit tells a
   * second look from a new state, runs that say the same as this one are passed over, so that
   * looking twice makes nothing good.
   */
  private static Optional<State> before(Run run, Facts now, History history, States states) {
    Optional<State> state = before(run.observedAt(), run, history, states);
    if (run.source() == Source.DRAFT || run.revision().isPresent()) {
      return state.map(found -> comparable(found, states));
    }
    Optional<State> same = Optional.empty();
    while (state.isPresent()
        && state.get().facts().equals(now)
        && state.get().ruleset().equals(run.ruleset())) {
      same = state;
      Optional<Instant> began = history.lastChange(run.stream(), state.get().at());
      state = began.flatMap(moment -> before(moment, run, history, states));
    }
    boolean alike = state.isPresent() && state.get().ruleset().equals(run.ruleset());
    return alike || same.isEmpty() ? state.map(found -> comparable(found, states)) : same;
  }

  private static Optional<State> before(Instant moment, Run run, History history, States states) {
    return history.assessedSpeaker(run.stream(), moment.minusMillis(1)).map(states::of);
  }

  /** Whether the run fails. */
  boolean fails() {
    return !regressions.isEmpty() || !opened.isEmpty();
  }

  /** A word about a comparison that could not tell anything. */
  Optional<String> complaint(Run run) {
    if (missing.isPresent()) {
      return Optional.of("there is no baseline to compare with: " + missing.get());
    }
    if (baseline.isEmpty()) {
      return Optional.of(
          "nothing earlier of "
              + run.stream()
              + " is known, so nothing is known to have got worse; the next run is compared with this"
              + " one");
    }
    return run.source() != Source.DRAFT
            && run.revision().isPresent()
            && baseline.get().revision().equals(run.revision())
        ? Optional.of(
            "the baseline is the commit that is checked out, so nothing can be worse; leave out"
                + " --baseline to compare with the run before")
        : Optional.empty();
  }

  void print(PrintStream out, Style style) {
    if (baseline.isEmpty()) {
      return;
    }
    String since = Plain.text(baseline.get().title());
    out.println();
    if (!fails()) {
      out.println(
          style.good(
              (failOn == On.REGRESSION ? "Nothing got worse since " : "No new findings since ")
                  + since
                  + "."));
      return;
    }
    out.println(
        style.bad(
            (failOn == On.REGRESSION
                    ? Words.counted(regressions.size(), "regression")
                    : Words.counted(opened.size(), "new finding"))
                + " since "
                + since
                + ":"));
    for (Regression worse : regressions) {
      out.println(
          "  "
              + style.bad(worse.kind().text() + " ".repeat(15 - worse.kind().text().length()))
              + Plain.text(
                  worse.domain() + worse.formerly().map(id -> " (formerly " + id + ")").orElse(""))
              + "  "
              + worse
                  .to()
                  .map(to -> Words.verdict(worse.from()) + " → " + Words.verdict(to))
                  .orElseGet(() -> "was " + Words.verdict(worse.from())));
    }
    for (Finding finding : opened) {
      String severity = finding.severity() == Severity.ERROR ? "error    " : "warning  ";
      out.println("  " + style.bad(severity) + Plain.text(finding.id() + "  " + finding.subject()));
    }
  }

  void write(Json json) {
    json.beginObject("gate")
        .put("failOn", failOn.name().toLowerCase(Locale.ROOT))
        .put("missing", missing.orElse(null));
    if (baseline.isPresent()) {
      json.beginObject("baseline")
          .put("run", baseline.get().run().map(run -> run.run().id().hex()).orElse(null))
          .put("revision", baseline.get().revision().orElse(null))
          .put("at", Times.exact(baseline.get().at()))
          .endObject();
    } else {
      json.putNull("baseline");
    }
    json.beginArray("regressions");
    for (Regression worse : regressions) {
      json.beginObject()
          .put("kind", worse.kind().text())
          .put("domain", worse.domain())
          .put("formerly", worse.formerly().orElse(null));
      AssessmentJson.side(json, "from", Optional.of(worse.from()));
      AssessmentJson.side(json, "to", worse.to());
      json.endObject();
    }
    json.endArray().beginArray("newFindings");
    opened.forEach(finding -> AssessmentJson.finding(json, finding));
    json.endArray().endObject();
  }

  private static List<Finding> opened(Facts then, Facts now) {
    return Change.between(then, now).stream()
        .filter(Change.Opened.class::isInstance)
        .map(change -> ((Change.Opened) change).finding())
        .toList();
  }
}
