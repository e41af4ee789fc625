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

/** The parser decides what is JSON, the flaw says why not: they must never differ. */
class JsonFlawPropertiesTest {
  private static final String SOUND =
      """
      {"a": [1, -2.5e+3, 0, true, false, null, "x\\n\\u00e9\\ud83d\\ude00é😀"], "b": {}, "c": [],
       "d\\u0041": {"movements": [{"beats": [{"x": 1.0E-2}]}, {"beatCount": 12}]}}
      """;

  @Property(tries = 2_000)
  void aFlawIsFoundExactlyWhereTheParserRefuses(@ForAll("damaged") String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    String refused = refusal(bytes);

    assertThat(refused == null).as(text).isEqualTo(flaw(bytes) == null);
    if (refused != null) {
      assertThat(refused).as(text).isEqualTo(flaw(bytes)).doesNotContain("\n");
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

  private static @Nullable String refusal(byte[] bytes) {
    try (JsonCursor json = new JsonCursor(bytes)) {
      json.skip();
      json.end();
      return null;
    } catch (MalformedJson e) {
      return e.why() + e.at();
    }
  }

  private static @Nullable String flaw(byte[] bytes) {
    try {
      JsonFlaw.find(new Utf8Text(bytes, "file"));
      return null;
    } catch (MalformedJson e) {
      return e.why() + e.at();
    }
  }
}
