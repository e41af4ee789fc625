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
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              if (c == ' ' || isVisible(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(String.format("U+%04X", c));
              }
            });
    return shown.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
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
