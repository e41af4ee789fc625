package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PluginWalkTest {
  @TempDir Path folder;

  @Test
  void filesLieDirectlyInAFolderAndBelowIt() throws IOException {
    files("packages/a/json-sequences/one.json", "packages/a/json-sequences/x/y/two.json");
    files("packages/a/other.json", "packages/a/json-sequences/README.md", "packages/b/none.json");

    PluginFiles found = found("packages/*/json-sequences");

    assertThat(found.folders()).containsExactly(path("packages/a/json-sequences"));
    assertThat(found.files())
        .containsExactly(
            path("packages/a/json-sequences/one.json"),
            path("packages/a/json-sequences/x/y/two.json"));
    assertThat(found.absent()).isEmpty();
    assertThat(found.unlisted()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNameThatNoPathCanHaveIsSaidWhereItWouldBeLookedAt() throws IOException {
    files("packages/a/json-sequences/one.json", "packages/a/json-sequences/x\\two.json");
    files("packages/b\\c/json-sequences/three.json", "packages/a/json-sequences/d/e\\f/g.json");
    files("packages/x\\y.json", "packages/a/json-sequences/read\\me.md", "z\\z/none.json");

    PluginFiles found = found("packages/*/json-sequences");

    assertThat(found.files()).containsExactly(path("packages/a/json-sequences/one.json"));
    assertThat(found.unlisted())
        .extracting(unlisted -> unlisted.folder() + " " + unlisted.why())
        .containsExactly(
            "packages has the name 'b\\c' in it, which cannot be used in a path; rename it",
            "packages/a/json-sequences has the name 'x\\two.json' in it, which cannot be used in a"
                + " path; rename it",
            "packages/a/json-sequences/d has the name 'e\\f' in it, which cannot be used in a path;"
                + " rename it");
  }

  @Test
  void anyDepthAlsoMeansNoFolder() throws IOException {
    files("sequences/a.json", "x/sequences/b.json", "x/y/sequences/c.json");

    assertThat(found("**/sequences").files())
        .containsExactly(
            path("sequences/a.json"), path("x/sequences/b.json"), path("x/y/sequences/c.json"));
  }

  @Test
  void foldersAreSortedAsTheirPathsWithASlash() throws IOException {
    files("packages/canvas/json-sequences/a.json", "packages/canvas-x/json-sequences/b.json");

    assertThat(found("packages/*/json-sequences").folders())
        .containsExactly(
            path("packages/canvas-x/json-sequences"), path("packages/canvas/json-sequences"));
  }

  @Test
  void foldersOfTheUsualPlaceThatTheScopeLeavesOutAreTold() throws IOException {
    files("packages/a/json-sequences/one.json", "packages/b/json-sequences/x/two.json");
    files("packages/b/json-sequences/three.json");
    Files.createDirectories(folder.resolve("packages/empty/json-sequences"));

    assertThat(found("packages/a/json-sequences").uncovered())
        .containsExactly(new PluginFiles.Uncovered(path("packages/b/json-sequences"), 2));
    assertThat(found("packages/*").uncovered()).isEmpty();
  }

  @Test
  void linksAreFollowedInsideAndCountOnce() throws IOException {
    files("real/one.json", "p/two.json");
    Files.createSymbolicLink(folder.resolve("p/again"), Path.of("../real"));
    Files.createSymbolicLink(folder.resolve("p/circle"), Path.of("."));
    Files.createSymbolicLink(folder.resolve("p/more"), Path.of("../real"));

    assertThat(found("p").files()).containsExactly(path("p/again/one.json"), path("p/two.json"));
    assertThat(found("p").unlisted()).isEmpty();
  }

  @Test
  void aCircleOfLinksDoesNotKeepAPatternOfAnyDepthGoing() throws IOException {
    files("p/json-sequences/a.json");
    Files.createSymbolicLink(folder.resolve("p/circle"), Path.of(".."));

    assertThat(found("**/json-sequences").files()).containsExactly(path("p/json-sequences/a.json"));
  }

  @Test
  void linksOutOfTheWorkspaceAreToldAndNotFollowed(@TempDir Path outside) throws IOException {
    Files.writeString(outside.resolve("secret.json"), "{}");
    files("p/one.json");
    Files.createSymbolicLink(folder.resolve("p/out"), outside);

    PluginFiles found = found("p");

    assertThat(found.files()).containsExactly(path("p/one.json"));
    assertThat(found.unlisted())
        .containsExactly(
            new PluginFiles.Unlisted(
                path("p/out"), "leads out of the workspace, so it was not opened", true));
  }

  @Test
  void theWalkIsBoundedAndSaysSo() throws IOException {
    files("p/1.json", "p/2.json", "p/3.json");

    PluginFiles found =
        PluginWalk.below(
            new DirectoryTree(folder),
            List.of(new FolderPattern("p")),
            PluginFiles.DEFAULT,
            Set.of(),
            2,
            1_000);

    assertThat(found.unlisted()).hasSize(1);
    assertThat(found.unlisted().get(0).outside()).isFalse();
  }

  @Test
  void aDeepTreeIsBoundedAndSaysSo() throws IOException {
    files("p/" + "d/".repeat(102) + "a.json");

    PluginFiles found = found("p");

    assertThat(found.files()).isEmpty();
    assertThat(found.unlisted()).extracting(PluginFiles.Unlisted::why).hasSize(1);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPatternOfManyDepthsTakesNoLongerThanItsFoldersAndNames() throws IOException {
    // Each folder is reached in as many ways as there are to split its depth among the stars.
    files("d/".repeat(60) + "json-sequences/a.json", "e/".repeat(60) + "f/b.json");

    PluginFiles found = found("**/d/".repeat(30) + "**/json-sequences", "**/**/**/f");

    assertThat(found.files()).extracting(WorkspacePath::name).containsExactly("a.json", "b.json");
    assertThat(found.unlisted()).isEmpty();
  }

  @Test
  void theStepsOfPatternsAreBoundedAndThatIsSaid() throws IOException {
    files("a/b/c/d/e.json", "a/c/b/d/e.json");

    PluginFiles found =
        PluginWalk.below(
            new DirectoryTree(folder),
            List.of(new FolderPattern("**/*/**/d")),
            PluginFiles.DEFAULT,
            Set.of(),
            1_000,
            5);

    assertThat(found.unlisted())
        .isNotEmpty()
        .allSatisfy(
            left -> {
              assertThat(left.outside()).isFalse();
              assertThat(left.why())
                  .isEqualTo(
                      "comes after 5 steps of the patterns of folders; name folders instead");
            });
  }

  @Test
  void aPatternOfAnyDepthSaysWhereItGoesNoDeeper() throws IOException {
    files("d/".repeat(103) + "json-sequences/a.json");

    assertThat(found("**/json-sequences").unlisted())
        .extracting(PluginFiles.Unlisted::why)
        .containsExactly("has folders deeper than 100");
  }

  @Test
  void foldersOfGitAndOfTheHistoryHoldNoPlugins() throws IOException {
    files("p/.git/json-sequences/a.json", "p/.scorekeeper/json-sequences/b.json");
    files(".git/json-sequences/c.json", "p/GIT~1/json-sequences/d.json", "p/e.json");

    for (String pattern : new String[] {"p", "**/json-sequences", "*/json-sequences", "*"}) {
      assertThat(found(pattern, "p").files()).as(pattern).containsExactly(path("p/e.json"));
    }
  }

  @Test
  void aFolderThatTheScopeLeavesOutIsToldThoughItCannotBeLookedInto() throws IOException {
    files("p/a.json", "packages/b/json-sequences/" + "d/".repeat(102) + "x.json");

    PluginFiles found = found("p");

    assertThat(found.uncovered())
        .containsExactly(new PluginFiles.Uncovered(path("packages/b/json-sequences"), 0));
    assertThat(found.unlisted()).isEmpty();
  }

  private PluginFiles found(String... patterns) {
    return PluginWalk.below(
        new DirectoryTree(folder),
        Stream.of(patterns).map(FolderPattern::new).toList(),
        PluginFiles.DEFAULT,
        Set.of());
  }

  private static WorkspacePath path(String text) {
    return new WorkspacePath(text);
  }

  private void files(String... paths) throws IOException {
    for (String path : paths) {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), "{}");
    }
  }
}
