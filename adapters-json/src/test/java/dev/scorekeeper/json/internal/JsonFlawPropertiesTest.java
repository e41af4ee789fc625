package dev.scorekeeper.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** The parser decides what is JSON and where it is not; what is said of it is for people. */
class JsonFlawPropertiesTest {
  private static final String SOUND =
      """
      {"a": [1, -2.5e+3, 0, true, false, null, "x\\n\\u00e9\\ud83d\\ude00é😀"], "b": {}, "c": [],
       "d\\u0041": {"movements": [{"beats": [{"x": 1.0E-2}]}, {"beatCount": 12}]}}
      """;

  @Property(tries = 2_000)
  void whatIsRefusedIsSaidInOneLineAndPlacedInTheText(@ForAll("damaged") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    MalformedJson refused = refusal(bytes);

    if (refused != null) {
      assertThat(refused.why())
          .as(text)
          .matches("(is not valid JSON: [^\\p{Cc}]+|is empty; .*|is UTF-16 .*|has .*)")
          .doesNotContain("Feature", "Source:", "(code", "CTRL-CHAR");
      String[] lines = text.split("\r\n|\r|\n", -1);
      assertThat(refused.at().line()).as(text).isBetween(1, lines.length);
      assertThat(refused.at().column())
          .as(text)
          .isBetween(1, lines[refused.at().line() - 1].length() + 1);
    }
  }

  @Provide
  Arbitrary<String> damaged() {
    List<String> pieces =
        List.of(
            "", "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "0", "1", "-", "+", ".",
            "e", "E", "true", "nul", "NaN", "/", "//", "#", "'", " ", "\n", "\t", "\r", "\u0000",
            "\u001E", "\u007F", "\u00A0", "\uFEFF", "\u2028", "é", "😀", "_", "$", "<<<<<<<");
    Arbitrary<String> once =
        Combinators.combine(
                Arbitraries.integers().between(0, SOUND.length()),
                Arbitraries.integers().between(0, 6),
                Arbitraries.of(pieces))
            .as(JsonFlawPropertiesTest::damage);
    Arbitrary<String> fromPieces =
        Arbitraries.of(pieces).list().ofMaxSize(8).map(JsonFlawPropertiesTest::join);
    return Arbitraries.frequencyOf(Tuple.of(3, once), Tuple.of(1, fromPieces));
  }

  private static String join(List<String> pieces) {
    return String.join("", pieces);
  }

  private static String damage(int at, int removed, String inserted) {
    return SOUND.substring(0, at)
        + inserted
        + SOUND.substring(Math.min(SOUND.length(), at + removed));
  }

  private static @Nullable MalformedJson refusal(byte[] bytes) {
    try (JsonCursor json = new JsonCursor(bytes)) {
      json.skip();
      json.end();
      return null;
    } catch (MalformedJson e) {
      return e;
    }
  }
}
