package dev.scorekeeper.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Folder;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody swaps a folder of the workspace for a link that leads out of it, and back, as fast as
 * they can, while it is read and written. Nothing of what lies outside is ever seen or changed.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SwappedFolderTest {
  private static final boolean THOROUGH = Boolean.getBoolean("thorough");
  private static final int TRIES = THOROUGH ? 100_000 : 2_000;
  private static final String INSIDE = "inside";
  private static final WorkspacePath SWAPPED = new WorkspacePath("plans/now");
  private static final WorkspacePath FILE = SWAPPED.child("deep").child("a.json");

  @TempDir Path folder;
  private Path workspace;
  private Path outside;
  private Swapper swapper;

  @BeforeEach
  void begin() throws IOException {
    workspace = folder.resolve("workspace");
    outside = folder.resolve("outside");
    fill(workspace.resolve(SWAPPED.value()), "in", INSIDE);
    fill(outside, "out", "outside");
    assumeTrue(isSecure(), "this platform opens no folder by handle");
    swapper = new Swapper(workspace.resolve(SWAPPED.value()), outside);
    swapper.start();
  }

  @AfterEach
  void end() throws InterruptedException {
    if (swapper != null) {
      swapper.end();
      swapper.join();
      assertThat(swapper.swaps).as("how often the folder was swapped").isGreaterThan(10);
    }
  }

  /** Files of the same names, and two of a name that only this side has. */
  private static void fill(Path here, String name, String text) throws IOException {
    Files.createDirectories(here.resolve("deep"));
    for (String file : List.of("a.json", "deep/a.json", name + ".json", "deep/" + name + ".json")) {
      Files.writeString(here.resolve(file), text);
    }
  }

  private boolean isSecure() throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      return stream instanceof SecureDirectoryStream;
    }
  }

  /** On a busy machine the folder may be away for very long, or be swapped seldom. */
  private boolean goesOn(int tries, boolean nothingYet) {
    return tries < TRIES || ((nothingYet || swapper.swaps <= 10) && swapper.isAlive());
  }

  @Test
  void noFileOfOutsideIsRead() {
    Set<String> seen = new TreeSet<>();
    for (int i = 0; goesOn(i, seen.isEmpty()); i++) {
      try (SourceTree tree = new DirectoryTree(workspace)) {
        for (WorkspacePath file : List.of(SWAPPED.child("a.json"), FILE, FILE)) {
          if (tree.read(file) instanceof Found found) {
            seen.add(new String(found.bytes(), UTF_8));
          }
        }
      }
    }
    assertThat(seen).containsExactly(INSIDE);
  }

  @Test
  void noNameOfOutsideIsListed() {
    Set<String> seen = new TreeSet<>();
    for (int i = 0; goesOn(i, seen.isEmpty()); i++) {
      try (SourceTree tree = new DirectoryTree(workspace)) {
        for (WorkspacePath listed : List.of(SWAPPED, SWAPPED.child("deep"))) {
          if (tree.list(listed) instanceof Folder files) {
            files.files().forEach(file -> seen.add(file.name()));
          }
        }
      }
    }
    assertThat(seen).containsExactly("a.json", "in.json");
  }

  @Test
  void noScanCountsWhatLiesOutside() {
    Set<String> names = new TreeSet<>();
    Set<String> texts = new TreeSet<>();
    for (int i = 0; goesOn(i, texts.isEmpty()); i++) {
      PluginFolders.Look look =
          new WorkspacePluginFolders(workspace)
              .below(List.of(new FolderPattern("plans/*")), new FolderPattern("none"), Set.of());
      try (SourceTree tree = look.tree()) {
        for (WorkspacePath file : look.files().files()) {
          names.add(file.name());
          if (tree.read(file) instanceof Found found) {
            texts.add(new String(found.bytes(), UTF_8));
          }
        }
      }
    }
    assertThat(names).containsExactly("a.json", "in.json");
    assertThat(texts).containsExactly(INSIDE);
  }

  @Test
  void noNameOfOutsideIsOfferedForSettings() {
    Set<String> names = new TreeSet<>();
    for (int i = 0; goesOn(i, names.isEmpty()); i++) {
      new FolderWorkspace(workspace).planFiles().forEach(file -> names.add(file.name()));
    }
    assertThat(names).containsExactly("a.json", "in.json");
  }

  @Test
  void nothingIsWrittenOutside() throws IOException {
    FolderWorkspace files = new FolderWorkspace(workspace);
    int written = 0;
    for (int i = 0; goesOn(i, written == 0); i++) {
      try {
        switch (i % 3) {
          case 0 -> files.replace(FILE, INSIDE.getBytes(UTF_8));
          case 1 -> files.put(SWAPPED.child("put.json"), INSIDE.getBytes(UTF_8));
          default ->
              files.create(SWAPPED.child("deep").child("new.json"), INSIDE.getBytes(UTF_8)).undo();
        }
        written++;
      } catch (UnwritableException e) {
        // Refused while the link is there.
      }
    }
    assertThat(written).as("how often something was written").isPositive();
    assertThat(lying()).containsExactly("a.json", "deep/a.json", "deep/out.json", "out.json");
    assertThat(outside.resolve("deep/a.json")).hasContent("outside");
  }

  private List<String> lying() throws IOException {
    try (Stream<Path> files = Files.walk(outside)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> outside.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Swaps a folder for a link and back. */
  private static final class Swapper extends Thread {
    private final Path folder;
    private final Path aside;
    private final Path target;
    private volatile boolean ending;
    private volatile int swaps;
    private int made;

    Swapper(Path folder, Path target) {
      super("swapper");
      this.folder = folder;
      this.aside = target.resolveSibling("aside");
      this.target = target;
      setDaemon(true);
    }

    void end() {
      ending = true;
    }

    /** Who writes may have made a folder meanwhile, since there was none. */
    private void putBack() throws IOException {
      while (true) {
        try {
          Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
          return;
        } catch (FileSystemException e) {
          Files.move(folder, folder.resolveSibling("made-" + made++));
        }
      }
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // no other thread writes it
    public void run() {
      try {
        while (!ending) {
          Files.move(folder, aside);
          Files.createSymbolicLink(folder, target);
          Files.delete(folder);
          putBack();
          swaps++;
        }
      } catch (IOException e) {
        throw new IllegalStateException("the folder cannot be swapped any more", e);
      }
    }
  }
}
