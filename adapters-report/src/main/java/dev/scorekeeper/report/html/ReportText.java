package dev.scorekeeper.report.html;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.TerminalText;

/** What is said of a report that was written. */
public final class ReportText {
  private final Console console;

  public ReportText(Console console) {
    this.console = console;
  }

  /** Prints where it is, and of what. */
  public void written(StreamReport report, String file) {
    console.flow(
        "Wrote "
            + TerminalText.text(file)
            + ": "
            + Counted.of(report.runs().size(), "run")
            + " of "
            + TerminalText.text(report.stream().toString())
            + ", "
            + Times.day(report.from())
            + " to "
            + Times.day(report.until())
            + ".",
        2);
  }

  /** Prints where a page of all projects is. */
  public void written(Portfolio portfolio, String file) {
    console.flow(
        "Wrote "
            + TerminalText.text(file)
            + ": "
            + Counted.of(portfolio.projects().size(), "project")
            + portfolio.asOf().map(asOf -> " as of " + Times.day(asOf)).orElse("")
            + ".",
        2);
  }
}
