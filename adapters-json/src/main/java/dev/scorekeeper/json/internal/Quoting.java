package dev.scorekeeper.json.internal;

/** Text of strangers as messages show it: short, in one line, and without what has no shape. */
public final class Quoting {
  private static final int LONGEST = 60;

  private Quoting() {}

  /** One character in quotes, or its code point where it has no shape of its own. */
  static String character(int c) {
    return isVisible(c) ? "'" + Character.toString(c) + "'" : String.format("U+%04X", c);
  }

  /** A text in quotes. */
  public static String text(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints().limit(LONGEST).forEach(c -> append(c, shown));
    return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
  }

  /** A text in one line of signs that have a shape. */
  static String line(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(c -> append(c, shown));
    return shown.toString();
  }

  private static void append(int c, StringBuilder shown) {
    if (c == ' ' || isVisible(c)) {
      shown.appendCodePoint(c);
    } else {
      shown.append(String.format("U+%04X", c));
    }
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
