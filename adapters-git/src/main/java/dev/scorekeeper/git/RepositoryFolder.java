package dev.scorekeeper.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the repository is that a folder may be in the work tree of. */
final class RepositoryFolder {
  /** What git's own folder is called. */
  static final String NAME = ".git";

  private RepositoryFolder() {}

  /**
   * The nearest folder above, or the folder itself, that has a repository, be it a damaged one;
   * empty where none has, and inside of git's own folder.
   *
   * @param folder its real path
   */
  static Optional<Path> around(Path folder) {
    for (Path above = folder; above != null; above = above.getParent()) {
      Path git = above.resolve(NAME);
      if (isRepository(git)) {
        return folder.startsWith(git) ? Optional.empty() : Optional.of(above);
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the repository around a folder is on the same file system, beyond which the program of
   * git does not look for one.
   */
  static boolean isWithinReach(Path folder) {
    try {
      Path real = folder.toRealPath();
      Optional<Path> around = around(real);
      return around.isPresent()
          && Files.getFileStore(around.get()).equals(Files.getFileStore(real));
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether git's own folder is there. Not so of an empty one, which git passes over. */
  static boolean isRepository(Path git) {
    return Files.exists(git)
        && (!Files.isDirectory(git)
            || Files.exists(git.resolve("HEAD"))
            || Files.exists(git.resolve("objects")));
  }
}
