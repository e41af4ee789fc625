package dev.scorekeeper.report.drawing;

import dev.scorekeeper.report.wording.Column;
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

  /** Adds a row of as many cells as there are columns; text of strangers is made plain. */
  public void add(List<String> cells) {
    rows.add(cells.stream().map(TerminalText::text).toList());
  }

  /**
   * Adds a line that is no row, such as one that says how many are not shown.
   *
   * @param text nothing of it a stranger's
   */
  public void remark(String text) {
    rows.add(List.of(text));
  }

  /** Prints the table as wide as the console. */
  public void print(Console console) {
    for (String line : lines(console.style(), console.columns())) {
      console.print(line);
    }
  }

  /**
   * The lines of the table in a number of columns; 0 for as many as it takes. Where it is wider,
   * columns are left out that matter least, and long texts shortened; a last line says which are
   * not there.
   */
  public List<String> lines(Style style, int width) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = length(headings.get(i));
      for (List<String> row : rows) {
        if (!isRemark(row)) {
          widths[i] = Math.max(widths[i], length(row.get(i)));
        }
      }
      if (width > 0) {
        widths[i] = Math.min(widths[i], WIDEST);
      }
    }
    TableFit fit = new TableFit(columns, widths, empty());
    if (width > 0) {
      fit.into(width);
    }
    List<String> lines = new ArrayList<>();
    lines.add(style.strong(cut(line(headings, fit), width)));
    for (List<String> row : rows) {
      lines.add(isRemark(row) ? style.faint(cut(row.get(0), width)) : cut(line(row, fit), width));
    }
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      if (fit.isLeftOut(i) && !isEmpty(i)) {
        absent.add(headings.get(i));
      }
    }
    if (!absent.isEmpty()) {
      String said = "Hidden at this width: " + String.join(", ", absent) + ".";
      for (String line : Flow.lines(said, 2, width, style)) {
        lines.add(style.faint(line));
      }
    }
    return lines;
  }

  private boolean isRemark(List<String> row) {
    return row.size() == 1 && columns.size() > 1;
  }

  /** Whether no row has anything in a column. */
  private boolean isEmpty(int column) {
    for (List<String> row : rows) {
      if (!isRemark(row) && !row.get(column).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean[] empty() {
    boolean[] empty = new boolean[columns.size()];
    for (int i = 0; i < empty.length; i++) {
      empty[i] = isEmpty(i);
    }
    return empty;
  }

  private String line(List<String> cells, TableFit fit) {
    StringBuilder line = new StringBuilder();
    boolean first = true;
    for (int i = 0; i < columns.size(); i++) {
      if (fit.isLeftOut(i)) {
        continue;
      }
      String cell = cut(cells.get(i), fit.width(i));
      line.append(first ? "" : "  ")
          .append(
              columns.get(i).isNumber()
                  ? " ".repeat(fit.width(i) - length(cell)) + cell
                  : padded(cell, fit.width(i)));
      first = false;
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
