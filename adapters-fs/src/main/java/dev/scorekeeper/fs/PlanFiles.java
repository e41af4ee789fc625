package dev.scorekeeper.fs;

import dev.scorekeeper.domain.workspace.FileFormat;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Finds the JSON files of a directory that people may have written: folders of tools and of what is
 * built are left out, links are not followed, and the walk ends after a bounded number of files.
 */
final class PlanFiles {
  /** Names, of files and folders, that are looked at. */
  private static final int MOST_NAMES = 50_000;

  private static final Set<String> BUILT = Set.of("node_modules", "target", "dist");

  /** The only hidden folder that is not a tool's own. */
  private static final String SEQUENCES = ".ographx";

  private final Path root;
  private final List<WorkspacePath> files = new ArrayList<>();
  private final Deque<WorkspacePath> ahead = new ArrayDeque<>();
  private final int most;
  private int seen;

  private PlanFiles(Path root, int most) {
    this.root = root;
    this.most = most;
  }

  /** The files below a directory: the nearer to it the earlier, else sorted by path. */
  static List<WorkspacePath> below(Path root) {
    return below(root, MOST_NAMES);
  }

  static List<WorkspacePath> below(Path root, int most) {
    PlanFiles walk = new PlanFiles(root.toAbsolutePath(), most);
    walk.ahead.add(WorkspacePath.ROOT);
    try (FolderHandles handles = new FolderHandles(walk.root)) {
      while (!walk.ahead.isEmpty()) {
        try {
          walk.look(walk.ahead.remove(), handles);
        } catch (IOException | DirectoryIteratorException e) {
          // A folder that cannot be listed has nothing to offer; the others may have.
        }
      }
    }
    return List.copyOf(walk.files);
  }

  private void look(WorkspacePath folder, FolderHandles handles) throws IOException {
    List<WorkspacePath> folders = new ArrayList<>();
    List<WorkspacePath> here = new ArrayList<>();
    try (DirectoryStream<Path> entries = handles.list(root.resolve(folder.value()))) {
      for (Path entry : entries) {
        if (++seen > most) {
          break;
        }
        WorkspacePath path = DirectoryTree.child(folder, entry.getFileName().toString());
        BasicFileAttributes attributes = FolderHandles.attributes(entries, entry);
        if (path == null || attributes.isOther() || path.isReserved()) {
          continue;
        }
        if (attributes.isDirectory() && isWrittenByPeople(path.name())) {
          folders.add(path);
        } else if (attributes.isRegularFile() && FileFormat.isRead(path)) {
          here.add(path);
        }
      }
    }
    Collections.sort(here);
    files.addAll(here);
    Collections.sort(folders);
    ahead.addAll(folders);
  }

  private static boolean isWrittenByPeople(String folder) {
    return !BUILT.contains(folder) && (!folder.startsWith(".") || folder.equals(SEQUENCES));
  }
}
