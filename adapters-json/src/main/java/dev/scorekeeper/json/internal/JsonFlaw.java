package dev.scorekeeper.json.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Says why a parser refused a text: where it stopped, in its own words as far as they are for
 * people, and what to do where the text shows a common slip there.
 */
final class JsonFlaw {
  /** The character that a parser stopped at; it shows a byte, where that is beyond ASCII. */
  private static final Pattern CHARACTER = Pattern.compile("\\('.*?' \\(code [^)]*\\)\\)");

  private static final Pattern CONTROL = Pattern.compile("\\(?\\(CTRL-CHAR, code \\d+\\)\\)?");
  private static final Pattern CODE = Pattern.compile(" \\(code [^)]*\\)");

  /** What is said to programmers follows. */
  private static final Pattern REST =
      Pattern.compile(
          "(?:: was expecting)? \\((?:for|start marker|JSON String|not recognized|consider).*|: (?:enable|maybe a).*"
              + "|: JSON spec .*| \\(JSON .*",
          Pattern.DOTALL);

  private static final String TOKEN = "Unrecognized token '";

  /** So much of a token tells where it begins. */
  private static final int SHOWN = 20;

  private static final String IN_TEXT = " in VALUE_STRING";
  private static final int LONGEST = 160;
  private static final int MERGE_MARKER = 7;

  private final byte[] bytes;
  private final int at;

  private JsonFlaw(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  /**
   * What a parser refused.
   *
   * @param reached how far in the bytes the parser has come
   */
  static MalformedJson of(IOException refusal, int reached, Utf8Text text) {
    if (refusal instanceof StreamConstraintsException limit) {
      return limit.getOriginalMessage().startsWith("Document nesting depth")
          ? MalformedJson.limit(
              "is nested deeper than " + JsonCursor.DEEPEST + " levels",
              text.at(Math.max(text.start(), reached - 1)))
          : new MalformedJson(
              "has a property name of more than "
                  + JsonCursor.LONGEST_NAME
                  + " characters, or too many alike",
              text.at(reached));
    }
    if (!(refusal instanceof JsonProcessingException flaw)) {
      return new MalformedJson("is not valid JSON: " + refusal.getMessage(), text.at(reached));
    }
    String said = flaw.getOriginalMessage();
    int place =
        flaw.getLocation() == null
            ? reached
            : text.start() + (int) flaw.getLocation().getByteOffset();
    if (said.startsWith(TOKEN)) {
      String token = said.substring(TOKEN.length());
      place = before(place, token.substring(0, Math.min(SHOWN, token.indexOf('\''))), text);
    } else if (said.startsWith("Illegal character")) {
      place--;
    } else if (said.contains("plus sign")) {
      place = before(place, "+", text);
    }
    JsonFlaw here = new JsonFlaw(text.bytes(), beginOfCharacter(text.bytes(), place));
    return new MalformedJson(
        "is not valid JSON: " + here.words(said) + here.hint(), text.at(here.at));
  }

  /** Something follows the end of a text. */
  static MalformedJson following(int place, Utf8Text text) {
    JsonFlaw here = new JsonFlaw(text.bytes(), place);
    return new MalformedJson(
        "is not valid JSON: the " + text.unit() + " goes on after its end" + here.hint(),
        text.at(place));
  }

  /** Where a text begins that a parser has passed; where it stopped, if that is not to be found. */
  private static int before(int place, String passed, Utf8Text text) {
    byte[] wanted = passed.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = text.bytes();
    for (int at = Math.min(place, bytes.length) - wanted.length; at >= text.start(); at--) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return place;
  }

  private static int beginOfCharacter(byte[] bytes, int place) {
    int at = Math.min(place, bytes.length);
    while (at > 0 && at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  private String words(String said) {
    String words = said.startsWith("Invalid UTF-8") ? "Unexpected character (' ' (code 0))" : said;
    words = CHARACTER.matcher(words).replaceFirst("\uFFFC");
    words = CONTROL.matcher(words).replaceFirst("\uFFFC");
    words = REST.matcher(CODE.matcher(words).replaceAll("")).replaceFirst("");
    words = words.replace(IN_TEXT, " in a text");
    words = Quoting.line(words).replace("\uFFFC", character());
    return Character.toLowerCase(words.charAt(0))
        + words.substring(1, Math.min(LONGEST, words.length()));
  }

  private String character() {
    return at < bytes.length
        ? Quoting.character(
            new String(bytes, at, Math.min(4, bytes.length - at), StandardCharsets.UTF_8)
                .codePointAt(0))
        : "the end";
  }

  private String hint() {
    if (isMergeMarker()) {
      return "; a merge conflict is left here, resolve it";
    }
    if (begins("#") || begins("//") || begins("/*")) {
      return "; JSON has no comments, remove it";
    }
    if (begins("'")
        || begins("\u2018")
        || begins("\u2019")
        || begins("\u201C")
        || begins("\u201D")) {
      return "; write \" as quotation mark";
    }
    return (begins("}") || begins("]")) && isAfterComma() ? "; remove the comma before it" : "";
  }

  private boolean begins(String sign) {
    byte[] wanted = sign.getBytes(StandardCharsets.UTF_8);
    boolean begins = at + wanted.length <= bytes.length;
    for (int i = 0; begins && i < wanted.length; i++) {
      begins = bytes[at + i] == wanted[i];
    }
    return begins;
  }

  private boolean isMergeMarker() {
    return begins("<".repeat(MERGE_MARKER))
        || begins("=".repeat(MERGE_MARKER))
        || begins(">".repeat(MERGE_MARKER))
        || begins("|".repeat(MERGE_MARKER));
  }

  private boolean isAfterComma() {
    int before = at - 1;
    while (before >= 0 && bytes[before] <= ' ' && bytes[before] >= 0) {
      before--;
    }
    return before >= 0 && bytes[before] == ',';
  }
}
