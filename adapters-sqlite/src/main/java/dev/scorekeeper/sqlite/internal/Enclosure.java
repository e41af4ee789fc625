package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Keeps a history, and all that lies beside it, in a folder that strangers fill: a link in there
 * may have been committed, and what it leads to is not to be read or written. Nothing is asked of
 * the links that lead to the folder itself. What somebody does in the folder between this look and
 * the opening, nobody can notice.
 */
public final class Enclosure {
  private Enclosure() {}

  /**
   * Checks that nothing of a history leaves a folder.
   *
   * @param file the history, in a folder directly in that one
   * @throws HistoryException when a link leads out, or nowhere
   */
  public static void check(Path root, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try {
      if (isLink(folder)) {
        requireInside(root, folder);
      }
      checkBeside(root, folder, String.valueOf(file.getFileName()));
      if (isLink(file)) {
        Path real = file.toRealPath();
        Path there = real.getParent();
        if (there != null) {
          checkBeside(root, there, String.valueOf(real.getFileName()));
        }
      }
    } catch (DirectoryIteratorException | IOException e) {
      throw new HistoryException("the history cannot be read: " + e.getMessage(), e);
    }
  }

  /** Looks at a file and at the journals, copies and drafts that begin with its name. */
  private static void checkBeside(Path root, Path folder, String name) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String found = entry.getFileName().toString();
        if ((found.startsWith(name) || found.equals(HistoryFile.IGNORE)) && isLink(entry)) {
          requireInside(root, entry);
        }
      }
    }
  }

  private static boolean isLink(Path path) {
    try {
      BasicFileAttributes there =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      // The second is a junction of Windows.
      return there.isSymbolicLink() || (there.isDirectory() && there.isOther());
    } catch (IOException e) {
      // There is nothing.
      return false;
    }
  }

  private static void requireInside(Path root, Path link) {
    boolean inside = false;
    try {
      inside = link.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      // It leads nowhere, and what would be made at its end could be anywhere.
    }
    if (!inside) {
      throw new HistoryException(
          link
              + " is a link that leads out of the workspace or nowhere, so the history was not"
              + " opened; remove the link, or name a history with --history");
    }
  }
}
