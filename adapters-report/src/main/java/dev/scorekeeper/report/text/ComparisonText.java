package dev.scorekeeper.report.text;

import dev.scorekeeper.application.compare.Comparison;
import dev.scorekeeper.application.compare.PlanState;
import dev.scorekeeper.domain.plan.Difference;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.TerminalText;
import java.util.List;
import java.util.function.Function;

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
    console.print(style.strong("from  " + TerminalText.text(comparison.from().title())));
    console.print("      " + headline(comparison.from()));
    console.print(style.strong("to    " + TerminalText.text(comparison.to().title())));
    console.print("      " + headline(comparison.to()));
    comparison.note().ifPresent(note -> console.print(style.warning(TerminalText.text(note))));
    if (!comparison.sameRuleset()) {
      console.print(style.warning("The two were assessed by different rules or settings."));
    }
    if (difference.isEmpty()) {
      console.gap();
      console.print(style.good("Nothing is different."));
      return;
    }
    section(
        "What became of the plan:", difference.ledger().entries(), new LedgerText(console)::line);
    section("Grew and shrank:", difference.resized(), new ChangesText(console)::line);
    section(
        Counted.of(difference.opened(Severity.ERROR), "new error")
            + ", "
            + Counted.of(difference.opened(Severity.WARNING), "new warning")
            + ":",
        difference.opened(),
        this::line);
    section("Resolved:", difference.resolved(), this::line);
  }

  private <T> void section(String title, List<T> items, Function<? super T, String> line) {
    if (!items.isEmpty()) {
      console.gap();
      console.print(style.strong(title));
      items.forEach(item -> console.print("  " + line.apply(item)));
    }
  }

  private String line(Finding finding) {
    String severity = finding.severity() == Severity.ERROR ? "error    " : "warning  ";
    return (finding.severity() == Severity.ERROR ? style.bad(severity) : style.warning(severity))
        + TerminalText.text(finding.id() + "  " + finding.subject());
  }

  private static String headline(PlanState state) {
    return state.facts().assessment() instanceof Assessment.Assessed assessed
        ? assessed.tally().toString()
        : "cannot be read, so nothing is said of any domain";
  }
}
