package dev.scorekeeper.report.text;

import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.PlanState;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.ChangeWords;
import dev.scorekeeper.report.wording.VerdictWords;
import java.util.List;

/** Two states, what is different between them, and what became of the plan on the way. */
public final class ComparisonText {
  private final Console console;
  private final Style style;

  public ComparisonText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Prints what is different, section by section. */
  public void print(Comparison comparison) {
    Difference difference = comparison.difference();
    side("from", comparison.from());
    side("to", comparison.to());
    comparison.note().ifPresent(note -> console.flow(style.warning(TerminalText.text(note)), 0));
    if (!comparison.sameRuleset()) {
      console.flow(style.warning("The two were assessed by different rules or settings."), 0);
    }
    if (difference.isEmpty()) {
      console.gap();
      console.print(style.good("Nothing is different."));
      return;
    }
    changes("Changes in between:", difference.ledger().entries());
    changes("Grew and shrank:", difference.resized());
    findings("Findings opened", difference.opened());
    findings("Findings resolved", difference.resolved());
  }

  private void side(String which, PlanState state) {
    String label = Table.padded(which, 4) + "  ";
    console.flow(style.strong(label + TerminalText.text(state.title())), label.length());
    console.flow(" ".repeat(label.length()) + headline(state), label.length());
  }

  private void changes(String title, List<Change.OfDomain> changes) {
    if (!changes.isEmpty()) {
      console.gap();
      console.print(style.strong(title));
      ChangesText text = new ChangesText(console);
      int width = ChangesText.width(changes);
      changes.forEach(change -> text.line(change, ChangeWords.movedAfter(change), width, "  "));
    }
  }

  private void findings(String event, List<Finding> findings) {
    if (!findings.isEmpty()) {
      console.gap();
      console.print(style.strong(event + " (" + FindingsText.count(findings) + "):"));
      new FindingsText(console, true).lines(findings);
    }
  }

  private static String headline(PlanState state) {
    return state.facts().assessment() instanceof Assessment.Assessed assessed
        ? state.ruleset().terms().headline(assessed.tally())
        : VerdictWords.unreadable(state.facts().assessment());
  }
}
