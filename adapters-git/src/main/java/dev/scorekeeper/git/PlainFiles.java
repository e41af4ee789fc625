package dev.scorekeeper.git;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * The files that JGit would open in a repository. Each is a regular file or not there: a pipe would
 * be waited for, and a device read, for ever. What is not opened may be anything, such as the
 * socket of a program that watches files.
 */
final class PlainFiles {
  /** What git keeps directly in its folder and JGit opens. */
  private static final List<String> NAMES =
      List.of(
          Constants.HEAD,
          Constants.FETCH_HEAD,
          Constants.ORIG_HEAD,
          Constants.MERGE_HEAD,
          Constants.CHERRY_PICK_HEAD,
          Constants.REVERT_HEAD,
          Constants.CONFIG,
          "config.worktree",
          "index",
          Constants.PACKED_REFS,
          Constants.SHALLOW,
          "commondir",
          "gitdir");

  /** A file that names another one is not longer. */
  private static final int LONGEST = 64 * 1024;

  private final File folder;
  private final File common;
  private final Set<File> objects = new HashSet<>();

  private PlainFiles(File folder, File common) {
    this.folder = folder;
    this.common = common;
  }

  /**
   * The files of the repository that a work tree belongs to, all looked at but single objects.
   *
   * @throws IOException when one of them is no file; the message says which
   */
  static PlainFiles ofWorkTree(File workTree) throws IOException {
    File git = new File(workTree, Constants.DOT_GIT);
    if (!git.isFile()) {
      return of(git);
    }
    String text = text(git);
    return of(text.startsWith("gitdir:") ? resolve(workTree, text.substring(7).strip()) : git);
  }

  /** The same for git's folder itself. */
  static PlainFiles of(File folder) throws IOException {
    check(folder);
    File other = new File(folder, "commondir");
    PlainFiles files =
        new PlainFiles(folder, other.isFile() ? resolve(folder, text(other).strip()) : folder);
    check(files.common);
    checkBelow(new File(folder, "refs"));
    checkBelow(new File(files.common, "refs"));
    files.checkObjects(new File(files.common, "objects"));
    return files;
  }

  private static void check(File folder) throws IOException {
    for (String name : NAMES) {
      checkFile(new File(folder, name));
    }
    checkIn(new File(folder, "reftable"));
    new Includes(new File(folder, Constants.CONFIG)).check();
  }

  /** Packs, and where more objects are; the single ones are many, and looked at when asked for. */
  private void checkObjects(File first) throws IOException {
    Deque<File> ahead = new ArrayDeque<>(List.of(first));
    while (!ahead.isEmpty()) {
      File store = ahead.remove();
      if (!objects.add(store.getCanonicalFile())) {
        continue;
      }
      checkIn(new File(store, "info"));
      checkIn(new File(store, "pack"));
      File alternates = new File(store, "info/alternates");
      if (!alternates.isFile()) {
        continue;
      }
      for (String line : text(alternates).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          File other = resolve(store, line);
          File parent = other.getParentFile();
          if (parent != null) {
            check(parent);
          }
          ahead.add(other);
        }
      }
    }
  }

  /** An object that is kept in a file of its own has a regular one. */
  void check(AnyObjectId id) throws IOException {
    String name = id.name();
    for (File store : objects) {
      checkFile(new File(new File(store, name.substring(0, 2)), name.substring(2)));
    }
  }

  /** What a person calls a commit may be the name of any file of git's. */
  void check(String name) throws IOException {
    int end = 0;
    while (end < name.length() && "^~@:{".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    String file = name.substring(0, end);
    for (File where : List.of(folder, common)) {
      if (!file.isEmpty()) {
        checkFile(new File(where, file));
      }
      if (end < name.length()) {
        checkBelow(new File(where, "logs"));
      }
    }
  }

  private static void checkFile(File file) throws IOException {
    // A folder is not opened as a file, and nothing is where a link leads nowhere.
    if (!file.isFile() && file.exists() && !file.isDirectory()) {
      throw new IOException(
          file + " is not a regular file, and git keeps no other there; remove it");
    }
  }

  private static void checkIn(File folder) throws IOException {
    File @Nullable [] files = folder.listFiles();
    if (files != null) {
      for (File file : files) {
        checkFile(file);
      }
    }
  }

  private static void checkBelow(File folder) throws IOException {
    Deque<File> ahead = new ArrayDeque<>(List.of(folder));
    Set<File> seen = new HashSet<>();
    while (!ahead.isEmpty()) {
      File here = ahead.remove();
      File @Nullable [] files = here.listFiles();
      // Links may lead in a circle.
      if (files != null && (!isLink(here) || seen.add(here.getCanonicalFile()))) {
        for (File file : files) {
          if (file.isDirectory()) {
            ahead.add(file);
          } else {
            checkFile(file);
          }
        }
      }
    }
  }

  private static boolean isLink(File file) {
    try {
      return Files.isSymbolicLink(file.toPath());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static String text(File file) throws IOException {
    try (var in = Files.newInputStream(path(file))) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
    }
  }

  private static Path path(File file) throws IOException {
    try {
      return file.toPath();
    } catch (InvalidPathException e) {
      throw new IOException(file + " is not the name of a file", e);
    }
  }

  private static File resolve(File folder, String path) {
    return FS.DETECTED.resolve(folder, path);
  }

  /** A configuration that looks at what it includes. */
  private static final class Includes extends Config {
    private final File file;
    private final List<IOException> found = new ArrayList<>();

    Includes(File file) {
      this.file = file;
    }

    void check() throws IOException {
      if (!file.isFile()) {
        return;
      }
      try {
        fromText(Files.readString(path(file), StandardCharsets.ISO_8859_1));
      } catch (ConfigInvalidException e) {
        // Whoever reads it says so.
      }
      if (!found.isEmpty()) {
        throw found.get(0);
      }
    }

    @Override
    protected byte @Nullable [] readIncludedConfig(String path) throws ConfigInvalidException {
      File included =
          path.startsWith("~/")
              ? resolve(FS.DETECTED.userHome(), path.substring(2))
              : resolve(file.getParentFile(), path);
      if (!included.exists()) {
        return null;
      }
      try {
        checkFile(included);
        return Files.readAllBytes(path(included));
      } catch (IOException e) {
        found.add(e);
        throw new ConfigInvalidException(String.valueOf(e.getMessage()), e);
      }
    }
  }
}
