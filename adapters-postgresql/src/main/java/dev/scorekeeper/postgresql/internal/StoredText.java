package dev.scorekeeper.postgresql.internal;

/**
 * Texts as PostgreSQL can store them, which takes no NUL. A character that nobody writes, of those
 * for private use, stands for it, and twice for itself.
 */
final class StoredText {
  private static final char NUL = '\0';
  private static final char SIGN = '\uf8f0';
  private static final char FOR_NUL = '\uf8f1';

  private StoredText() {}

  static String written(String text) {
    if (text.indexOf(NUL) < 0 && text.indexOf(SIGN) < 0) {
      return text;
    }
    StringBuilder written = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == NUL) {
        written.append(SIGN).append(FOR_NUL);
      } else if (c == SIGN) {
        written.append(SIGN).append(SIGN);
      } else {
        written.append(c);
      }
    }
    return written.toString();
  }

  static String read(String text) {
    if (text.indexOf(SIGN) < 0) {
      return text;
    }
    StringBuilder read = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SIGN && i + 1 < text.length()) {
        i++;
        read.append(text.charAt(i) == FOR_NUL ? NUL : text.charAt(i));
      } else {
        read.append(c);
      }
    }
    return read.toString();
  }
}
