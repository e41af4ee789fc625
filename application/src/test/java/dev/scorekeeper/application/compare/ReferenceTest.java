package dev.scorekeeper.application.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.InvalidRequestException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {
  @Test
  void aWordMeansTheFilesAsTheyLie() {
    assertThat(Reference.of("worktree")).isEqualTo(new Reference.Worktree());
    assertThat(Reference.of("Worktree")).isEqualTo(new Reference.Named("Worktree"));
  }

  @Test
  void aDayMeansItsBeginningEverywhere() {
    assertThat(Reference.of("2026-01-31"))
        .isEqualTo(new Reference.At(Instant.parse("2026-01-31T00:00:00Z")));
  }

  @Test
  void aMomentHasAnOffset() {
    assertThat(Reference.of("2026-01-31T12:00:00Z"))
        .isEqualTo(new Reference.At(Instant.parse("2026-01-31T12:00:00Z")));
    assertThat(Reference.of("2026-01-31T12:00:00.5+02:00"))
        .isEqualTo(new Reference.At(Instant.parse("2026-01-31T10:00:00.5Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13-01", "2026-02-30", "2026-01-31T", "2026-01-31T12:00:00"})
  void whatLooksLikeADateAndIsNoneIsRefused(String word) {
    assertThatThrownBy(() -> Reference.of(word))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'" + word + "' is no date")
        .hasMessageContaining("2026-01-31T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "HEAD~1",
        "1234abcd",
        "2026-01-3",
        "2026-01-3x",
        "2026-01-31-release",
        "2026/01/31",
        "release-2026-01-31"
      })
  void everythingElseIsAName(String word) {
    assertThat(Reference.of(word)).isEqualTo(new Reference.Named(word));
  }

  @Test
  void threeDotsMeanWhereTwoCommitsMeetAndHeadIsLeftOut() {
    assertThat(Reference.of("main...next")).isEqualTo(new Reference.Fork("main", "next"));
    assertThat(Reference.of("main...")).isEqualTo(new Reference.Fork("main", "HEAD"));
    assertThat(Reference.of("...main")).isEqualTo(new Reference.Fork("HEAD", "main"));
    assertThat(Reference.of("main...next").text()).isEqualTo("main...next");
  }

  @Test
  void whoNamesOneStateComparesItWithTheFilesOrWithWhatStandsBehindTheDots() {
    assertThat(Reference.after(Optional.empty())).isEqualTo(new Reference.Worktree());
    assertThat(Reference.after(Optional.of(Reference.of("main"))))
        .isEqualTo(new Reference.Worktree());
    assertThat(Reference.after(Optional.of(Reference.of("main...HEAD"))))
        .isEqualTo(new Reference.Named("HEAD"));
  }
}
