package dev.scorekeeper.application.statereference;

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
        .isEqualTo(new Reference.Day(Instant.parse("2026-01-31T00:00:00Z")));
  }

  @Test
  void aMomentHasAnOffsetOrIsOneOfUtc() {
    assertThat(Reference.of("2026-01-31T12:00:00Z"))
        .isEqualTo(new Reference.At(Instant.parse("2026-01-31T12:00:00Z")));
    assertThat(Reference.of("2026-01-31T12:00:00.5+02:00"))
        .isEqualTo(new Reference.At(Instant.parse("2026-01-31T10:00:00.5Z")));
    assertThat(Reference.of("2026-01-31 12:00"))
        .as("as it is printed")
        .isEqualTo(new Reference.At(Instant.parse("2026-01-31T12:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13-01", "2026-02-30", "2026-01-31T", "2026-01-31 noon"})
  void whatLooksLikeADateAndIsNoneIsRefused(String word) {
    assertThatThrownBy(() -> Reference.of(word))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'" + word + "' is not a date")
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
    assertThat(states("").until()).contains(new Reference.Worktree());
    assertThat(states("main").until()).contains(new Reference.Worktree());
    assertThat(states("main...HEAD").until()).contains(new Reference.Named("HEAD"));
    assertThat(states("main..next"))
        .isEqualTo(
            new Range(
                Optional.of(new Reference.Named("main")),
                Optional.of(new Reference.Named("next"))));
    assertThat(states("main..").until()).contains(new Reference.Named("HEAD"));
    assertThat(states("..main").from()).contains(new Reference.Named("HEAD"));
    assertThatThrownBy(() -> Range.ofStates(Optional.of("a..b"), Optional.of("c")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("names both states already");
  }

  private static Range states(String first) {
    return Range.ofStates(Optional.of(first).filter(text -> !text.isEmpty()), Optional.empty());
  }

  @Test
  void anAgeIsSoLongAgo() {
    Instant now = Instant.parse("2026-01-31T12:00:00Z");

    assertThat(Reference.of("12h"))
        .isInstanceOfSatisfying(
            Reference.Ago.class,
            ago -> assertThat(ago.moment(now)).isEqualTo("2026-01-31T00:00:00Z"));
    assertThat(((Reference.Ago) Reference.of("30d")).moment(now)).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(((Reference.Ago) Reference.of("2w")).moment(now)).isEqualTo("2026-01-17T12:00:00Z");
  }

  @Test
  void whatIsPrintedForARunsIdIsNoAge() {
    assertThat(Reference.of("1234567d")).isEqualTo(new Reference.Named("1234567d"));
    assertThat(Reference.of("d")).isEqualTo(new Reference.Named("d"));
    assertThat(Reference.of("-3d")).isEqualTo(new Reference.Named("-3d"));
  }

  @Test
  void aRangeHasTwoEndsOfWhichOneMayBeOpen() {
    assertThat(Range.of("2026-01-01..30d").from()).contains(Reference.of("2026-01-01"));
    assertThat(Range.of("2026-01-01..30d").until()).contains(Reference.of("30d"));
    assertThat(Range.of("HEAD~3..").until()).isEmpty();
    assertThat(Range.of("..HEAD~3").from()).isEmpty();
    assertThat(Range.of("main...next").from()).contains(new Reference.Fork("main", "next"));
    assertThat(Range.of(Optional.of("30d"), Optional.of("2026-01-01")))
        .isEqualTo(
            new Range(Optional.of(Reference.of("30d")), Optional.of(Reference.of("2026-01-01"))));
    assertThatThrownBy(() -> Range.of(Optional.of("a..b"), Optional.of("c")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> Range.of("..")).isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a..b", "2026-02-30"})
  void whateverIsNoneIsToldWithAllForms(String word) {
    assertThatThrownBy(() -> Reference.of(word))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(Reference.FORMS);
  }
}
