package dev.scorekeeper.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilePatternTest {
  @ParameterizedTest
  @CsvSource({
    "*.md, a.md, true",
    "*.md, a/a.md, false",
    "**/*.md, a.md, true",
    "**/*.md, a/b/a.md, true",
    "a/**, a/b/c, true",
    "a/**/c, a/c, true",
    "a/**/c, a/b/b/c, true",
    "a/**/c, a/b/c/d, false",
    "**/a/**/a/b, a/b/a/a/b, true",
    "**/**/b, b, true",
    "a/**/**, b/c, false"
  })
  void matchesPaths(String pattern, String path, boolean matches) {
    assertThat(new FilePattern(pattern).matches(new WorkspacePath(path))).isEqualTo(matches);
  }

  @Property(tries = 2_000)
  void matchesAsWhoeverTriesEverythingWould(
      @ForAll("patterns") String pattern, @ForAll("paths") String path) {
    assertThat(new FilePattern(pattern).matches(new WorkspacePath(path)))
        .isEqualTo(matches(names(pattern), names(path)));
  }

  /** What is left of a pattern, folder by folder, means the same as all of it. */
  @Property(tries = 2_000)
  void meansFolderByFolderWhatItMatches(
      @ForAll("patterns") String pattern, @ForAll("paths") String path) {
    FilePattern.Rest rest = new FilePattern(pattern).rest();
    List<String> names = names(path);
    for (String folder : names.subList(0, names.size() - 1)) {
      rest = rest.in(folder);
    }

    String file = names.get(names.size() - 1);

    assertThat(rest.means(file)).isEqualTo(matchesBelowFolders(names(pattern), names));
    if (rest.literal().isPresent() && !rest.literal().get().equals(file)) {
      assertThat(rest.means(file)).isFalse();
      assertThat(rest.in(file).isEmpty()).isTrue();
    }
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void manyDepthsAreNotTriedInAllWays() {
    FilePattern pattern = new FilePattern("**/d/".repeat(10) + "q*.md");

    assertThat(pattern.matches(new WorkspacePath("d/".repeat(40) + "p.md"))).isFalse();
    assertThat(pattern.matches(new WorkspacePath("d/".repeat(40) + "q1.md"))).isTrue();
    assertThat(pattern.matches(new WorkspacePath("d/".repeat(9) + "q1.md"))).isFalse();
    FilePattern all = new FilePattern("**/*/".repeat(500) + "q");
    assertThat(all.matches(new WorkspacePath("d/".repeat(2_000) + "p"))).isFalse();
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS)
  void manyStarsInANameAreNotTriedInAllWays() {
    FilePattern pattern = new FilePattern("**/" + "*a".repeat(1_000) + "b");

    assertThat(pattern.matches(new WorkspacePath("a/" + "a".repeat(4_000)))).isFalse();
    assertThat(pattern.matches(new WorkspacePath("a/" + "a".repeat(4_000) + "b"))).isTrue();
  }

  /** Every way in which a pattern may match, one after the other. */
  private static boolean matches(List<String> pattern, List<String> names) {
    if (pattern.isEmpty()) {
      return names.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0).equals("**")) {
      for (int taken = 0; taken <= names.size(); taken++) {
        if (matches(rest, names.subList(taken, names.size()))) {
          return true;
        }
      }
      return false;
    }
    return !names.isEmpty()
        && names.get(0).matches(pattern.get(0).replace("*", ".*").replace("?", "."))
        && matches(rest, names.subList(1, names.size()));
  }

  /** The same where what comes before a last {@code **} has to be a folder, so not the file. */
  private static boolean matchesBelowFolders(List<String> pattern, List<String> names) {
    int end = pattern.size();
    while (end > 0 && pattern.get(end - 1).equals("**")) {
      end--;
    }
    if (end == pattern.size()) {
      return matches(pattern, names);
    }
    for (int taken = 0; taken < names.size(); taken++) {
      if (matches(pattern.subList(0, end), names.subList(0, taken))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> names(String path) {
    return Arrays.asList(path.split("/", -1));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of("**", "**", "*", "a", "b", "a*", "?b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(names -> String.join("/", names));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "ab", "bb")
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(names -> String.join("/", names));
  }
}
