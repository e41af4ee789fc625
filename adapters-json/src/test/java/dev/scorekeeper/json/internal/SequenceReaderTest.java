package dev.scorekeeper.json.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.SequenceReading.Sized;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceReaderTest {
  @Test
  void movementsAtTheRootAreCountedWithTheirBeats() {
    assertThat(read("{'movements': [{'beats': [{}, {}]}, {'beats': 3}]}")).isEqualTo(sized(2, 5));
  }

  @Test
  void aMusicalSequenceIsCountedByWhatItHolds() {
    assertThat(read("{'musicalSequence': {'movements': [{'beats': 4}]}}")).isEqualTo(sized(1, 4));
  }

  @Test
  void severalSequencesAddUp() {
    assertThat(
            read(
                """
                {'sequences': [
                  {'movements': [{'beats': 1}, {'beats': 2}]},
                  {'movements': [{'beats': 4}]},
                  {'name': 'without movements'},
                  'no sequence'
                ]}
                """))
        .isEqualTo(sized(3, 7));
  }

  @Test
  void theFirstShapeDecidesWhereverItStands() {
    assertThat(
            read(
                """
                {'sequences': [{'movements': [{'beats': 1}]}],
                 'movements': [{'beats': 2}],
                 'musicalSequence': {'movements': [{'beats': 4}]}}
                """))
        .isEqualTo(sized(1, 4));
    assertThat(
            read(
                """
                {'sequences': [{'movements': [{'beats': 1}]}], 'movements': [{'beats': 2}, {}]}
                """))
        .isEqualTo(sized(2, 2));
  }

  @Test
  void theFirstShapeDecidesEvenWithoutAMovement() {
    assertThat(read("{'musicalSequence': {}, 'movements': [{'beats': 2}]}")).isEqualTo(sized(0, 0));
    assertThat(read("{'movements': [], 'sequences': [{'movements': [{}]}]}"))
        .isEqualTo(sized(0, 0));
  }

  @Test
  void aShapeOfAnotherTypeIsNotThere() {
    assertThat(
            read(
                """
                {'musicalSequence': 'a name', 'movements': 8,
                 'sequences': [{'movements': [{'beats': 2}]}]}
                """))
        .isEqualTo(sized(1, 2));
    assertThat(read("{'sequences': {'movements': [{}]}}")).isEqualTo(sized(0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "[{'movements': [{}]}]", "'movements'", "12", "null", "true"})
  void whatHasNoShapeHoldsNothing(String json) {
    assertThat(read(json)).isEqualTo(sized(0, 0));
  }

  @Test
  void everyElementIsAMovement() {
    assertThat(read("{'movements': [{}, 'b', 3, null, [], {'beats': [1]}]}"))
        .isEqualTo(sized(6, 1));
  }

  @Test
  void beatCountServesWhereBeatsSayNothing() {
    assertThat(
            read(
                """
                {'movements': [
                  {'beatCount': 2},
                  {'beatCount': 5, 'beats': [{}]},
                  {'beats': [], 'beatCount': 10},
                  {'beatCount': 10},
                  {'beats': null, 'beatCount': [1, 2, 3]}
                ]}
                """))
        .isEqualTo(sized(5, 2 + 1 + 10 + 3));
    assertThat(((Sized) read("{'movements': [{'beats': 'many', 'beatCount': 10}]}")).isPartial())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "2.5",
        "'7'",
        "''",
        "true",
        "{}",
        "9223372036854775808",
        "1e19",
        "1e999999999999",
        "-1e-2",
        "0.5e0",
        "5e-1",
        "100.001e2"
      })
  void whatIsNoCountIsSaidAndUnknown(String beats) {
    Sized read = (Sized) read("{'movements': [{'beats': " + beats + "}], 'beats': 6}");

    assertThat(read.size()).isEqualTo(new Size(1, 6));
    assertThat(read.isPartial()).isTrue();
    assertThat(read.slips())
        .extracting(Slip::kind, Slip::key, Slip::at)
        .containsExactly(tuple(Slip.Kind.NO_COUNT, "'beats'", new Location(1, 26)));
    assertThat(read("{'movements': [{'beats': " + beats + "}, {'beats': 2}], 'beats': 6}"))
        .isEqualTo(new Sized(new Size(2, 2), OptionalLong.empty(), true, read.slips()));
  }

  @Test
  void aCountThatIsNullOrNotThereIsNoSlip() {
    assertThat(read("{'movements': [{'beats': null}, {}], 'beats': null}")).isEqualTo(sized(2, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "5.0, 5",
    "5e0, 5",
    "50e-1, 5",
    "0.5E+1, 5",
    "5.000, 5",
    "0.0, 0",
    "-0.0, 0",
    "0e99, 0",
    "1e2, 100",
    "0.00001e5, 1",
    "9223372036854775807.0, 9223372036854775807",
    "922337203685477580.7e1, 9223372036854775807",
    "120e-1, 12"
  })
  void aNumberIsTakenByItsValue(String number, long value) {
    assertThat(read("{'movements': [{'beatCount': " + number + "}]}")).isEqualTo(sized(1, value));
    assertThat(read("{'movements': [{}], 'beats': " + number + "}")).isEqualTo(sized(1, value));
  }

  @Test
  void aNumberAsLongAsAFileIsTakenByItsValueToo() {
    assertThat(read("{'movements': [{'beats': 5." + "0".repeat(5_000_000) + "}]}"))
        .isEqualTo(sized(1, 5));
    assertThat(read("{'movements': [{'beats': 5" + "0".repeat(3_000_000) + "e-3000000}]}"))
        .isEqualTo(sized(1, 5));
  }

  @Test
  void theSequencesOwnBeatsServeWhereNoMovementSays() {
    assertThat(read("{'movements': [{}, {}], 'beats': 9}")).isEqualTo(sized(2, 9));
    assertThat(
            read(
                """
                {'sequences': [
                  {'movements': [{}], 'beats': 3},
                  {'movements': [{}], 'beats': 4},
                  {'movements': [{}], 'beats': [1, 2]}
                ]}
                """))
        .isEqualTo(sized(3, 7));
  }

  @Test
  void theSequencesOwnBeatsAreAClaimWhereAMovementSays() {
    assertThat(read("{'beats': 9, 'movements': [{'beats': 0}, {}]}"))
        .isEqualTo(new Sized(new Size(2, 0), OptionalLong.of(9)));
    assertThat(
            read(
                """
                {'sequences': [
                  {'movements': [{'beats': 3}], 'beats': 3},
                  {'movements': [{}], 'beats': 4}
                ]}
                """))
        .isEqualTo(new Sized(new Size(2, 3), OptionalLong.of(7)));
  }

  @Test
  void theBeatsBesideAMusicalSequenceAreNotItsOwn() {
    assertThat(read("{'beats': 9, 'musicalSequence': {'movements': [{}]}}")).isEqualTo(sized(1, 0));
  }

  @Test
  void sumsStayAtTheEndOfTheRange() {
    assertThat(
            read("{'movements': [{'beats': 9223372036854775807}, {'beats': 9223372036854775807}]}"))
        .isEqualTo(sized(2, Long.MAX_VALUE));
  }

  @Test
  void ofAKeyThatComesTwiceTheFirstCountsAndTheOtherIsSaid() {
    assertThat(read("{'movements': [{'beats': 1, 'beats': 5}], 'movements': [{}, {}]}"))
        .isEqualTo(slipping(1, 1, again("'beats'", 1, 29), again("'movements'", 1, 43)));
    assertThat(
            read(
                """
                {'movements': 'none', 'movements': [{'beats': 1}], 'sequences':
                 [{'movements': [{}, {}], 'movements': [{}], 'beats': 2, 'beats': 'x'}]}
                """))
        .isEqualTo(slipping(1, 1, list("'movements'", 1, 23), again("'beats'", 2, 58)));
    assertThat(read("{'musicalSequence': {'movements': [{}]}, 'musicalSequence': null}"))
        .isEqualTo(slipping(1, 0, again("'musicalSequence'", 1, 42)));
    assertThat(read("{'sequences': [{'movements': [{}]}], 'sequences': []}"))
        .isEqualTo(slipping(1, 0, again("'sequences'", 1, 38)));
  }

  @Test
  void aKeyThatIsWrittenWithAnEscapeIsTheSame() {
    assertThat(read("{'movements': [], '\\u006dovements': [{}]}"))
        .isEqualTo(slipping(0, 0, again("'movements'", 1, 19)));
  }

  @Test
  void aListCountsAlsoBehindSomethingOfItsNameThatIsNone() {
    assertThat(read("{'movements': 2, 'id': 'a', 'movements': [{}, {}], 'movements': []}"))
        .isEqualTo(slipping(2, 0, list("'movements'", 1, 29)));
    assertThat(read("{'sequences': {}, 'sequences': [{'movements': [{}]}]}"))
        .isEqualTo(slipping(1, 0, list("'sequences'", 1, 19)));
    assertThat(read("{'musicalSequence': 1, 'musicalSequence': {'movements': [{}]}}"))
        .isEqualTo(slipping(1, 0, list("'musicalSequence'", 1, 24)));
    assertThat(read("{'a': {'movements': 1}, 'movements': [{}]}")).isEqualTo(sized(1, 0));
  }

  private static Slip list(String key, int line, int column) {
    return new Slip(
        Slip.Kind.KEY_AGAIN,
        key,
        key.startsWith("'mus") ? "an object" : "an array",
        new Location(line, column));
  }

  private static Slip again(String key, int line, int column) {
    return new Slip(Slip.Kind.KEY_AGAIN, key, "", new Location(line, column));
  }

  private static Sized slipping(int movements, long beats, Slip... slips) {
    return new Sized(new Size(movements, beats), OptionalLong.empty(), false, List.of(slips));
  }

  @Test
  void whatStandsDeeperIsNotCounted() {
    assertThat(
            read(
                """
                {'movements': [{'beats': [{'beats': 7, 'movements': [{}]}, [1, 2]],
                                'meta': {'beatCount': 9}}],
                 'meta': {'movements': [{}, {}], 'sequences': [{'movements': [{}]}]}}
                """))
        .isEqualTo(sized(1, 2));
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsAreFine() {
    byte[] json = Texts.utf8("\uFEFF{\r\n'movements': [\r\n{'beats': 1}\r\n]\r\n}\r\n");

    assertThat(SequenceReader.read(json)).isEqualTo(sized(1, 1));
  }

  private static SequenceReading read(String json) {
    return SequenceReader.read(Texts.utf8(json));
  }

  private static Sized sized(int movements, long beats) {
    return new Sized(new Size(movements, beats), OptionalLong.empty());
  }
}
