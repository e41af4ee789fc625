package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.Table;
import dev.scorekeeper.report.terminal.TerminalText;
import java.util.List;

/** The findings of an assessment, with where to look. */
final class FindingsText {
  private final Console console;
  private final Style style;

  FindingsText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Findings, one a line, without what they say. */
  void lines(List<Finding> findings) {
    int width = 0;
    for (Finding finding : findings) {
      width = Math.max(width, Table.length(finding.id()));
    }
    for (Finding finding : findings) {
      console.print(
          "  "
              + severity(finding, "")
              + Table.padded(finding.id(), width)
              + "  "
              + TerminalText.text(finding.subject()));
    }
  }

  /** The severity of a finding, with blanks up to the next column, and what else has its colour. */
  private String severity(Finding finding, String more) {
    return finding.severity() == Severity.ERROR
        ? style.bad("error    " + more)
        : style.warning("warning  " + more);
  }

  /** How many of some findings are errors, and how many warnings. */
  static String count(List<Finding> findings) {
    int errors = 0;
    for (Finding finding : findings) {
      errors += finding.severity() == Severity.ERROR ? 1 : 0;
    }
    return Counted.of(errors, "error") + ", " + Counted.of(findings.size() - errors, "warning");
  }

  /** The findings, the worst first. */
  void print(Assessment assessment) {
    console.gap();
    if (assessment.findings().isEmpty()) {
      console.print(style.good("No findings."));
      return;
    }
    console.print(style.strong(count(assessment.findings()) + ":"));
    for (Finding finding : assessment.findings()) {
      console.print(
          "  " + severity(finding, finding.id()) + "  " + TerminalText.text(finding.subject()));
      console.print("           " + TerminalText.text(finding.message()));
      finding
          .file()
          .filter(file -> finding.at().isPresent() || !file.value().equals(finding.subject()))
          .ifPresent(
              file ->
                  console.print(
                      style.faint(
                          "           "
                              + TerminalText.text(
                                  finding.at().map(at -> at.in(file)).orElse(file.value())))));
    }
  }
}
