package dev.scorekeeper.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.scorekeeper.domain.storedassessment.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String ORIGIN = "00112233445566778899aabbccddeeff";
  private static final Checkpoint ONE =
      new Checkpoint(ORIGIN, 1, Digest.builder().add("one").digest());
  private static final Checkpoint TWO =
      new Checkpoint(ORIGIN, 20, Digest.builder().add("two").digest());

  @Test
  void isAFewLines() {
    assertThat(ONE.text())
        .isEqualTo(
            """
            scorekeeper checkpoint 2
            origin 00112233445566778899aabbccddeeff
            entries 1
            head %s
            """
                .formatted(ONE.head()));
  }

  @Test
  void comesBackFromItsLines() {
    assertThat(Checkpoint.read(ONE.text())).hasValue(List.of(ONE));
  }

  @Test
  void isStillReadFromTheTimeWhenAllEntriesWereRuns() {
    String old =
        """
        scorekeeper checkpoint 1
        origin 00112233445566778899aabbccddeeff
        runs 1
        head %s
        """
            .formatted(ONE.head());

    assertThat(Checkpoint.read(old)).hasValue(List.of(ONE));
    assertThat(Checkpoint.read(old + TWO.text() + old)).hasValue(List.of(ONE, TWO, ONE));
  }

  @Test
  void severalMayStandInOneText() {
    assertThat(Checkpoint.read(ONE.text() + "\n\n" + TWO.text())).hasValue(List.of(ONE, TWO));
    assertThat(Checkpoint.read((ONE.text() + TWO.text()).replace("\n", "\r\n")))
        .hasValue(List.of(ONE, TWO));
    assertThat(Checkpoint.read(ONE.text().strip())).hasValue(List.of(ONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "hello",
        "scorekeeper checkpoint 1",
        "scorekeeper checkpoint 2\norigin 00112233445566778899aabbccddeeff\nentries 1\nhead 00",
        "scorekeeper checkpoint 1\norigin 00112233445566778899aabbccddeeff\nruns 01\nhead 00",
        "scorekeeper checkpoint 1\norigin xx\nruns 1\nhead 00"
      })
  void anythingElseIsNone(String text) {
    assertThat(Checkpoint.read(text)).isEmpty();
  }

  @Test
  void neitherIsOneThatSomethingFollowsOrThatIsCut() {
    assertThat(Checkpoint.read(ONE.text() + "more")).isEmpty();
    assertThat(Checkpoint.read(ONE.text() + TWO.text().substring(0, 60))).isEmpty();
    assertThat(Checkpoint.read(ONE.text().strip().substring(0, ONE.text().length() - 2))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1\norigin %s\nentries", "2\norigin %s\nruns", "3\norigin %s\nentries"})
  void theWordForWhatIsCountedBelongsToTheVersion(String lines) {
    String text =
        "scorekeeper checkpoint " + lines.formatted(ORIGIN) + " 1\nhead " + ONE.head() + "\n";

    assertThat(Checkpoint.read(text)).isEmpty();
  }

  @Test
  void hasAnOriginAndANumberOfEntries() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("00", 1, ONE.head()));
    assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(ORIGIN, -1, ONE.head()));
  }
}
