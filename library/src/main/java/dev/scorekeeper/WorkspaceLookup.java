package dev.scorekeeper;

import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.git.GitRepository;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the workspace that somebody stands in by what marks one. Each start goes through this: it
 * is a question to the file system for each mark, and starts no git.
 */
final class WorkspaceLookup {
  private WorkspaceLookup() {}

  /**
   * The folder itself where it has a mark; else the nearest above that has one, in the same work
   * tree of git. Outside of one, what lies above is somebody else's.
   */
  static Optional<Path> around(Path folder) {
    if (isMarked(folder)) {
      return Optional.of(folder);
    }
    @Nullable Path found = null;
    Path here = folder.toAbsolutePath().normalize();
    for (Path above = here; above != null; above = above.getParent()) {
      if (found == null && isMarked(above)) {
        found = above;
      }
      if (GitRepository.isRoot(above)) {
        return Optional.ofNullable(found);
      }
    }
    return Optional.empty();
  }

  /** A folder from the root of the work tree of git that it is in; empty text for the root. */
  static String inRepository(Path folder) {
    Path here = folder.toAbsolutePath().normalize();
    for (Path above = here; above != null; above = above.getParent()) {
      if (GitRepository.isRoot(above)) {
        return above.relativize(here).toString().replace('\\', '/');
      }
    }
    return "";
  }

  private static boolean isMarked(Path folder) {
    return lies(folder, Settings.FILE)
        || lies(folder, Layout.DEFAULT.registry())
        || SqliteHistoryStore.isWithin(folder)
        || lies(folder, Layout.DEFAULT.catalog().orElseThrow());
  }

  /** Whether there is a file, or a link in place of one, of which reading will complain. */
  private static boolean lies(Path folder, WorkspacePath file) {
    Path place = folder.resolve(file.value());
    return Files.exists(place, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
  }
}
