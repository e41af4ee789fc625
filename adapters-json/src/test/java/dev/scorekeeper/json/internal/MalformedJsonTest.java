package dev.scorekeeper.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.SequenceReading.Malformed;
import dev.scorekeeper.domain.sequence.SequenceReading.Sized;
import dev.scorekeeper.domain.workspace.Location;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a file that is not the JSON it should be, and of which character. */
class MalformedJsonTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1,}        | 1 | 9  | is not valid JSON: unexpected character '}': was expecting double-quote to start field name; remove the comma before it
          [1, 2, ]         | 1 | 8  | is not valid JSON: unexpected character ']': expected a value; remove the comma before it
          {"a": 1,⏎  {     | 2 | 3  | is not valid JSON: unexpected character '{': was expecting double-quote to start field name
          {a: 1}           | 1 | 2  | is not valid JSON: unexpected character 'a': was expecting double-quote to start field name
          {'a': 1}         | 1 | 2  | is not valid JSON: unexpected character ''': was expecting double-quote to start field name; write " as quotation mark
          {“a”: 1}         | 1 | 2  | is not valid JSON: unexpected character '“': was expecting double-quote to start field name; write " as quotation mark
          {"a" 1}          | 1 | 6  | is not valid JSON: unexpected character '1': was expecting a colon to separate field name and value
          {"a": }          | 1 | 7  | is not valid JSON: unexpected character '}': expected a value
          {"a": 1 "b": 2}  | 1 | 9  | is not valid JSON: unexpected character '"': was expecting comma to separate Object entries
          {"a": 1]         | 1 | 8  | is not valid JSON: unexpected close marker ']': expected '}'
          [1 2]            | 1 | 4  | is not valid JSON: unexpected character '2': was expecting comma to separate Array entries
          [1;2]            | 1 | 3  | is not valid JSON: unexpected character ';': was expecting comma to separate Array entries
          [,]              | 1 | 2  | is not valid JSON: unexpected character ',': expected a value
          [True]           | 1 | 2  | is not valid JSON: unrecognized token 'True'
          [undefined]      | 1 | 2  | is not valid JSON: unrecognized token 'undefined'
          [nullable]       | 1 | 2  | is not valid JSON: unrecognized token 'nullable'
          [01]             | 1 | 3  | is not valid JSON: invalid numeric value: Leading zeroes not allowed
          [-]              | 1 | 3  | is not valid JSON: unexpected character ']' in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value
          [+1]             | 1 | 2  | is not valid JSON: unexpected character '+' in numeric value
          [1.]             | 1 | 4  | is not valid JSON: unexpected character ']' in numeric value: Decimal point not followed by a digit
          [1e+]            | 1 | 5  | is not valid JSON: unexpected character ']' in numeric value: Exponent indicator not followed by a digit
          ["\\x"]          | 1 | 4  | is not valid JSON: unrecognized character escape 'x'
          ["\\u12G4"]      | 1 | 7  | is not valid JSON: unexpected character 'G': expected a hex-digit for character escape sequence
          ["a⏎b"]          | 1 | 4  | is not valid JSON: illegal unquoted character U+000A: has to be escaped using backslash to be included in string value
          ["a⇥b"]          | 1 | 4  | is not valid JSON: illegal unquoted character U+0009: has to be escaped using backslash to be included in string value
          ["a␇b"]          | 1 | 4  | is not valid JSON: illegal unquoted character U+0007: has to be escaped using backslash to be included in string value
          ["a             | 1 | 4  | is not valid JSON: unexpected end-of-input in a text
          {"a": [1         | 1 | 9  | is not valid JSON: unexpected end-of-input: expected close marker for Array
          {"a": 1}}        | 1 | 9  | is not valid JSON: unexpected close marker '}': no open Object to close
          {} {}            | 1 | 4  | is not valid JSON: the file goes on after its end
          {}⏎null          | 2 | 1  | is not valid JSON: the file goes on after its end
          [// no⏎1]        | 1 | 2  | is not valid JSON: unexpected character '/'; JSON has no comments, remove it
          [1, # no⏎2]      | 1 | 5  | is not valid JSON: unexpected character '#': expected a valid value; JSON has no comments, remove it
          {⏎<<<<<<< HEAD   | 2 | 1  | is not valid JSON: unexpected character '<': was expecting double-quote to start field name; a merge conflict is left here, resolve it
          {"\\ud800": 1}   | 1 | 9  | is not valid JSON: broken surrogate pair in field name: expected '\\' to start low surrogate, got 0x22
          """)
  void theOffendingCharacterIsNamedAndPlaced(String json, int line, int column, String why) {
    String text = json.replace('⏎', '\n').replace('⇥', '\t').replace('␇', '\u0007');

    assertThat(read(text)).isEqualTo(new Malformed(why, new Location(line, column)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \t\r\n", "\uFEFF"})
  void anEmptyFileIsMalformed(String empty) {
    assertThat(read(empty))
        .isInstanceOfSatisfying(
            Malformed.class,
            malformed -> assertThat(malformed.why()).isEqualTo("is empty; expected a JSON value"));
  }

  @Test
  void columnsCountCharactersAndNotBytes() {
    assertThat(placeIn("{\"ä\": \"€\", \"😀\": x}")).isEqualTo(new Location(1, 17));
    assertThat(placeIn("[\"ä€😀\",\n\"ä€😀\", x]")).isEqualTo(new Location(2, 8));
  }

  @Test
  void linesEndWithLineFeedsCarriageReturnsOrBoth() {
    assertThat(placeIn("[\n1,\n x]")).isEqualTo(new Location(3, 2));
    assertThat(placeIn("[\r\n1,\r\n x]")).isEqualTo(new Location(3, 2));
    assertThat(placeIn("[\r1,\r x]")).isEqualTo(new Location(3, 2));
    assertThat(placeIn("[\r\n\r\n")).isEqualTo(new Location(3, 1));
  }

  @Test
  void aByteOrderMarkTakesNoColumn() {
    assertThat(placeIn("\uFEFF[x]")).isEqualTo(new Location(1, 2));
    assertThat(placeIn("[1, \uFEFF]")).isEqualTo(new Location(1, 5));
  }

  @Test
  void aCharacterWithoutShapeIsNamedByItsCodePoint() {
    assertThat(whyOf("[1\u00A0]")).contains("unexpected character U+00A0");
    assertThat(whyOf("[\u202E]")).contains("unexpected character U+202E");
    assertThat(whyOf("[1, \u0000]")).contains("character U+0000");
    assertThat(whyOf("[😀]")).contains("unexpected character '😀'");
  }

  @Test
  void aLongWordIsShownInPart() {
    assertThat(whyOf("[" + "x".repeat(1_000) + "]")).hasSizeLessThan(200);
  }

  @Test
  void fiveHundredLevelsAreReadAndOneMoreIsNot() {
    assertThat(read("[".repeat(500) + "]".repeat(500))).isInstanceOf(Sized.class);
    assertThat(read("[\n".repeat(501) + "]".repeat(501)))
        .isEqualTo(new Malformed("is nested deeper than 500 levels", new Location(501, 1)));
    assertThat(read("{\"a\":".repeat(501)))
        .isEqualTo(new Malformed("is nested deeper than 500 levels", new Location(1, 2501)));
  }

  @Test
  void anotherEncodingIsRefusedAtTheStart() {
    for (String name : new String[] {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE"}) {
      byte[] bytes = "{\"movements\": []}".getBytes(Charset.forName(name));

      assertThat(SequenceReader.read(bytes))
          .as(name)
          .isEqualTo(new Malformed("is UTF-16 or UTF-32; save it as UTF-8", Location.START));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00E4", // a letter of Latin-1
        "\u0080", // a continuation without a lead
        "\u00C0\u0080", // zero in two bytes
        "\u00E0\u009F\u00BF", // too long for its code point
        "\u00F0\u008F\u00BF\u00BF", // too long for its code point
        "\u00ED\u00A0\u0080", // half of a surrogate pair
        "\u00F4\u0090\u0080\u0080", // beyond Unicode
        "\u00F5\u0080\u0080\u0080", // beyond Unicode
        "\u00E2\u0082" // cut off
      })
  void bytesThatAreNoUtf8AreRefusedEvenInATextThatNobodyReads(String latin1) {
    byte[] bytes =
        ("{\"a\": 1,\n \"b\": \"x" + latin1 + "\"}").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(SequenceReader.read(bytes))
        .isEqualTo(
            new Malformed(
                String.format(
                    "has the byte 0x%02X, which is not UTF-8; save it as UTF-8",
                    (int) latin1.charAt(0)),
                new Location(2, 9)));
  }

  @Test
  void aFileThatEndsWithinACharacterIsRefused() {
    byte[] bytes = {'[', ']', (byte) 0xF0, (byte) 0x9F, (byte) 0x98};

    assertThat(SequenceReader.read(bytes))
        .isEqualTo(
            new Malformed(
                "has the byte 0xF0, which is not UTF-8; save it as UTF-8", new Location(1, 3)));
  }

  @Test
  void allOfUnicodeIsRead() {
    StringBuilder all = new StringBuilder("\"");
    for (int c = ' '; c <= Character.MAX_CODE_POINT; c++) {
      if (c != '"' && c != '\\' && (c < 0xD800 || c > 0xDFFF)) {
        all.appendCodePoint(c);
      }
    }

    assertThat(read(all.append('"').toString())).isInstanceOf(Sized.class);
  }

  @Test
  void longTextsAndNumbersThatNobodyReadsAreFine() {
    String million = "1".repeat(1_000_000);

    assertThat(read("{\"text\": \"" + million.repeat(25) + "\", \"number\": " + million + "}"))
        .isInstanceOf(Sized.class);
    assertThat(read("{\"movements\": [{\"beats\": " + million + "}]}")).isInstanceOf(Sized.class);
  }

  @Test
  void aPropertyNameOfTenThousandCharactersIsReadAndALongerOneIsNot() {
    assertThat(read("{\"" + "n".repeat(10_000) + "\": 1}")).isInstanceOf(Sized.class);
    assertThat(whyOf("{\"" + "n".repeat(10_001) + "\": 1}"))
        .startsWith("has a property name of more than 10000 characters");
    assertThat(whyOf("{\"" + "n".repeat(1_000_000) + "\": 1}"))
        .startsWith("has a property name of more than 10000 characters");
  }

  private static SequenceReading read(String json) {
    return SequenceReader.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Location placeIn(String json) {
    return ((Malformed) read(json)).at();
  }

  private static String whyOf(String json) {
    return ((Malformed) read(json)).why();
  }
}
