package dev.scorekeeper.report.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences in lines that are no wider than there is room. They are broken at blanks alone, rather
 * behind a dot that parts what is told side by side.
 */
final class Flow {
  private static final char DOT = '·';

  private Flow() {}

  /**
   * The lines of a text, which may have colours of a style. A word that is wider than a line stays
   * whole.
   *
   * @param indent before each line but the first
   * @param width 0 for one line
   */
  static List<String> lines(String text, int indent, int width, Style style) {
    List<String> lines = new ArrayList<>();
    String before = " ".repeat(width > 0 ? Math.min(indent, width / 2) : 0);
    String rest = text;
    int end = end(rest, width, style);
    while (end > 0) {
      lines.add(rest.substring(0, end).stripTrailing());
      rest = before + rest.substring(end).stripLeading();
      end = end(rest, width, style);
    }
    lines.add(rest);
    return lines;
  }

  /** How many columns a line takes that may have colours of a style. */
  static int length(String line, Style style) {
    int columns = 0;
    int i = 0;
    while (i < line.length()) {
      int colour = style.colour() ? Style.lengthAt(line, i) : 0;
      columns += colour > 0 ? 0 : 1;
      i += colour > 0 ? colour : Character.charCount(line.codePointAt(i));
    }
    return columns;
  }

  /** Where the first line of a text ends; 0 where all of it is one. */
  private static int end(String text, int width, Style style) {
    if (width <= 0 || text.length() <= width) {
      return 0;
    }
    int column = 0;
    int end = 0;
    int part = 0;
    boolean begun = false;
    int i = 0;
    while (i < text.length()) {
      int colour = style.colour() ? Style.lengthAt(text, i) : 0;
      if (colour > 0) {
        i += colour;
        continue;
      }
      if (text.charAt(i) == ' ') {
        end = begun ? i : 0;
        part = begun && i > 0 && text.charAt(i - 1) == DOT ? i : part;
      } else {
        begun = true;
        if (column >= width && end > 0) {
          return part > 0 ? part : end;
        }
      }
      column++;
      i += Character.charCount(text.codePointAt(i));
    }
    return 0;
  }
}
