package dev.scorekeeper.fs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.PatternSearch;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Escapes;
import dev.scorekeeper.domain.workspace.SourceTree.Folder;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.SourceTree.Inaccessible;
import dev.scorekeeper.domain.workspace.SourceTree.Listing;
import dev.scorekeeper.domain.workspace.SourceTree.Missing;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.LaidFiles;
import dev.scorekeeper.testkit.workspace.SourceTreeContract;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest extends SourceTreeContract {
  @TempDir Path folder;

  @Override
  protected SourceTree tree(WorkspaceFiles files) throws IOException {
    return new DirectoryTree(LaidFiles.in(root(), files));
  }

  @Test
  void aRootThatIsNotThereHoldsNothing() {
    SourceTree tree = new DirectoryTree(folder.resolve("nowhere"));

    assertThat(tree.read(new WorkspacePath("a.json"))).isEqualTo(new Missing());
    assertThat(tree.list(WorkspacePath.ROOT)).isEqualTo(new Missing());
  }

  @Test
  void theRootItselfMayBeALink() throws IOException {
    tree(WorkspaceFiles.NONE.file("docs/a.json", "a").link("docs/b.json", "a.json"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), root());

    SourceTree tree = new DirectoryTree(linked);

    assertThat(tree.read(new WorkspacePath("docs/b.json"))).isInstanceOf(Found.class);
    assertThat(list(tree, "docs")).isEqualTo(folderOf("docs/a.json", "docs/b.json"));
    assertThat(list(tree, "")).isEqualTo(folderOf());
  }

  @Test
  void anAbsoluteLinkMayLeadIntoTheRootByAnyOfItsNames() throws IOException {
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), root());
    tree(
        WorkspaceFiles.NONE
            .file("data/a.json", "a")
            .link("docs/real.json", root().resolve("data/a.json").toString())
            .link("docs/linked.json", linked.resolve("data/a.json").toString())
            .link("docs/root", root().toString())
            .link("docs/beside.json", root() + "-beside/a.json"));

    for (Path root : new Path[] {root(), linked}) {
      SourceTree tree = new DirectoryTree(root);
      assertThat(tree.read(new WorkspacePath("docs/real.json"))).isInstanceOf(Found.class);
      assertThat(tree.read(new WorkspacePath("docs/root/data/a.json"))).isInstanceOf(Found.class);
      assertThat(tree.read(new WorkspacePath("docs/linked.json"))).isInstanceOf(Found.class);
      assertThat(tree.read(new WorkspacePath("docs/beside.json"))).isEqualTo(new Escapes());
    }
  }

  @Test
  void aRelativeLinkOutAndInAgainIsRefused() throws IOException {
    SourceTree tree =
        tree(WorkspaceFiles.NONE.file("a.json", "a").link("b.json", "../workspace/a.json"));

    assertThat(tree.read(new WorkspacePath("b.json"))).isEqualTo(new Escapes());
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsNoRegularFileIsNeverOpened() throws Exception {
    SourceTree tree =
        tree(WorkspaceFiles.NONE.file("docs/a.json", "a").link("link.json", "docs/pipe.json"));
    assumeTrue(isRun("mkfifo", root().resolve("docs/pipe.json").toString()), "there is no mkfifo");

    assertThat(tree.read(new WorkspacePath("docs/pipe.json"))).isEqualTo(new Missing());
    assertThat(tree.read(new WorkspacePath("link.json"))).isEqualTo(new Missing());
    assertThat(list(tree, "docs")).isEqualTo(folderOf("docs/a.json"));
    assertThat(list(tree, "")).isEqualTo(folderOf());
  }

  @Test
  void aDeviceIsNoFile() {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "there is no /dev/zero");

    assertThat(new DirectoryTree(Path.of("/dev")).read(new WorkspacePath("zero")))
        .isEqualTo(new Missing());
  }

  @Test
  void whatMayNotBeOpenedIsUnreadableAndStillListed() throws IOException {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("docs/a.json", "a").file("closed/b.json", "b"));
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no permissions here");
    Files.setPosixFilePermissions(
        root().resolve("docs/a.json"), PosixFilePermissions.fromString("-wx-wx-wx"));
    Files.setPosixFilePermissions(
        root().resolve("closed"), PosixFilePermissions.fromString("---------"));
    try {
      assumeTrue(!Files.isReadable(root().resolve("docs/a.json")), "this user may open everything");

      Inaccessible denied = new Inaccessible("cannot be opened: permission denied");
      assertThat(tree.read(new WorkspacePath("docs/a.json"))).isEqualTo(denied);
      assertThat(tree.read(new WorkspacePath("closed/b.json"))).isEqualTo(denied);
      assertThat(tree.list(new WorkspacePath("closed"))).isEqualTo(denied);
      assertThat(list(tree, "docs")).isEqualTo(folderOf("docs/a.json"));
      assertThat(PatternSearch.first(tree, new FilePattern("**/b.json")))
          .isEqualTo(
              new Outcome.Unknown<>(
                  "is a pattern that leads into closed, which cannot be opened: permission denied;"
                      + " make it readable, or name another folder before the first *"));
    } finally {
      Files.setPosixFilePermissions(
          root().resolve("closed"), PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFileThatClaimsToBeEmptyIsReadToItsEnd() {
    Path processes = Path.of("/proc/self");
    assumeTrue(Files.isReadable(processes.resolve("status")), "there is no /proc");

    Content content = new DirectoryTree(processes).read(new WorkspacePath("status"));

    assertThat(content).isInstanceOf(Found.class);
    assertThat(new String(((Found) content).bytes(), US_ASCII)).startsWith("Name:").endsWith("\n");
  }

  @Test
  void aSparseFileBeyondTheBoundIsRefusedUnread() throws IOException {
    SourceTree tree = tree(WorkspaceFiles.NONE.file("sparse.json", ""));
    try (RandomAccessFile file =
        new RandomAccessFile(root().resolve("sparse.json").toFile(), "rw")) {
      file.setLength(1L << 40);
    }

    assertThat(tree.read(new WorkspacePath("sparse.json")))
        .isEqualTo(new Inaccessible("is larger than 64 MB"));
  }

  @Test
  void aFileThatGrowsOrShrinksWhileItIsReadIsReadAsItIsThen() throws IOException {
    byte[] bytes = {1, 2, 3, 4, 5};

    for (int announced : new int[] {0, 3, 4, 5, 6, 100}) {
      Content content = DirectoryTree.content(new ByteArrayInputStream(bytes), announced);
      assertThat(((Found) content).bytes()).as("announced as %s", announced).isEqualTo(bytes);
    }
  }

  @Test
  void aFileThatGrowsBeyondTheBoundIsRefused() throws IOException {
    byte[] bytes = new byte[SourceTree.LARGEST_FILE + 1];

    assertThat(DirectoryTree.content(new ByteArrayInputStream(bytes), 10))
        .isEqualTo(new Inaccessible("is larger than 64 MB"));
    assertThat(DirectoryTree.content(new ByteArrayInputStream(bytes), SourceTree.LARGEST_FILE))
        .isEqualTo(new Inaccessible("is larger than 64 MB"));
    assertThat(
            DirectoryTree.content(new ByteArrayInputStream(bytes, 0, SourceTree.LARGEST_FILE), 10))
        .isInstanceOf(Found.class);
  }

  @Test
  void namesThatNoWorkspacePathExpressesAreToldApart() throws IOException {
    assumeTrue(Path.of("a\\b").getNameCount() == 1, "a backslash separates names here");

    SourceTree tree =
        tree(WorkspaceFiles.NONE.file("a\\b.json", "x").file("c:d.json", "x").file("e.json", "x"));

    assertThat(tree.list(WorkspacePath.ROOT))
        .isEqualTo(
            new SourceTree.Folder(
                List.of(new WorkspacePath("e.json")), List.of("a\\b.json", "c:d.json")));
    assertThat(tree(WorkspaceFiles.NONE.file("s/c:d.json", "x")).list(new WorkspacePath("s")))
        .isEqualTo(new SourceTree.Folder(List.of(new WorkspacePath("s/c:d.json"))));
  }

  @Test
  void namesBeyondAsciiAreRead() throws IOException {
    assumeTrue(
        Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode("ä😀"),
        "the locale knows no such names");

    SourceTree tree = tree(WorkspaceFiles.NONE.file("ä/😀.json", "x"));

    assertThat(tree.read(new WorkspacePath("ä/😀.json"))).isInstanceOf(Found.class);
    assertThat(list(tree, "ä")).isEqualTo(folderOf("ä/😀.json"));
  }

  @Test
  void aFolderOfManyNamesListsItsFilesOnly() throws IOException {
    WorkspaceFiles files =
        WorkspaceFiles.NONE
            .file("docs/folder/x.json", "x")
            .link("docs/dangling", "nowhere")
            .link("docs/linked", "folder/x.json");
    List<String> expected = new ArrayList<>(List.of("docs/linked"));
    for (int i = 0; i < 3_000; i++) {
      files = files.file("docs/" + i, "x" + i);
      expected.add("docs/" + i);
    }
    SourceTree tree = tree(files);

    assertThat(list(tree, "docs"))
        .isEqualTo(folderOf(expected.stream().sorted().toArray(String[]::new)));
    for (int i = 0; i < 3_000; i += 100) {
      assertThat(text(tree, "docs/" + i)).isEqualTo("x" + i);
    }
  }

  @Test
  void whatBecameOfAFileSinceItWasListedIsSeen() throws IOException {
    SourceTree tree =
        tree(
            WorkspaceFiles.NONE
                .file("docs/folder", "x")
                .file("docs/gone", "x")
                .file("docs/grown", "x")
                .file("docs/linked", "x")
                .file("docs/shrunk", "a longer text"));
    list(tree, "docs");

    for (String name : List.of("folder", "gone", "linked")) {
      Files.delete(prepared("docs/" + name));
    }
    Files.createDirectory(prepared("docs/folder"));
    Files.createSymbolicLink(prepared("docs/linked"), Path.of("../../outside"));
    Files.writeString(folder.resolve("outside"), "not to be seen");
    Files.writeString(prepared("docs/grown"), "a longer text");
    Files.writeString(prepared("docs/shrunk"), "x");

    assertThat(tree.read(new WorkspacePath("docs/folder"))).isEqualTo(new Missing());
    assertThat(tree.read(new WorkspacePath("docs/gone"))).isEqualTo(new Missing());
    assertThat(tree.read(new WorkspacePath("docs/linked"))).isEqualTo(new Escapes());
    assertThat(text(tree, "docs/grown")).isEqualTo("a longer text");
    assertThat(text(tree, "docs/shrunk")).isEqualTo("x");
  }

  private static String text(SourceTree tree, String path) {
    Content content = tree.read(new WorkspacePath(path));
    assertThat(content).as(path).isInstanceOf(Found.class);
    return new String(((Found) content).bytes(), UTF_8);
  }

  private Path root() throws IOException {
    return Files.createDirectories(folder.resolve("workspace"));
  }

  private Path prepared(String path) throws IOException {
    Path file = root().resolve(path);
    Files.createDirectories(file.getParent());
    return file;
  }

  private static Listing list(SourceTree tree, String folder) {
    return tree.list(new WorkspacePath(folder));
  }

  private static Folder folderOf(String... files) {
    return new Folder(Stream.of(files).map(WorkspacePath::new).toList());
  }

  private static boolean isRun(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
