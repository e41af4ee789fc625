package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.TerminalText;
import dev.scorekeeper.report.words.Words;
import java.util.List;

/** Changes, one a line. */
final class ChangesText {
  private final Console console;
  private final Style style;

  ChangesText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** What is different since a run, if anything is. */
  void print(List<Change> changes, String since) {
    console.gap();
    if (changes.isEmpty()) {
      console.print(style.faint("Nothing changed since " + since + "."));
      return;
    }
    console.print(style.strong("Since " + since + ":"));
    for (Change change : changes) {
      console.print("  " + line(change));
    }
  }

  /** A change in one line. */
  String line(Change change) {
    if (change instanceof Change.Opened opened) {
      Finding finding = opened.finding();
      return style.warning("new finding  ")
          + TerminalText.text(finding.id() + "  " + finding.subject());
    }
    if (change instanceof Change.Resolved resolved) {
      Finding finding = resolved.finding();
      return style.good("resolved     ")
          + TerminalText.text(finding.id() + "  " + finding.subject());
    }
    Change.OfDomain domain = (Change.OfDomain) change;
    String id = TerminalText.text(domain.id()) + "  ";
    if (domain.from().isEmpty()) {
      return style.good("registered   ")
          + id
          + style.faint(domain.to().map(Words::verdict).orElse(""));
    }
    if (domain.to().isEmpty()) {
      return style.warning("retired      ")
          + id
          + style.faint("was " + domain.from().map(Words::verdict).orElse(""));
    }
    Verdict from = domain.from().get();
    Verdict to = domain.to().get();
    return verb(from, to) + id + style.faint(Words.verdict(from) + " → " + Words.verdict(to));
  }

  private String verb(Verdict from, Verdict to) {
    if (from.status() == to.status()) {
      int more = Long.compare(to.size().beats(), from.size().beats());
      int larger = more != 0 ? more : to.size().movements() - from.size().movements();
      return larger > 0
          ? style.good("grew         ")
          : larger < 0 ? style.warning("shrank       ") : "changed      ";
    }
    return switch (to.status()) {
      case IMPLEMENTED ->
          style.good(from.status() == Verdict.Status.BROKEN ? "repaired     " : "implemented  ");
      case BROKEN -> style.bad("broke        ");
      case PLANNED -> style.warning("planned again");
    };
  }
}
