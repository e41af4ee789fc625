package dev.scorekeeper.report.text;

import dev.scorekeeper.application.compare.FailOn;
import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.TerminalText;
import java.util.Optional;

/** How a run compares with its baseline. */
public final class GateText {
  private final Console console;
  private final Style style;

  public GateText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /**
   * A word about a comparison that could not tell anything.
   *
   * @param stream the run's, as it is called now
   */
  public static Optional<String> complaint(GateResult gate, Run run, StreamId stream) {
    if (gate.missing().isPresent()) {
      return Optional.of("no baseline: " + gate.missing().get());
    }
    if (gate.baseline().isEmpty()) {
      return Optional.of(
          "no earlier state of "
              + stream
              + " is known, so there is nothing to compare with; the next run is compared with"
              + " this one");
    }
    return run.source() != Source.DRAFT
            && run.revision().isPresent()
            && gate.baseline().get().revision().equals(run.revision())
        ? Optional.of(
            "the baseline is the commit that is checked out, so nothing can be worse; leave out"
                + " --baseline to compare with the run before")
        : Optional.empty();
  }

  /** Prints what got worse, if there was anything to compare with. */
  public void print(GateResult gate) {
    if (gate.baseline().isEmpty()) {
      return;
    }
    String since = TerminalText.text(gate.baseline().get().title());
    if (gate.compared().contains(FailOn.REGRESSION)) {
      title(gate.regressions().size(), "No domain got worse", "regression", "regressions", since);
    }
    new ChangesText(console).lines(gate.regressions(), "  ");
    if (gate.regressions().stream().anyMatch(GateText::isLost)) {
      console.flow(
          style.faint(
              "  If a domain was lost on purpose, list it under \"retired\" in scorekeeper.json."),
          2);
    }
    if (gate.compared().contains(FailOn.NEW)) {
      title(gate.opened().size(), "No finding opened", "finding opened", "findings opened", since);
    }
    new FindingsText(console, true).lines(gate.opened());
    gate.note().ifPresent(note -> console.flow(style.faint(TerminalText.text(note)), 0));
  }

  private static boolean isLost(Change change) {
    return change instanceof Change.OfDomain domain && domain.event() == Event.LOST;
  }

  private void title(int count, String none, String one, String many, String since) {
    console.gap();
    console.print(
        count == 0
            ? style.good(none + " since the baseline, which is " + since + ".")
            : style.bad(
                Counted.of(count, one, many) + " since the baseline, which is " + since + ":"));
  }
}
