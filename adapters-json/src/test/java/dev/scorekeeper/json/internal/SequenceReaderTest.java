package dev.scorekeeper.json.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.sequence.SequenceReading.Sized;
import dev.scorekeeper.domain.sequence.Size;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                  {'beats': 'many', 'beatCount': 10},
                  {'beats': null, 'beatCount': [1, 2, 3]}
                ]}
                """))
        .isEqualTo(sized(4, 2 + 1 + 10 + 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "2.5", "1e2", "'7'", "true", "null", "{}", "9223372036854775808", "-0.0"})
  void whatIsNoCountSaysNothing(String beats) {
    assertThat(read("{'movements': [{'beats': " + beats + "}], 'beats': 6}"))
        .isEqualTo(sized(1, 6));
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
  void ofAKeyThatComesTwiceTheLastDecides() {
    assertThat(read("{'movements': [{}, {}], 'movements': [{'beats': 1, 'beats': 5}]}"))
        .isEqualTo(sized(1, 5));
    assertThat(
            read(
                """
                {'movements': [{'beats': 1}], 'movements': 'none', 'sequences': [],
                 'sequences': [{'movements': [{}], 'movements': [{}, {}], 'beats': 2, 'beats': 'x'}]}
                """))
        .isEqualTo(sized(2, 0));
    assertThat(read("{'musicalSequence': {'movements': [{}]}, 'musicalSequence': null}"))
        .isEqualTo(sized(0, 0));
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
