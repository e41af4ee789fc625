package dev.scorekeeper.report.terminal;

/** Makes text of strangers safe to print: it can no longer move the cursor or reverse the line. */
public final class TerminalText {
  private TerminalText() {}

  /** The text with every character that acts instead of showing written as an escape. */
  public static String text(String text) {
    int first = 0;
    while (first < text.length() && !acts(text, first)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (acts(text, i)) {
        plain.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static boolean acts(String text, int index) {
    char c = text.charAt(index);
    return c >= 0x7f ? isActing(c) || isLone(text, index) : c < 0x20;
  }

  /** Whether a character is a control, a line separator or a bidirectional control (UAX #9). */
  public static boolean isActing(int c) {
    return c < 0x20
        || (c >= 0x7f && c <= 0x9f)
        || c == 0x061c
        || (c >= 0x200e && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0xfeff;
  }

  private static boolean isLone(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }
}
