package dev.scorekeeper.report.terminal;

import dev.scorekeeper.report.words.Column;
import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns under a heading; numbers to the right, everything else to the left. */
public final class Table {
  /** The widest that a column becomes. */
  public static final int WIDEST = 60;

  private final List<Column> columns;
  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
    headings = columns.stream().map(column -> TerminalText.text(column.heading())).toList();
  }

  /** Adds a row of as many cells as there are headings; text of strangers is made plain. */
  public void add(List<String> cells) {
    rows.add(cells.stream().map(TerminalText::text).toList());
  }

  /** The lines of the table, cut to a number of columns; 0 for no cutting. */
  public List<String> lines(Style style, int width) {
    int[] widths = new int[headings.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = length(headings.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
      if (width > 0) {
        widths[i] = Math.min(widths[i], WIDEST);
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(style.strong(cut(line(headings, widths), width)));
    for (List<String> row : rows) {
      lines.add(cut(line(row, widths), width));
    }
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : "  ")
          .append(
              columns.get(i).isNumber()
                  ? " ".repeat(widths[i] - length(cell)) + cell
                  : padded(cell, widths[i]));
    }
    return line.toString().stripTrailing();
  }

  /** The text, or its beginning and an ellipsis where it is longer than a width; 0 cuts nothing. */
  public static String cut(String text, int width) {
    if (width <= 0 || length(text) <= width) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  /** The text, with blanks up to a width. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  /** How many columns a text takes. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
