package dev.scorekeeper.report.drawing;

/**
 * Where text for people goes.
 *
 * @param style its colours
 * @param columns its width; 0 when it is not known
 */
public record Console(Output out, Style style, int columns) {
  private static final int USUAL = 80;

  /** How wide a picture is: as wide as the console, where that is known. */
  public int width() {
    return columns > 0 ? columns : USUAL;
  }

  /** Prints a line. */
  public void print(String line) {
    out.println(line, style);
  }

  /** Whether all of a line is seen at once; its colours take no room. */
  public boolean hasRoomFor(String line) {
    if (columns <= 0 || line.length() <= columns) {
      return true;
    }
    return Flow.length(line, style) <= columns;
  }

  /**
   * Prints a sentence, or words in columns, in as many lines as it takes.
   *
   * @param indent before each line but the first
   */
  public void flow(String line, int indent) {
    if (hasRoomFor(line)) {
      print(line);
      return;
    }
    for (String part : Flow.lines(line, indent, columns, style)) {
      print(part);
    }
  }

  /** Prints an empty line. */
  public void gap() {
    out.println();
  }

  /** Prints a heading, which may hold text of strangers, with an empty line under it. */
  public void title(String text) {
    flow(style.strong(TerminalText.text(text)), 2);
    gap();
  }

  /** Prints something beside the point, which may hold text of strangers, after an empty line. */
  public void remark(String text) {
    gap();
    flow(style.faint(TerminalText.text(text)), 2);
  }
}
