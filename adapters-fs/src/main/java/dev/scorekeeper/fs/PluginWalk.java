package dev.scorekeeper.fs;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFiles.Uncovered;
import dev.scorekeeper.domain.catalog.PluginFiles.Unlisted;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the folders of plugins and the JSON files below them. Links are followed as long as they
 * stay inside the workspace; a folder that several ways lead to is looked into once, under the
 * first of its names. Installed packages ({@code node_modules}), git's own folder, and folders that
 * are named like JSON files are left out.
 */
final class PluginWalk {
  private static final String JSON = ".json";
  private static final int DEEPEST = 100;

  /** Names that are looked at: a bound on time and memory. */
  private static final int MOST_NAMES = 5_000_000;

  private static final Set<String> NOBODYS = Set.of("node_modules", ".git");

  private final DirectoryTree tree;
  private final Set<WorkspacePath> leftOut;
  private final int most;
  private final Map<WorkspacePath, Unlisted> unlisted = new TreeMap<>();

  /** Where the folders that were looked into really lie. */
  private final Set<Path> seen = new HashSet<>();

  private int names;

  private PluginWalk(DirectoryTree tree, Set<WorkspacePath> leftOut, int most) {
    this.tree = tree;
    this.leftOut = leftOut;
    this.most = most;
  }

  /**
   * Looks for the files of a scope.
   *
   * @param tree the workspace; it keeps in mind where the folders lie
   * @param scope which folders to look into
   * @param usual which folders plugins lie in by default; those that the scope leaves out are told
   * @param leftOut folders and files that are something else, wherever they lie
   */
  static PluginFiles below(
      DirectoryTree tree,
      List<FolderPattern> scope,
      FolderPattern usual,
      Set<WorkspacePath> leftOut) {
    return below(tree, scope, usual, leftOut, MOST_NAMES);
  }

  static PluginFiles below(
      DirectoryTree tree,
      List<FolderPattern> scope,
      FolderPattern usual,
      Set<WorkspacePath> leftOut,
      int most) {
    PluginWalk walk = new PluginWalk(tree, Set.copyOf(leftOut), most);
    // As their paths are written with a slash at the end, so that a catalog lists them sorted.
    Set<WorkspacePath> folders =
        new TreeSet<>(Comparator.comparing((WorkspacePath folder) -> folder.value() + "/"));
    List<WorkspacePath> absent = new ArrayList<>();
    for (FolderPattern pattern : scope) {
      Set<WorkspacePath> matches = walk.match(pattern);
      if (matches.isEmpty() && pattern.isLiteral()) {
        WorkspacePath folder = new WorkspacePath(pattern.value());
        if (folders.add(folder)) {
          absent.add(folder);
        }
      }
      folders.addAll(matches);
    }
    List<WorkspacePath> files = new ArrayList<>();
    for (WorkspacePath folder : folders) {
      walk.collect(folder, 0, files);
    }
    files.sort(null);
    List<Uncovered> uncovered = new ArrayList<>();
    // Their files are counted for people, and what is wrong with them is nobody's matter yet.
    Map<WorkspacePath, Unlisted> ofTheScope = new TreeMap<>(walk.unlisted);
    for (WorkspacePath folder :
        scope.contains(usual) ? Set.<WorkspacePath>of() : walk.match(usual)) {
      List<WorkspacePath> others = new ArrayList<>();
      walk.collect(folder, 0, others);
      if (!others.isEmpty()) {
        uncovered.add(new Uncovered(folder, others.size()));
      }
    }
    return new PluginFiles(
        List.copyOf(folders), absent, files, List.copyOf(ofTheScope.values()), uncovered);
  }

  /** The folders that a pattern means, sorted; links on the way are followed inside the root. */
  private Set<WorkspacePath> match(FolderPattern pattern) {
    Set<WorkspacePath> matches = new TreeSet<>();
    match(WorkspacePath.ROOT, pattern.names(), 0, matches);
    return matches;
  }

