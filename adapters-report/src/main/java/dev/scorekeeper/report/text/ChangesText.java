package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.TerminalText;
import dev.scorekeeper.report.words.ChangeWords;
import dev.scorekeeper.report.words.Tone;
import java.util.List;

/** Changes, one a line. */
final class ChangesText {
  private static final int WIDEST = 14;

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
      return style.warning(padded("opened")) + finding(opened.finding());
    }
    if (change instanceof Change.Resolved resolved) {
      return style.good(padded("resolved")) + finding(resolved.finding());
    }
    Change.OfDomain domain = (Change.OfDomain) change;
    return verb(domain)
        + TerminalText.text(domain.domain())
        + style.faint("  " + formerly(domain) + ChangeWords.moved(domain));
  }

  /** What happened to a domain, in its colour, with blanks up to the next column. */
  String verb(Change.OfDomain change) {
    String verb = padded(change.event().words());
    return switch (Tone.of(change)) {
      case BETTER -> style.good(verb);
      case WORSE -> style.bad(verb);
      case OTHER -> verb;
    };
  }

  /** The id that a domain had before it was renamed, if it was. */
  static String formerly(Change.OfDomain change) {
    return change.formerly().map(id -> "formerly " + TerminalText.text(id) + ", ").orElse("");
  }

  private static String finding(Finding finding) {
    return TerminalText.text(finding.id() + "  " + finding.subject());
  }

  static String padded(String text) {
    return text + " ".repeat(Math.max(1, WIDEST - text.length()));
  }
}
