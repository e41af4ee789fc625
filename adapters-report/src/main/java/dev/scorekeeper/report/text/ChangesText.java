package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.ChangeWords;
import dev.scorekeeper.report.wording.Tone;
import java.util.List;

/**
 * Changes, one a line: the word of the event, what it is about, and more of it, each in a column.
 */
final class ChangesText {
  /** How wide the longest word is. */
  private static final int WORD = 13;

  /** Between two columns, also where what is in the first is wider than it. */
  private static final String GAP = "  ";

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
      console.flow(style.faint("Nothing changed since " + since + "."), 2);
      return;
    }
    console.print(style.strong("Since " + since + ":"));
    lines(changes, "  ");
  }

  /** Changes as they are told of a run, each after an indent. */
  void lines(List<? extends Change> changes, String indent) {
    int width = width(changes);
    for (Change change : changes) {
      if (change instanceof Change.OfDomain domain) {
        line(domain, ChangeWords.moved(domain), width, indent);
      } else {
        line((Change.OfFinding) change, width, indent);
      }
    }
  }

  /** How wide the column is that says what each is about. */
  static int width(List<? extends Change> changes) {
    int width = 0;
    for (Change change : changes) {
      String about =
          change instanceof Change.OfDomain domain
              ? domain.domain()
              : about((Change.OfFinding) change);
      width = width(width, about);
    }
    return width;
  }

  /** That it is a finding is said, since in the lines beside it a domain stands there. */
  private static String about(Change.OfFinding change) {
    return "finding " + change.finding().id();
  }

  /** The same when it is to hold another text of a stranger, too. */
  static int width(int width, String about) {
    return Math.max(width, Math.min(Table.length(TerminalText.text(about)), Table.WIDEST));
  }

  /**
   * Prints what happened to a domain.
   *
   * @param moved from what to what
   * @param width of the domain's column
   */
  void line(Change.OfDomain change, String moved, int width, String indent) {
    String word = padded(change.event().words());
    print(
        indent,
        word,
        switch (Tone.of(change)) {
          case BETTER -> style.good(word);
          case WORSE -> style.bad(word);
          case OTHER -> word;
        },
        Table.padded(TerminalText.text(change.domain()), width),
        style.faint(
            change.formerly().map(id -> "formerly " + TerminalText.text(id) + ", ").orElse("")
                + moved));
  }

  private void line(Change.OfFinding change, int width, String indent) {
    String word = padded(change.event().words());
    print(
        indent,
        word,
        change.event() == Event.OPENED ? style.warning(word) : style.good(word),
        Table.padded(TerminalText.text(about(change)), width),
        TerminalText.text(change.finding().subject()));
  }

  /**
   * Prints a line, or where there is no room for all of it what there is more of it below.
   *
   * @param coloured the word in its colour
   */
  private void print(String indent, String word, String coloured, String about, String more) {
    String begin = indent + coloured + about;
    if (console.hasRoomFor(begin + GAP + more)) {
      console.print(begin + GAP + more);
    } else {
      int below = indent.length() + word.length() + GAP.length();
      console.print(begin.stripTrailing());
      console.flow(" ".repeat(below) + more, below);
    }
  }

  /** A word, with blanks up to the next column. */
  static String padded(String text) {
    return Table.padded(text, WORD) + GAP;
  }
}
