package dev.scorekeeper.json.internal;

import java.nio.charset.StandardCharsets;

/**
 * Says for people what is wrong with a JSON text, and at which character. Asked only when a parser
 * has refused the text: parsers stop wherever they happen to notice, and speak to programmers.
 */
final class JsonFlaw {
  private static final int LONGEST_WORD = 20;
  private static final int MERGE_MARKER = 7;

  private final Utf8Text text;
  private final byte[] bytes;
  private int i;

  private JsonFlaw(Utf8Text text) {
    this.text = text;
    bytes = text.bytes();
    i = text.start();
  }

  /**
   * Returns when nothing is wrong with the text.
   *
   * @throws MalformedJson with the first thing that is wrong
   */
  static void find(Utf8Text text) throws MalformedJson {
    new JsonFlaw(text).document();
  }

  private void document() throws MalformedJson {
    skipWhiteSpace();
    if (i == bytes.length) {
      throw flaw("is empty; expected a JSON value", i);
    }
    value(0);
    skipWhiteSpace();
    if (i < bytes.length) {
      throw expected("the end of the " + text.unit());
    }
  }

  private void value(int depth) throws MalformedJson {
    switch (peek()) {
      case '{' -> object(deeper(depth));
      case '[' -> array(deeper(depth));
      case '"' -> string(false);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> {
        String word = word();
        if (!word.equals("true") && !word.equals("false") && !word.equals("null")) {
          throw expected("a value");
        }
        i += word.length();
      }
    }
  }

  private int deeper(int depth) throws MalformedJson {
    if (depth == JsonCursor.DEEPEST) {
      throw MalformedJson.limit(
          "is nested deeper than " + JsonCursor.DEEPEST + " levels", flaw("", i).at());
    }
    return depth + 1;
  }

  private void object(int depth) throws MalformedJson {
    i++;
    skipWhiteSpace();
    if (skip('}')) {
      return;
    }
    while (true) {
      if (peek() != '"') {
        throw expected("a property name in double quotes");
      }
      string(true);
      skipWhiteSpace();
      if (!skip(':')) {
        throw expected("':' after the property name");
      }
      skipWhiteSpace();
      value(depth);
      skipWhiteSpace();
      if (skip('}')) {
        return;
      }
      comma('}', "property");
    }
  }

  private void array(int depth) throws MalformedJson {
    i++;
    skipWhiteSpace();
    if (skip(']')) {
      return;
    }
    while (true) {
      value(depth);
      skipWhiteSpace();
      if (skip(']')) {
        return;
      }
      comma(']', "value");
    }
  }

  private void comma(char close, String next) throws MalformedJson {
    if (!skip(',')) {
      throw expected("',' or '" + close + "' after the value");
    }
    skipWhiteSpace();
    if (peek() == close) {
      throw flaw(
          "expected another " + next + " after the comma, found '" + close + "'; remove the comma",
          i);
    }
  }

  private void string(boolean isName) throws MalformedJson {
    int begin = i++;
    while (!skip('"')) {
      if (i == bytes.length) {
        throw flaw("the text that begins here does not end; close it with a double quote", begin);
      }
      int c = peek();
      if (c >= 0 && c < ' ') {
        throw flaw(controlCharacter(c), i);
      }
      if (c == '\\') {
        escape(isName);
      } else {
        i++;
      }
    }
  }

  private static String controlCharacter(int c) {
    return switch (c) {
      case '\n', '\r' -> "found a line break inside a text; close the text, or write \\n";
      case '\t' -> "found a tab inside a text; write \\t";
      default ->
          String.format("found the control character U+%04X inside a text; write \\u%04x", c, c);
    };
  }

  private void escape(boolean isName) throws MalformedJson {
    int begin = i++;
    int c = peek();
    if (c == 'u') {
      i++;
      int unit = fourDigits(begin);
      // The parser cannot keep such a name, and only such a one: half a pair in a value is kept.
      if (isName && Character.isSurrogate((char) unit)) {
        boolean paired =
            Character.isHighSurrogate((char) unit)
                && skip('\\')
                && skip('u')
                && Character.isLowSurrogate((char) fourDigits(begin));
        if (!paired) {
          throw flaw("has half of a surrogate pair in a property name", begin);
        }
      }
    } else if (c >= 0 && "\"\\/bfnrt".indexOf(c) >= 0) {
      i++;
    } else {
      throw flaw("found an unknown escape in a text; write \\\\ for a backslash", begin);
    }
  }

  private int fourDigits(int escape) throws MalformedJson {
    int unit = 0;
    for (int k = 0; k < 4; k++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw flaw("expected four hexadecimal digits after \\u", escape);
      }
      unit = unit << 4 | digit;
      i++;
    }
    return unit;
  }

  private void number() throws MalformedJson {
    skip('-');
    if (peek() == '0' && i + 1 < bytes.length && isDigit(bytes[i + 1])) {
      throw flaw("found a number with a leading zero; remove the zero", i);
    }
    digits("a digit");
    if (skip('.')) {
      digits("a digit after the decimal point");
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits("a digit in the exponent");
    }
  }

  private void digits(String what) throws MalformedJson {
    if (!isDigit(peek())) {
      throw expected(what);
    }
    while (isDigit(peek())) {
      i++;
    }
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private void skipWhiteSpace() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      i++;
    }
  }

  private boolean skip(char c) {
    boolean is = peek() == c;
    if (is) {
      i++;
    }
    return is;
  }

  private MalformedJson expected(String what) {
    return flaw("expected " + what + ", found " + found(), i);
  }

  private MalformedJson flaw(String why, int at) {
    return new MalformedJson(why, text.at(at));
  }

  /** What lies ahead, in characters that are safe to show. */
  private String found() {
    if (i == bytes.length) {
      return "the end of the " + text.unit();
    }
    int c = codePoint(i);
    if (isMergeMarker(c)) {
      return "a merge conflict marker; resolve the merge";
    }
    if (c == '#'
        || (c == '/' && i + 1 < bytes.length && (bytes[i + 1] == '/' || bytes[i + 1] == '*'))) {
      return "a comment; JSON has none, remove it";
    }
    if (c == '\'' || c == '\u2018' || c == '\u2019' || c == '\u201C' || c == '\u201D') {
      return "another quotation mark; write a double quote";
    }
    String word = word();
    if (!word.isEmpty()) {
      return "'" + word + "'";
    }
    return Quoting.character(c);
  }

  private boolean isMergeMarker(int c) {
    if ((c != '<' && c != '=' && c != '>') || i + MERGE_MARKER > bytes.length) {
      return false;
    }
    for (int k = 1; k < MERGE_MARKER; k++) {
      if (bytes[i + k] != c) {
        return false;
      }
    }
    return true;
  }

  /** The letters and digits ahead, as far as a person needs them to see where they are. */
  private String word() {
    StringBuilder word = new StringBuilder();
    int end = i;
    while (end < bytes.length
        && word.length() < LONGEST_WORD
        && Character.isLetterOrDigit(codePoint(end))) {
      int c = codePoint(end);
      word.appendCodePoint(c);
      end += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return word.toString();
  }

  private int codePoint(int at) {
    int length = Math.min(4, bytes.length - at);
    return new String(bytes, at, length, StandardCharsets.UTF_8).codePointAt(0);
  }

  /** The byte to look at; negative at the end and within a character beyond ASCII. */
  private int peek() {
    return i < bytes.length ? bytes[i] : -1;
  }
}
