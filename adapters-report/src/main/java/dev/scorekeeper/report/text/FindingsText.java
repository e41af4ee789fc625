package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.TerminalText;

/** The findings of an assessment, with where to look. */
final class FindingsText {
  private final Console console;
  private final Style style;

  FindingsText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** The findings, the worst first. */
  void print(Assessment assessment) {
    console.gap();
    if (assessment.findings().isEmpty()) {
      console.print(style.good("No findings."));
      return;
    }
    console.print(
        style.strong(
            Counted.of(assessment.count(Severity.ERROR), "error")
                + ", "
                + Counted.of(assessment.count(Severity.WARNING), "warning")
                + ":"));
    for (Finding finding : assessment.findings()) {
      boolean error = finding.severity() == Severity.ERROR;
      String head = (error ? "error    " : "warning  ") + finding.id();
      console.print(
          "  "
              + (error ? style.bad(head) : style.warning(head))
              + "  "
              + TerminalText.text(finding.subject()));
      console.print("           " + TerminalText.text(finding.message()));
      finding
          .file()
          .filter(file -> finding.at().isPresent() || !file.value().equals(finding.subject()))
          .ifPresent(
              file ->
                  console.print(
                      style.faint(
                          "           "
                              + TerminalText.text(file.value())
                              + finding
                                  .at()
                                  .map(at -> ":" + at.line() + ":" + at.column())
                                  .orElse(""))));
    }
  }
}
