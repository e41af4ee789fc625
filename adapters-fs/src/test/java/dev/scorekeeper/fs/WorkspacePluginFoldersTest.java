package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.catalog.PluginFolders.Look;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.catalog.PluginFoldersContract;
import dev.scorekeeper.testkit.workspace.LaidFiles;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspacePluginFoldersTest extends PluginFoldersContract {
  private static final WorkspacePath ONE = new WorkspacePath("packages/a/json-sequences/one.json");
  private static final WorkspacePath TWO = new WorkspacePath("packages/b/json-sequences/two.json");

  @TempDir Path folder;

  @Override
  protected PluginFolders folders(WorkspaceFiles files) throws IOException {
    return new WorkspacePluginFolders(LaidFiles.in(folder.resolve("shop"), files));
  }

  @Test
  void everyLookSeesWhatLiesThereThen() throws IOException {
    WorkspacePluginFolders folders = new WorkspacePluginFolders(folder);
    file(ONE);
    assertThat(look(folders).files().files()).containsExactly(ONE);

    Files.delete(folder.resolve(ONE.value()));
    Files.delete(folder.resolve(ONE.parent().value()));
    file(TWO);

    assertThat(look(folders).files().files()).containsExactly(TWO);
    assertThat(look(folders).tree()).isNotSameAs(look(folders).tree());
  }

  @Test
  void inAWorkspaceThatIsNotThereIsNothing() {
    PluginFiles files = look(new WorkspacePluginFolders(folder.resolve("gone"))).files();

    assertThat(files.folders()).isEmpty();
    assertThat(files.files()).isEmpty();
  }

  private static Look look(WorkspacePluginFolders folders) {
    return folders.below(List.of(PluginFiles.DEFAULT), PluginFiles.DEFAULT, Set.of());
  }

  private void file(WorkspacePath path) throws IOException {
    Path file = folder.resolve(path.value());
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}");
  }
}
