package dev.scorekeeper.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderPatternTest {
  @ParameterizedTest
  @CsvSource({
    "packages/*/json-sequences, packages/*/json-sequences",
    "packages/*/json-sequences/**/*.json, packages/*/json-sequences",
    "packages/*/json-sequences/**, packages/*/json-sequences",
    "./packages\\a//b/, packages/a/b",
    "., ''"
  })
  void isReadAsPeopleWriteIt(String text, String value) {
    assertThat(FolderPattern.of(text)).contains(new FolderPattern(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../packages", "/packages", "C:/packages", "a/../../b", "a/b.json", "*.json"})
  void isNeitherOutsideNorAFile(String text) {
    assertThat(FolderPattern.of(text)).isEmpty();
  }

  @Test
  void cannotBeMadeOfAPathThatIsNotNormalized() {
    assertThatThrownBy(() -> new FolderPattern("a/../b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a/../b");
  }

  @Test
  void hasItsNamesFromTheRootOn() {
    assertThat(new FolderPattern("a/*/b").names()).containsExactly("a", "*", "b");
    assertThat(new FolderPattern("").names()).isEmpty();
    assertThat(new FolderPattern("a/b").isLiteral()).isTrue();
    assertThat(new FolderPattern("a/?").isLiteral()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, a, true",
    "a*c, abc, true",
    "a*c, ac, true",
    "a*c, acb, false",
    "*-plugin, a-b-plugin, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "[a], a, false",
    "a.b, aXb, false",
    "**a, ba, true",
    "a*b*c, aXbXbXc, true"
  })
  void matchesNames(String pattern, String name, boolean matches) {
    assertThat(FolderPattern.matches(pattern, name)).isEqualTo(matches);
  }

  @Property(tries = 200)
  void matchesAsARegularExpressionWould(
      @ForAll("texts") String pattern, @ForAll("texts") String name) {
    String regex = pattern.replace("*", ".*").replace("?", ".");

    assertThat(FolderPattern.matches(pattern, name)).isEqualTo(name.matches(regex));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(6);
  }

  @Test
  void aPatternIsNoLongerThanAPathCanBe() {
    assertThat(FolderPattern.of("a/".repeat(2_048))).isPresent();
    assertThat(FolderPattern.of("a/".repeat(2_049))).isEmpty();
  }

  @Test
  void aPatternThatNamesAFolderOfGitIsReserved() {
    assertThat(new FolderPattern("**/.GIT/x").isReserved()).isTrue();
    assertThat(new FolderPattern("**/.g*").isReserved()).isFalse();
  }
}
