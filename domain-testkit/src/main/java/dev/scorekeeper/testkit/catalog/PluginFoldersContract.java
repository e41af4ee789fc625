package dev.scorekeeper.testkit.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every search for plugin folders promises, links aside. */
public abstract class PluginFoldersContract {
  private static final FolderPattern USUAL = new FolderPattern("packages/*/sequences");

  private static final WorkspaceFiles FILES =
      WorkspaceFiles.NONE
          .file("packages/b/sequences/two.json", "2")
          .file("packages/a/sequences/one.json", "1")
          .file("packages/a/sequences/deep/er/three.json", "3")
          .file("packages/a/sequences/readme.txt", "no")
          .file("packages/a/sequences/node_modules/lib/package.json", "no")
          .file("packages/a/other.json", "no")
          .file("extra/four.json", "4");

  /** The folders of a workspace of exactly these files. */
  protected abstract PluginFolders folders(WorkspaceFiles files) throws Exception;

  private PluginFiles below(Set<WorkspacePath> leftOut, String... scope) throws Exception {
    return folders(FILES)
        .below(List.of(scope).stream().map(FolderPattern::new).toList(), USUAL, leftOut)
        .files();
  }

  @Test
  void jsonFilesBelowALiteralFolderAreFoundSorted() throws Exception {
    PluginFiles files = below(Set.of(), "packages/a/sequences");

    assertThat(files.folders()).containsExactly(new WorkspacePath("packages/a/sequences"));
    assertThat(files.files())
        .containsExactly(
            new WorkspacePath("packages/a/sequences/deep/er/three.json"),
            new WorkspacePath("packages/a/sequences/one.json"));
  }

  @Test
  void aPatternMeansAllFoldersThatItFits() throws Exception {
    PluginFiles files = below(Set.of(), USUAL.value());

    assertThat(files.folders())
        .containsExactly(
            new WorkspacePath("packages/a/sequences"), new WorkspacePath("packages/b/sequences"));
    assertThat(files.files()).hasSize(3);
    assertThat(files.uncovered()).isEmpty();
  }

  @Test
  void twoStarsMeanAnyNumberOfFolders() throws Exception {
    assertThat(below(Set.of(), "**/sequences").folders())
        .containsExactly(
            new WorkspacePath("packages/a/sequences"), new WorkspacePath("packages/b/sequences"));
  }

  @Test
  void aFileIsFoundOnceHoweverManyFoldersHoldIt() throws Exception {
    assertThat(below(Set.of(), "packages/a/sequences", "packages/a/sequences/deep").files())
        .containsExactly(
            new WorkspacePath("packages/a/sequences/deep/er/three.json"),
            new WorkspacePath("packages/a/sequences/one.json"));
  }

  @Test
  void aNamedFolderThatIsNotThereIsSaid() throws Exception {
    PluginFiles files = below(Set.of(), "gone", "extra", "none/*");

    assertThat(files.folders())
        .containsExactly(new WorkspacePath("extra"), new WorkspacePath("gone"));
    assertThat(files.absent()).containsExactly(new WorkspacePath("gone"));
  }

  @Test
  void usualFoldersThatTheScopeLeavesOutAreCounted() throws Exception {
    assertThat(below(Set.of(), "extra").uncovered())
        .containsExactly(
            new PluginFiles.Uncovered(new WorkspacePath("packages/a/sequences"), 2),
            new PluginFiles.Uncovered(new WorkspacePath("packages/b/sequences"), 1));
  }

  @Test
  void whatIsSomethingElseIsLeftOut() throws Exception {
    PluginFiles files =
        below(
            Set.of(
                new WorkspacePath("packages/b/sequences"),
                new WorkspacePath("packages/a/sequences/one.json")),
            USUAL.value());

    assertThat(files.folders()).containsExactly(new WorkspacePath("packages/a/sequences"));
    assertThat(files.files())
        .containsExactly(new WorkspacePath("packages/a/sequences/deep/er/three.json"));
  }

  @Test
  void theTreeHasTheFilesThatWereFound() throws Exception {
    PluginFolders.Look look =
        folders(FILES).below(List.of(new FolderPattern("extra")), USUAL, Set.of());

    assertThat(look.files().files()).isNotEmpty();
    assertThat(look.files().files())
        .allSatisfy(
            file -> assertThat(look.tree().read(file)).isInstanceOf(SourceTree.Found.class));
  }
}
