package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings of an assessment, with where to look. */
final class FindingsText {
  /** Of findings that say the same, so many are shown. */
  private static final int SHOWN = 3;

  /** What stands below a severity and a rule. */
  private static final String BELOW = "           ";

  private final Console console;
  private final Style style;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether of findings that say the same each is shown
   */
  FindingsText(Console console, boolean all) {
    this.console = console;
    this.style = console.style();
    this.all = all;
  }

  /** Findings, one a line, without what they say. */
  void lines(List<Finding> findings) {
    int width = 0;
    for (Finding finding : findings) {
      width = Math.max(width, Table.length(TerminalText.text(finding.id())));
    }
    for (Finding finding : findings) {
      console.flow(
          "  "
              + severity(finding, "")
              + Table.padded(TerminalText.text(finding.id()), width)
              + "  "
              + TerminalText.text(finding.subject()),
          BELOW.length() + 2);
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

  /** The findings, the worst first, those together that say the same. */
  void print(Assessment assessment) {
    console.gap();
    if (assessment.findings().isEmpty()) {
      console.print(style.good("No findings."));
      return;
    }
    console.print(style.strong(count(assessment.findings()) + ":"));
    inFull(assessment.findings());
  }

  /** Findings with what they say, those together that say the same. */
  void inFull(List<Finding> findings) {
    for (List<Finding> same : together(findings)) {
      if (same.size() == 1) {
        one(same.get(0));
      } else {
        several(same);
      }
    }
  }

  /** Those of one rule that say one thing of several subjects. */
  private static Iterable<List<Finding>> together(List<Finding> findings) {
    Map<String, List<Finding>> together = new LinkedHashMap<>();
    for (Finding finding : findings) {
      String said = finding.severity().text() + ' ' + finding.id() + ' ' + finding.message();
      List<Finding> same = together.get(said);
      if (same == null) {
        same = new ArrayList<>();
        together.put(said, same);
      }
      same.add(finding);
    }
    return together.values();
  }

  private void one(Finding finding) {
    console.flow(
        "  "
            + severity(finding, TerminalText.text(finding.id()))
            + "  "
            + TerminalText.text(finding.subject()),
        BELOW.length());
    message(finding);
    String place = place(finding);
    if (!place.isEmpty()) {
      console.print(BELOW + style.faint(place));
    }
  }

  private void several(List<Finding> same) {
    Finding first = same.get(0);
    console.flow(
        "  " + severity(first, same.size() + " × " + TerminalText.text(first.id())),
        BELOW.length());
    message(first);
    // A line that says of one that it is not shown could as well show it.
    int shown = all || same.size() == SHOWN + 1 ? same.size() : Math.min(same.size(), SHOWN);
    int width = 0;
    for (Finding finding : same.subList(0, shown)) {
      width = Math.max(width, Table.length(TerminalText.text(finding.subject())));
    }
    boolean apart = !isOnePlace(same);
    for (Finding finding : same.subList(0, shown)) {
      String subject = TerminalText.text(finding.subject());
      String place = apart ? place(finding) : "";
      console.flow(
          BELOW
              + (place.isEmpty()
                  ? subject
                  : Table.padded(subject, Math.min(width, Table.WIDEST))
                      + "  "
                      + style.faint(place)),
          BELOW.length() + 2);
    }
    if (shown < same.size()) {
      console.print(
          BELOW + style.faint("and " + (same.size() - shown) + " more (--all shows them)"));
    }
    if (!apart && !place(first).isEmpty()) {
      console.print(BELOW + style.faint(place(first)));
    }
  }

  private static boolean isOnePlace(List<Finding> findings) {
    String place = place(findings.get(0));
    for (Finding finding : findings) {
      if (!place(finding).equals(place)) {
        return false;
      }
    }
    return true;
  }

  private void message(Finding finding) {
    console.flow(BELOW + TerminalText.text(finding.message()), BELOW.length());
  }

  /** Where to look, in the words of compilers; empty where that is the subject. */
  private static String place(Finding finding) {
    if (finding.file().isEmpty()) {
      return "";
    }
    String file = finding.file().get().value();
    if (finding.at().isPresent()) {
      return TerminalText.text(finding.at().get().in(finding.file().get()));
    }
    return file.equals(finding.subject()) ? "" : TerminalText.text(file);
  }
}
