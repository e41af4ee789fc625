package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.LaidFiles;
import dev.scorekeeper.testkit.workspace.WorkspaceContract;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWorkspaceTest extends WorkspaceContract {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);
  private static final WorkspacePath FILE = new WorkspacePath("a.json");

  @TempDir Path folder;

  @Override
  protected Workspace workspace(String name, WorkspaceFiles files) throws IOException {
    return new FolderWorkspace(LaidFiles.in(folder.resolve(name), files));
  }

  @Test
  void itsNameIsThatOfTheRealFolder() throws IOException {
    Path shop = Files.createDirectory(folder.resolve("shop"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), shop);

    assertThat(new FolderWorkspace(shop).name()).isEqualTo("shop");
    assertThat(new FolderWorkspace(link).name()).isEqualTo("shop");
    assertThat(new FolderWorkspace(shop.resolve("..").resolve("shop")).name()).isEqualTo("shop");
    assertThat(new FolderWorkspace(folder.resolve("gone")).name()).isEqualTo("gone");
    assertThat(new FolderWorkspace(folder.getRoot()).name()).isEqualTo("workspace");
  }

  @Test
  void aFilesPlaceIsBelowTheFolderAsItWasNamed() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    assertThat(new FolderWorkspace(link).place(new WorkspacePath("x/a.json")))
        .isEqualTo(link.resolve("x").resolve("a.json").toString());
    assertThat(new FolderWorkspace(Path.of("here")).place(FILE))
        .isEqualTo(Path.of("here", "a.json").toString());
  }

  @Test
  void itHoldsWhateverLiesThere(@TempDir Path outside) throws IOException {
    Files.createDirectory(folder.resolve("x"));
    Files.writeString(folder.resolve("x/a.json"), "{}");
    Files.writeString(outside.resolve("a.json"), "{}");
    Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("gone"));
    Files.createSymbolicLink(folder.resolve("out"), outside);

    assertThat(List.of("x", "x/a.json", "nowhere", "out")).allMatch(this::holds);
    assertThat(List.of("a.json", "y/a.json", "x/a.json/b", "nowhere/a.json", "out/a.json", "a\0b"))
        .noneMatch(this::holds);
  }

  @Test
  void putMakesAFileLikeAnyOther() throws IOException {
    Path ordinary = Files.createFile(folder.resolve("ordinary"));

    workspace().put(FILE, NEW);

    assertThat(folder.resolve("a.json")).hasContent("new");
    assertThat(names()).containsExactlyInAnyOrder("a.json", "ordinary");
    assumeTrue(hasPermissions(), "permissions of POSIX");
    assertThat(Files.getPosixFilePermissions(folder.resolve("a.json")))
        .isEqualTo(Files.getPosixFilePermissions(ordinary));
  }

  @Test
  void putKeepsThePermissionsOfTheFileThatItReplaces() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    assumeTrue(hasPermissions(), "permissions of POSIX");
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-rw----");
    Files.setPosixFilePermissions(file, permissions);

    workspace().put(FILE, NEW);

    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void putReplacesALinkAndNotWhatItLeadsTo(@TempDir Path outside) throws IOException {
    Path other = Files.writeString(outside.resolve("other.json"), "other");
    Files.createSymbolicLink(folder.resolve("a.json"), other);
    Files.createSymbolicLink(folder.resolve("b.json"), Path.of("gone"));

    workspace().put(FILE, NEW);
    workspace().put(new WorkspacePath("b.json"), NEW);

    assertThat(other).hasContent("other");
    assertThat(List.of(folder.resolve("a.json"), folder.resolve("b.json")))
        .allSatisfy(file -> assertThat(file).isRegularFile().hasContent("new"))
        .noneMatch(Files::isSymbolicLink);
    assertThat(names()).containsExactlyInAnyOrder("a.json", "b.json");
  }

  @Test
  void putLeavesAllAsItWasWhereItCannot(@TempDir Path outside) throws IOException {
    Files.createDirectory(folder.resolve("a.json"));
    Files.writeString(folder.resolve("file"), "a file");
    Files.createSymbolicLink(folder.resolve("out"), outside);

    for (String path : List.of("a.json", "file/a.json", "out/a.json", "x/a\0b", "")) {
      assertThatExceptionOfType(UnwritableException.class)
          .as(path)
          .isThrownBy(() -> workspace().put(new WorkspacePath(path), NEW));
    }

    assertThat(names()).containsExactlyInAnyOrder("a.json", "file", "out");
    assertThat(folder.resolve("a.json")).isEmptyDirectory();
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void putTakesNoDraftOfAnotherForItsOwn() throws IOException {
    Path draft = Files.writeString(folder.resolve(".a.json.scorekeeper-new-1"), "half");

    try (FileChannel another = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      assertThat(another.tryLock()).isNotNull();
      workspace().put(FILE, NEW);
    }

    assertThat(folder.resolve("a.json")).hasContent("new");
    assertThat(draft).hasContent("half");
    assertThat(names()).containsExactlyInAnyOrder("a.json", draft.getFileName().toString());
  }

  @Test
  void replaceAndCreateSayWhyTheyCannot(@TempDir Path outside) throws IOException {
    Files.writeString(folder.resolve("a.json"), "old");
    Files.createSymbolicLink(folder.resolve("out"), outside);
    WorkspacePath out = new WorkspacePath("out/a.json");

    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace().replace(out, NEW))
        .withMessage("it leads out of the workspace")
        .withCauseInstanceOf(IOException.class);
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace().create(FILE, NEW))
        .withMessage("a.json: there is something already");
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace().create(new WorkspacePath("x/a\0b"), NEW));
    assertThatExceptionOfType(UnwritableException.class)
        .isThrownBy(() -> workspace().replace(WorkspacePath.ROOT, NEW))
        .withMessage("it is the workspace itself");
    assertThat(names()).containsExactlyInAnyOrder("a.json", "out");
  }

  private FolderWorkspace workspace() {
    return new FolderWorkspace(folder);
  }

  private boolean holds(String path) {
    return workspace().holds(new WorkspacePath(path));
  }

  private boolean hasPermissions() throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView("posix");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
