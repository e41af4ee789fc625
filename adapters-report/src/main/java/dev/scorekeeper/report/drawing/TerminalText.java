package dev.scorekeeper.report.drawing;

/**
 * Makes text of strangers safe to print: it can no longer move the cursor, reverse the line, or
 * hide. What acts or does not show is written as Java and JSON do: a backslash, a u, and four
 * hexadecimal digits.
 */
public final class TerminalText {
  /**
   * Lines, blocks, shapes and marks, all of which are drawn. They are in most of what is printed,
   * and to ask for the type of the first of them, Java loads a large table.
   */
  private static final int DRAWN_FROM = 0x2500;

  private static final int DRAWN_UP_TO = 0x27bf;

  private TerminalText() {}

  /** The text, in one line, with every character that acts instead of showing as an escape. */
  public static String text(String text) {
    return plain(text, false, false);
  }

  /** The same with the ends of its lines left. */
  static String lines(String text) {
    return plain(text, true, false);
  }

  /** The same for a line that also has colours of a {@link Style}. */
  static String styled(String line, Style style) {
    return plain(line, true, style.colour());
  }

  private static String plain(String text, boolean lines, boolean colours) {
    int first = 0;
    while (first < text.length() && text.charAt(first) >= ' ' && text.charAt(first) < 0x7f) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length() + 16).append(text, 0, first);
    int i = first;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int colour = colours && c == Style.ESCAPE ? Style.lengthAt(text, i) : 0;
      int length = Math.max(Character.charCount(c), colour);
      if (colour > 0 || !isActing(c) || (lines && endsLine(text, i))) {
        plain.append(text, i, i + length);
      } else {
        for (int k = i; k < i + length; k++) {
          escape(plain, text.charAt(k));
        }
      }
      i += length;
    }
    return plain.toString();
  }

  /** Writes a character as an escape, whatever it is. */
  public static void escape(StringBuilder to, int character) {
    to.append("\\u").append(Integer.toHexString(character | 0x10000), 1, 5);
  }

  private static boolean endsLine(String text, int i) {
    return text.charAt(i) == '\n' || text.startsWith("\r\n", i);
  }

  /**
   * Whether a character does something or hides instead of showing: controls, separators of lines,
   * all that Unicode calls formats (bidirectional controls, tags, the soft hyphen, what has no
   * width) or lets a font ignore (variation selectors, fillers), what is drawn as nothing without
   * being a space, what is no character at all, and half of a pair of surrogates.
   */
  public static boolean isActing(int c) {
    if (c < 0x7f) {
      return c < 0x20;
    }
    if (c >= DRAWN_FROM && c <= DRAWN_UP_TO) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> isIgnorable(c) || isBlank(c) || isNoCharacter(c);
    };
  }

  /** Default_Ignorable_Code_Point of Unicode, as far as it is no format. */
  private static boolean isIgnorable(int c) {
    return c == 0x034f
        || (c >= 0x115f && c <= 0x1160)
        || (c >= 0x17b4 && c <= 0x17b5)
        || (c >= 0x180b && c <= 0x180f)
        || (c >= 0x2060 && c <= 0x206f)
        || c == 0x3164
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0xffa0
        || (c >= 0xfff0 && c <= 0xfff8)
        || (c >= 0xe0000 && c <= 0xe0fff);
  }

  /** Signs whose picture is empty: of Braille, Khitan, Egyptian, and of music. */
  private static boolean isBlank(int c) {
    return c == 0x2800 || c == 0x16fe4 || (c >= 0x13441 && c <= 0x13442) || c == 0x1d159;
  }

  /** What Unicode will never make a character, so that no font has a picture. */
  private static boolean isNoCharacter(int c) {
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  }
}