  private void match(WorkspacePath here, List<String> pattern, int at, Set<WorkspacePath> matches) {
    if (at == pattern.size()) {
      if (!leftOut.contains(here) && isFolder(here)) {
        matches.add(here);
      }
      return;
    }
    String name = pattern.get(at);
    if (name.equals(FolderPattern.ANY_DEPTH)) {
      match(here, pattern, at + 1, matches);
      if (depth(here) < DEEPEST) {
        // Links are not followed here: circles of them would give folders endlessly many names.
        for (WorkspacePath folder : folders(here, false)) {
          match(folder, pattern, at, matches);
        }
      }
    } else if (FolderPattern.isLiteral(name)) {
      match(here.child(name), pattern, at + 1, matches);
    } else {
      for (WorkspacePath folder : folders(here, true)) {
        if (FolderPattern.matches(name, folder.name())) {
          match(folder, pattern, at + 1, matches);
        }
      }
    }
  }

  private static int depth(WorkspacePath folder) {
    return (int) folder.value().chars().filter(c -> c == '/').count();
  }

  private boolean isFolder(WorkspacePath path) {
    try {
      return tree.folder(path).isPresent();
    } catch (IOException e) {
      leave(path, DirectoryTree.isOutside(e));
      return false;
    }
  }

  private List<WorkspacePath> folders(WorkspacePath folder, boolean withLinks) {
    List<WorkspacePath> folders = new ArrayList<>();
    List<WorkspacePath> files = new ArrayList<>();
    list(folder, folders, files, withLinks);
    return folders;
  }

  /** Adds the JSON files below a folder, unless they are known under another name. */
  private void collect(WorkspacePath folder, int depth, List<WorkspacePath> files) {
    if (leftOut.contains(folder)) {
      return;
    }
    if (depth > DEEPEST) {
      leave(folder, "lies deeper than " + DEEPEST + " folders", false);
      return;
    }
    try {
      Path real = tree.folder(folder).orElse(null);
      if (real == null || !seen.add(real)) {
        return;
      }
    } catch (IOException e) {
      leave(folder, DirectoryTree.isOutside(e));
      return;
    }
    List<WorkspacePath> folders = new ArrayList<>();
    list(folder, folders, files, true);
    for (WorkspacePath below : folders) {
      if (!NOBODYS.contains(below.name())) {
        collect(below, depth + 1, files);
      }
    }
  }

  /** What lies directly in a folder: folders, sorted, and files that are named like JSON. */
  private void list(
      WorkspacePath folder,
      List<WorkspacePath> folders,
      List<WorkspacePath> files,
      boolean withLinks) {
    Path directory;
    try {
      directory = tree.folder(folder).orElse(null);
    } catch (IOException e) {
      leave(folder, DirectoryTree.isOutside(e));
      return;
    }
    if (directory == null) {
      return;
    }
    List<WorkspacePath> here = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (++names > most) {
          leave(folder, "comes after " + most + " names, and no more are looked at", false);
          return;
        }
        WorkspacePath path = DirectoryTree.child(folder, entry.getFileName().toString());
        if (path == null || leftOut.contains(path)) {
          continue;
        }
        if (path.name().endsWith(JSON)) {
          // Reading it tells what it is; to ask before would cost as much as reading it.
          files.add(path);
          continue;
        }
        BasicFileAttributes attributes =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (isDirectory(attributes)) {
          tree.keep(path, entry);
          here.add(path);
        } else if (attributes.isSymbolicLink() && withLinks && isFolderBehind(path)) {
          here.add(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      leave(folder, false);
    }
    here.sort(null);
    folders.addAll(here);
  }

  private static boolean isDirectory(BasicFileAttributes attributes) {
    return attributes.isDirectory() && !attributes.isOther();
  }

  /** Whether a link leads to a folder; of one that leads outside it is said. */
  private boolean isFolderBehind(WorkspacePath link) {
    try {
      return tree.folder(link).isPresent();
    } catch (IOException e) {
      if (DirectoryTree.isOutside(e)) {
        leave(link, true);
      }
      return false;
    }
  }

  private void leave(WorkspacePath folder, boolean outside) {
    leave(
        folder,
        outside ? "leads out of the workspace, so it was not opened" : "cannot be listed",
        outside);
  }

  private void leave(WorkspacePath folder, String why, boolean outside) {
    unlisted.putIfAbsent(folder, new Unlisted(folder, why, outside));
  }
}
