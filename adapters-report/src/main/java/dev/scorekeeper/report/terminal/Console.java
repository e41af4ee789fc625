package dev.scorekeeper.report.terminal;

/**
 * Where text for people goes.
 *
 * @param style its colours
 * @param columns its width; 0 when it is not known
 */
public record Console(Output out, Style style, int columns) {
  /** Prints a line. */
  public void print(String line) {
    out.println(line, style);
  }

  /** Prints an empty line. */
  public void gap() {
    out.println();
  }

  /** Prints a heading, which may hold text of strangers, with an empty line under it. */
  public void title(String text) {
    print(style.strong(TerminalText.text(text)));
    gap();
  }

  /** Prints something beside the point, which may hold text of strangers, after an empty line. */
  public void remark(String text) {
    gap();
    print(style.faint(TerminalText.text(text)));
  }
}
