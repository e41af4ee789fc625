package dev.scorekeeper.report.markdown;

import dev.scorekeeper.report.terminal.Table;
import dev.scorekeeper.report.terminal.TerminalText;

/** Makes text of strangers safe in Markdown (CommonMark, GFM): it can format and link nothing. */
final class Markdown {
  private static final int LONGEST = 200;

  private Markdown() {}

  /** The text with everything escaped that Markdown or its HTML could take for its own. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : TerminalText.text(text).toCharArray()) {
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '&' -> escaped.append("&amp;");
        case '\\', '`', '*', '_', '[', ']', '|', '~', '#', '!', '@' ->
            escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /**
   * The text, cut where it is very long, as a code span: nobody is mentioned and nothing is linked
   * from there. Not for tables, whose bars split even code.
   */
  static String code(String text) {
    String plain = Table.cut(TerminalText.text(text), LONGEST);
    if (plain.isBlank()) {
      return "(blank)";
    }
    int longest = 0;
    int run = 0;
    for (int i = 0; i < plain.length(); i++) {
      run = plain.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String space = longest > 0 || plain.startsWith(" ") || plain.endsWith(" ") ? " " : "";
    return fence + space + plain + space + fence;
  }

  /** The beginning of the text as part of an HTML comment, which it cannot end. */
  static String inComment(String text) {
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '.'
              || c == '_'
              || c == '/';
      part.append(plain ? String.valueOf(c) : "%" + Integer.toHexString(c));
    }
    return part.toString();
  }
}
