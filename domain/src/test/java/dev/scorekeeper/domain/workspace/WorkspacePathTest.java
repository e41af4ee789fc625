package dev.scorekeeper.domain.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.OptionalAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkspacePathTest {
  @ParameterizedTest
  @CsvSource({
    "a.json, a.json",
    "packages/a.json, packages/a.json",
    "./a.json, a.json",
    "a/./b.json, a/b.json",
    "a//b.json, a/b.json",
    "a/b/, a/b",
    "a/../b.json, b.json",
    "a/b/../../c.json, c.json",
    "packages\\a.json, packages/a.json",
    "a\\..\\b.json, b.json",
    ".hidden/a.json, .hidden/a.json",
    "..a/b..c/d.., ..a/b..c/d..",
    ".../a.json, .../a.json",
    "ab:c/d.json, ab:c/d.json",
    "1:/a.json, 1:/a.json",
    "@:/a.json, @:/a.json",
    "[:/a.json, [:/a.json",
    "{:/a.json, {:/a.json",
    "é:/a.json, é:/a.json",
    "a b/Grüße.json, a b/Grüße.json",
  })
  void isReadAsPeopleWriteIt(String text, String path) {
    assertThatPath(text).contains(new WorkspacePath(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "./", "a/..", "./a/./..", "a\\.."})
  void isTheRootWhereNoNameIsLeft(String text) {
    assertThatPath(text).contains(WorkspacePath.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../a.json", "a/../../b.json", "./../a", "..\\a", "a/../../a/b"})
  void isRefusedWhereItClimbsAboveTheRootEvenIfItComesBack(String text) {
    assertThatPath(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/etc/passwd", "//host/share", "\\a.json", "\\\\host\\share"})
  void isRefusedWhereItIsAbsolute(String text) {
    assertThatPath(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C:",
        "c:/a.json",
        "C:\\a.json",
        "a:",
        "A:",
        "z:a.json",
        "Z:",
        "./C:/a",
        "a/../C:/b"
      })
  void isRefusedWhereItBeginsWithADriveOfWindows(String text) {
    assertThatPath(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "a/", "a//b", "./a", "a/../b", "..", "a\\b", "C:/a"})
  void isNotMadeFromATextThatIsNotNormalized(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkspacePath(text))
        .withMessageContaining(text);
  }

  @Property
  void neverLeavesTheWorkspaceWhateverIsWritten(@ForAll("written") String text) {
    WorkspacePath.of(text)
        .ifPresent(
            path -> {
              assertThat(path.value()).doesNotStartWith("/").doesNotContain("\\", "//");
              assertThat(List.of(path.value().split("/"))).doesNotContain("..", ".");
              assertThat(path.value()).doesNotMatch("[A-Za-z]:.*");
            });
  }

  @Property
  void isTheSameWhenReadAgain(@ForAll("written") String text) {
    WorkspacePath.of(text)
        .ifPresent(path -> assertThat(WorkspacePath.of(path.value())).contains(path));
  }

  @Property
  void isReadFromAnyText(@ForAll String text) {
    assertThat(WorkspacePath.of(text).map(WorkspacePath::value).orElse("")).doesNotStartWith("/");
  }

  @Property
  void readsBackslashesAsSlashes(@ForAll("written") String text) {
    assertThat(WorkspacePath.of(text.replace('/', '\\'))).isEqualTo(WorkspacePath.of(text));
  }

  @Test
  void isMadeOfItsParentAndItsName() {
    WorkspacePath path = new WorkspacePath("a/b/c.json");

    assertThat(path.name()).isEqualTo("c.json");
    assertThat(path.parent()).isEqualTo(new WorkspacePath("a/b"));
    assertThat(path.parent().child(path.name())).isEqualTo(path);
    assertThat(path).hasToString("a/b/c.json");
  }

  @Test
  void ofOneNameHasTheRootAsItsParent() {
    assertThat(new WorkspacePath("a.json").parent()).isEqualTo(WorkspacePath.ROOT);
    assertThat(WorkspacePath.ROOT.child("a.json")).isEqualTo(new WorkspacePath("a.json"));
    assertThat(WorkspacePath.ROOT.parent()).isEqualTo(WorkspacePath.ROOT);
  }

  @Test
  void hasNoChildOutsideOfItself() {
    WorkspacePath folder = new WorkspacePath("a");

    assertThatIllegalArgumentException().isThrownBy(() -> folder.child(".."));
    assertThatIllegalArgumentException().isThrownBy(() -> folder.child("../b"));
  }

  @Test
  void sortsByItsText() {
    assertThat(Stream.of("b", "a/b", "B", "a").map(WorkspacePath::new).sorted())
        .extracting(WorkspacePath::value)
        .containsExactly("B", "a", "a/b", "b");
  }

  @Provide
  Arbitrary<String> written() {
    return Arbitraries.of("a", "b.json", ".", "..", "", "C:", "c:x", "...", " ", "é")
        .list()
        .ofMaxSize(6)
        .flatMap(
            names -> Arbitraries.of("/", "\\").map(separator -> String.join(separator, names)));
  }

  private static OptionalAssert<WorkspacePath> assertThatPath(String text) {
    return assertThat(WorkspacePath.of(text)).as(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".git",
        ".git/config",
        "sub/deep/.git/config",
        ".GIT/x",
        ".Git",
        ".git.",
        ".git ",
        ".git . ./x",
        ".git::$INDEX_ALLOCATION/x",
        ".git:stream",
        "git~1/x",
        "GIT~12",
        "git~1.",
        ".g\u200cit/x",
        "\ufeff.git",
        ".gi\u202et",
        ".G\u0131T",
        ".scorekeeper/history.db",
        ".ScoreKeeper",
        ".score\u212aeeper",
        ".\u017fcorekeeper",
        "scorek~1",
        "a/SCOREK~2/b"
      })
  void aFolderOfGitOrOfTheHistoryIsReservedHoweverAFileSystemReadsItsName(String path) {
    assertThat(new WorkspacePath(path).isReserved()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".github/x",
        ".gitignore",
        ".gitmodules",
        "git",
        "a.git/config",
        ".git2",
        "x.git",
        "git~",
        "git~x",
        "git~1x",
        "legit~1",
        "scorekeeper.json",
        ".scorekeeper.json",
        "scorekeeper",
        ".ographx/sequences",
        "é/ü"
      })
  void otherNamesAreNot(String path) {
    assertThat(new WorkspacePath(path).isReserved()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "a.json, a.json",
    "a/B.json, A/b.JSON",
    "\u00e9.json, e\u0301.json",
    "\u00c9.json, e\u0301.json",
    "stra\u00dfe, STRASSE",
    "\u03c2, \u03c3"
  })
  void pathsThatAFileSystemMayTakeForOneAreTwins(String one, String other) {
    assertThat(new WorkspacePath(one).isTwin(new WorkspacePath(other))).isTrue();
    assertThat(new WorkspacePath(other).isTwin(new WorkspacePath(one))).isTrue();
    assertThat(new WorkspacePath(one + "/x").isBelow(new WorkspacePath(other))).isTrue();
  }

  @Test
  void otherPathsAreNoTwinsAndLieNotBelowEachOther() {
    WorkspacePath path = new WorkspacePath("plans/a.json");

    assertThat(path.isTwin(new WorkspacePath("plans/b.json"))).isFalse();
    assertThat(path.isBelow(path)).isFalse();
    assertThat(path.isBelow(new WorkspacePath("plan"))).isFalse();
    assertThat(path.isBelow(new WorkspacePath("plans"))).isTrue();
    assertThat(path.isBelow(WorkspacePath.ROOT)).isTrue();
    assertThat(WorkspacePath.ROOT.isBelow(WorkspacePath.ROOT)).isFalse();
  }
}
