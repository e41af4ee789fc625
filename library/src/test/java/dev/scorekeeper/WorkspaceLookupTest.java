package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.workspace.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceLookupTest {
  @TempDir private Path around;
  private Path root = Path.of("");
  private Path deep = Path.of("");

  @BeforeEach
  void makeARepository() throws IOException {
    root = Files.createDirectory(around.resolve("repository"));
    Files.createDirectories(root.resolve(".git/objects"));
    deep = Files.createDirectories(root.resolve("src/main"));
  }

  private static void write(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scorekeeper.json",
        ".scorekeeper/history.db",
        "orchestration-domains.json",
        "packages/ographx/.ographx/artifacts/renderx-web/catalog/catalog-sequences.json"
      })
  void isTheNearestFolderAboveWithAMark(String mark) throws IOException {
    write(root, mark);

    assertThat(Scorekeeper.workspaceAround(deep)).contains(root);
    assertThat(Scorekeeper.workspaceAround(root)).contains(root);
    write(root.resolve("src"), mark);
    assertThat(Scorekeeper.workspaceAround(deep)).contains(root.resolve("src"));
  }

  @Test
  void isNeverAboveTheRootOfTheRepository() throws IOException {
    write(around, "scorekeeper.json");
    assertThat(Scorekeeper.workspaceAround(deep)).isEmpty();

    Path module = Files.createDirectory(root.resolve("module"));
    Files.writeString(module.resolve(".git"), "gitdir: ../.git/modules/module");
    write(root, "scorekeeper.json");

    assertThat(Scorekeeper.workspaceAround(deep)).contains(root);
    assertThat(Scorekeeper.workspaceAround(module)).isEmpty();
  }

  @Test
  void isOnlyTheFolderItselfOutsideOfARepository() throws IOException {
    Path plain = Files.createDirectories(around.resolve("plain/sub"));
    write(around.resolve("plain"), "scorekeeper.json");

    assertThat(Scorekeeper.workspaceAround(plain)).isEmpty();
    assertThat(Scorekeeper.workspaceAround(around.resolve("plain")))
        .contains(around.resolve("plain"));
  }

  @Test
  void anEmptyFolderOfGitsNameIsNoRepository() throws IOException {
    write(root, "scorekeeper.json");
    Files.createDirectory(deep.resolve(".git"));

    assertThat(Scorekeeper.workspaceAround(deep)).contains(root);
  }

  @Test
  void foldersOfTheMarksNamesAreNone() throws IOException {
    Files.createDirectory(deep.resolve("scorekeeper.json"));
    Files.createDirectory(deep.resolve(Layout.DEFAULT.registry().value()));
    Files.createDirectory(deep.resolve(".scorekeeper"));

    assertThat(Scorekeeper.workspaceAround(deep)).isEmpty();
  }

  @Test
  void aProgramNamesItsWorkspaceAndIsGivenNoOther() throws IOException {
    write(root, "scorekeeper.json");

    assertThat(Scorekeeper.at(deep).validate().assessment().findings())
        .extracting("id")
        .contains("registry-unreadable");
    assertThat(root.resolve(".scorekeeper")).doesNotExist();
  }
}
