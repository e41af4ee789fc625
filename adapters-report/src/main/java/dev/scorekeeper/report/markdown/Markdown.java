package dev.scorekeeper.report.markdown;

import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import java.util.Locale;

/**
 * Makes text of strangers safe in Markdown (CommonMark, GFM) on the usual hosts: it can format
 * nothing, and they can make no link, mention, reference, formula or emoji of it. Escapes do not
 * help against what a host looks for after it has read the Markdown; only code does.
 */
final class Markdown {
  private static final int LONGEST = 200;

  /** As short as a commit may be named. */
  private static final int SHORTEST_HASH = 7;

  private Markdown() {}

  /**
   * The text, also for a cell of a table: words that a host could take for something become code,
   * and what Markdown or its HTML could take for its own is escaped.
   */
  static String escaped(String text) {
    String plain = TerminalText.text(text);
    StringBuilder escaped = new StringBuilder(plain.length() + 16);
    int begin = 0;
    while (begin < plain.length()) {
      int end = begin;
      while (end < plain.length() && !isBlank(plain.charAt(end))) {
        end++;
      }
      word(escaped, plain.substring(begin, end));
      if (end < plain.length()) {
        escaped.append(plain.charAt(end));
      }
      begin = end + 1;
    }
    return escaped.toString();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** A bar ends a cell even in code, so it stands between two pieces of it. */
  private static void word(StringBuilder escaped, String word) {
    if (isPlain(word)) {
      marks(escaped, word);
      return;
    }
    int length = word.length();
    while (length > 1 && ",;.:".indexOf(word.charAt(length - 1)) >= 0) {
      length--;
    }
    code(escaped, word.substring(0, length));
    escaped.append(word, length, word.length());
  }

  private static void code(StringBuilder escaped, String word) {
    int begin = 0;
    while (begin <= word.length()) {
      int bar = word.indexOf('|', begin);
      int end = bar < 0 ? word.length() : bar;
      if (end > begin) {
        escaped.append(fenced(word.substring(begin, end)));
      }
      if (bar >= 0) {
        escaped.append("\\|");
      }
      begin = end + 1;
    }
  }

  private static void marks(StringBuilder escaped, String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '*', '_', '[', ']', '|' -> escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
  }

  /** Whether no host makes anything of a word, once its marks are escaped. */
  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean ends = i == word.length() - 1;
      boolean plain =
          switch (c) {
            case '\\', '`', '@', '#', '$', '&', '~', '^', '{', '}' -> false;
            case '!' -> ends;
            case '%' -> ends || ").,;".indexOf(word.charAt(i + 1)) >= 0;
            case ':' -> ends ? word.indexOf(':') == i : isInTime(word, i);
            default -> true;
          };
      if (!plain) {
        return false;
      }
    }
    return !isReference(word);
  }

  /** Whether a colon stands between the hours and minutes of a time, or its minutes and seconds. */
  private static boolean isInTime(String word, int colon) {
    return colon >= 2
        && colon + 2 < word.length()
        && isDigit(word.charAt(colon - 2))
        && isDigit(word.charAt(colon - 1))
        && isDigit(word.charAt(colon + 1))
        && isDigit(word.charAt(colon + 2))
        && (colon + 3 == word.length()
            || !isLetterOrDigit(word.charAt(colon + 3))
            || word.charAt(colon + 3) == 'Z');
  }

  /** Whether there is an address, the name of a commit, or the key of an issue in a word. */
  private static boolean isReference(String word) {
    if (word.regionMatches(true, 0, "www.", 0, 4) || contains(word, "www.")) {
      return true;
    }
    int begin = 0;
    while (begin < word.length()) {
      int end = begin;
      boolean hexadecimal = true;
      while (end < word.length() && isLetterOrDigit(word.charAt(end))) {
        hexadecimal &= Character.digit(word.charAt(end), 16) >= 0;
        end++;
      }
      if ((hexadecimal && end - begin >= SHORTEST_HASH) || isKey(word, begin, end)) {
        return true;
      }
      begin = end + 1;
    }
    return false;
  }

  private static boolean contains(String word, String part) {
    for (int i = 1; i < word.length(); i++) {
      if (word.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  /** A key such as GH-12: capitals, or gh, with a number after a hyphen. */
  private static boolean isKey(String word, int begin, int end) {
    if (begin == end
        || end + 1 >= word.length()
        || word.charAt(end) != '-'
        || !isDigit(word.charAt(end + 1))) {
      return false;
    }
    String key = word.substring(begin, end);
    return key.equalsIgnoreCase("gh")
        || (key.equals(key.toUpperCase(Locale.ROOT)) && !isDigit(key.charAt(0)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  /**
   * The text, cut where it is very long, as a code span: nobody is mentioned and nothing is linked
   * from there. Not for tables, whose bars split even code.
   */
  static String code(String text) {
    String plain = Table.cut(TerminalText.text(text), LONGEST);
    return plain.isBlank() ? "(blank)" : fenced(plain);
  }

  private static String fenced(String plain) {
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
