package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.Table;
import dev.scorekeeper.report.terminal.TerminalText;
import dev.scorekeeper.report.words.ChangeWords;
import dev.scorekeeper.report.words.Tone;
import java.util.List;

/**
 * Changes, one a line: the word of the event, what it is about, and more of it, each in a column.
 */
final class ChangesText {
  /** The longest word, and two blanks. */
  private static final int WORD = 15;

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
    lines(changes, "  ");
  }

  /** Changes as they are told of a run, each after an indent. */
  void lines(List<? extends Change> changes, String indent) {
    int width = width(changes);
    for (Change change : changes) {
      console.print(
          indent
              + (change instanceof Change.OfDomain domain
                  ? line(domain, ChangeWords.moved(domain), width)
                  : line((Change.OfFinding) change, width)));
    }
  }

  /** How wide the column is that says what each is about. */
  static int width(List<? extends Change> changes) {
    int width = 0;
    for (Change change : changes) {
      String about =
          change instanceof Change.OfDomain domain
              ? domain.domain()
              : ((Change.OfFinding) change).finding().id();
      width = width(width, about);
    }
    return width;
  }

  /** The same when it is to hold another text of a stranger, too. */
  static int width(int width, String about) {
    return Math.max(width, Math.min(Table.length(TerminalText.text(about)), Table.WIDEST));
  }

  /**
   * What happened to a domain in one line.
   *
   * @param moved from what to what
   * @param width of the domain's column
   */
  String line(Change.OfDomain change, String moved, int width) {
    String word = padded(change.event().words());
    return switch (Tone.of(change)) {
          case BETTER -> style.good(word);
          case WORSE -> style.bad(word);
          case OTHER -> word;
        }
        + Table.padded(TerminalText.text(change.domain()), width)
        + style.faint(
            "  "
                + change.formerly().map(id -> "formerly " + TerminalText.text(id) + ", ").orElse("")
                + moved);
  }

  private String line(Change.OfFinding change, int width) {
    String word = padded(change.event().words());
    return (change.event() == Event.OPENED ? style.warning(word) : style.good(word))
        + Table.padded(TerminalText.text(change.finding().id()), width)
        + "  "
        + TerminalText.text(change.finding().subject());
  }

  /** A word, with blanks up to the next column. */
  static String padded(String text) {
    return Table.padded(text, WORD);
  }
}
