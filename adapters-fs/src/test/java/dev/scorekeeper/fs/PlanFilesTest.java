package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTest {
  @TempDir Path root;

  @Test
  void nearerFilesComeFirst() throws IOException {
    files(
        "z.json",
        "b/x.json",
        "b/c/a.json",
        "a/y.json",
        "a.json",
        "b/plan.yaml",
        "README.md",
        "b/json",
        "b/x.txt");

    assertThat(found())
        .containsExactly(
            "README.md", "a.json", "z.json", "a/y.json", "b/plan.yaml", "b/x.json", "b/c/a.json");
  }

  @Test
  void whatToolsKeepAndWhatIsBuiltIsLeftOut() throws IOException {
    files(
        "node_modules/a.json",
        "packages/node_modules/b.json",
        "target/c.json",
        "dist/d.json",
        ".git/e.json",
        ".scorekeeper/f.json",
        ".vscode/g.json",
        ".hidden.json",
        "packages/.ographx/h.json");

    assertThat(found()).containsExactly(".hidden.json", "packages/.ographx/h.json");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    files("a/b.json");
    Files.createSymbolicLink(root.resolve("a/again"), Path.of(".."));
    Files.createSymbolicLink(root.resolve("c.json"), Path.of("a/b.json"));

    assertThat(found()).containsExactly("a/b.json");
  }

  @Test
  void theWalkIsBounded() throws IOException {
    files("1.json", "2.json", "3.json", "4.json", "a/5.json");

    assertThat(PlanFiles.below(root, 3)).hasSizeBetween(2, 3);
    assertThat(PlanFiles.below(root, 5)).hasSize(4);
    assertThat(PlanFiles.below(root, 6)).hasSize(5);
  }

  @Test
  void aFolderThatIsNotThereHasNone() {
    assertThat(PlanFiles.below(root.resolve("nowhere"))).isEmpty();
  }

  private List<String> found() {
    return PlanFiles.below(root).stream().map(WorkspacePath::value).toList();
  }

  private void files(String... paths) throws IOException {
    for (String path : paths) {
      Files.createDirectories(root.resolve(path).getParent());
      Files.createFile(root.resolve(path));
    }
  }
}
