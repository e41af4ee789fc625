package dev.scorekeeper.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceWriterTest {
  private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void aFileIsReplacedWithItsPermissionsAndNothingIsLeftBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "old");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "permissions of POSIX");
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(file, permissions);

    writer().replace(new WorkspacePath("a.json"), NEW);

    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void aFileIsMadeWithTheFoldersAboveIt() throws IOException {
    writer().replace(new WorkspacePath("x/y/a.json"), NEW);

    assertThat(folder.resolve("x/y/a.json")).hasContent("new");
  }

  @Test
  void whatALinkInsideLeadsToIsReplacedAndTheLinkStays() throws IOException {
    Files.writeString(folder.resolve("real.json"), "old");
    Files.createSymbolicLink(folder.resolve("link.json"), Path.of("real.json"));

    writer().replace(new WorkspacePath("link.json"), NEW);

    assertThat(folder.resolve("link.json")).isSymbolicLink();
    assertThat(folder.resolve("real.json")).hasContent("new");
  }

  @Test
  void whatIsNeitherFileNorLinkIsLeftAlone() throws Exception {
    assumeTrue(
        new ProcessBuilder("mkfifo", folder.resolve("pipe.json").toString()).start().waitFor() == 0,
        "there is no mkfifo");

    assertThatThrownBy(() -> writer().replace(new WorkspacePath("pipe.json"), NEW))
        .isInstanceOf(IOException.class);
    assertThat(Files.isRegularFile(folder.resolve("pipe.json"))).isFalse();
    assertThat(names()).containsExactly("pipe.json");
  }

  @Test
  void aLinkWithANameThatNoPathCanHaveLeadsNowhere() throws IOException {
    Files.createDirectory(folder.resolve("a\\b"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("a\\b"));

    writer().replace(new WorkspacePath("link/a.json"), NEW);

    assertThat(folder.resolve("a\\b/a.json")).hasContent("new");
  }

  @Test
  void nothingIsWrittenOutside(@TempDir Path outside) throws IOException {
    Files.createSymbolicLink(folder.resolve("out"), outside);
    Files.createSymbolicLink(folder.resolve("file.json"), outside.resolve("gone.json"));

    assertThatThrownBy(() -> writer().replace(new WorkspacePath("out/a.json"), NEW))
        .isInstanceOf(IOException.class)
        .hasMessage("it leads out of the workspace");
    assertThatThrownBy(() -> writer().replace(new WorkspacePath("file.json"), NEW))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> writer().create(new WorkspacePath("out/a.json"), NEW))
        .isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(outside)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aDraftOfAKilledProcessIsNoHindrance() throws IOException {
    Files.writeString(folder.resolve("a.json"), "old");
    Files.writeString(folder.resolve(".a.json.scorekeeper-new"), "half");

    writer().replace(new WorkspacePath("a.json"), NEW);

    assertThat(folder.resolve("a.json")).hasContent("new");
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void whatWasMadeCanBeTakenAway() throws IOException {
    Files.createDirectories(folder.resolve("x"));

    WorkspaceWriter.Undo undo = writer().create(new WorkspacePath("x/y/z/a.json"), NEW);
    assertThat(folder.resolve("x/y/z/a.json")).hasContent("new");
    undo.undo();

    assertThat(folder.resolve("x")).isEmptyDirectory();
  }

  @Test
  void whatKilledProcessesLeftIsTakenAway() throws IOException {
    WorkspacePath file = new WorkspacePath("a.json");
    for (int number = 1; number <= 3; number++) {
      Files.writeString(folder.resolve(".a.json.scorekeeper-new-" + number), "half");
    }
    writer().create(file, NEW);
    assertThat(names()).containsExactly("a.json");

    Files.writeString(folder.resolve(".a.json.scorekeeper-new-1"), "half");
    writer().replace(file, NEW);
    Files.writeString(folder.resolve(".a.json.scorekeeper-new-2"), "half");
    writer().put(file, NEW);

    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void whatAnotherWritesIsLeftAlone() throws IOException {
    Path draft = Files.writeString(folder.resolve(".a.json.scorekeeper-new-1"), "half");
    try (FileChannel writing = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      assertThat(writing.tryLock()).isNotNull();

      writer().replace(new WorkspacePath("a.json"), NEW);
      writer().put(new WorkspacePath("a.json"), NEW);
    }

    assertThat(draft).hasContent("half");
    assertThat(folder.resolve("a.json")).hasContent("new");
  }

  @Test
  void whatIsThereIsNotMadeAgain() throws IOException {
    Files.writeString(folder.resolve("a.json"), "old");

    assertThatThrownBy(() -> writer().create(new WorkspacePath("a.json"), NEW))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("a.json")).hasContent("old");
  }

  @Test
  void aFileInPlaceOfAFolderStopsItAndLeavesNothing() throws IOException {
    Files.writeString(folder.resolve("x"), "a file");

    assertThatThrownBy(() -> writer().create(new WorkspacePath("x/a.json"), NEW))
        .isInstanceOf(IOException.class);
    assertThat(names()).containsExactly("x");
  }

  private WorkspaceWriter writer() {
    return new WorkspaceWriter(folder);
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
