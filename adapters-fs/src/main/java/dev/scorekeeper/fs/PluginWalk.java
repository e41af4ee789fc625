package dev.scorekeeper.fs;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFiles.Uncovered;
import dev.scorekeeper.domain.catalog.PluginFiles.Unlisted;
import dev.scorekeeper.domain.catalog.ToolFiles;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the folders of plugins and the JSON files below them. Links are followed as long as they
 * stay inside the workspace; a folder that several ways lead to is looked into once, under the
 * first of its names. Installed packages ({@code node_modules}), the folders of git and of the
 * history, and folders that are named like JSON files are left out.
 */
final class PluginWalk {
  private static final String JSON = ".json";
  private static final int DEEPEST = 100;

  /** Names that are looked at: a bound on time and memory. */
  private static final int MOST_NAMES = 5_000_000;

  /** Steps of all patterns together, of which each is a folder at a name of a pattern. */
  private static final int MOST_STEPS = 5_000_000;

  private static final String NOBODYS = "node_modules";

  private final DirectoryTree tree;
  private final Set<WorkspacePath> leftOut;
  private final int most;
  private final int mostSteps;
  private final Map<WorkspacePath, Unlisted> unlisted = new TreeMap<>();

  /** Where the folders that were looked into really lie. */
  private final Set<Path> seen = new HashSet<>();

  /** What lies in the folders that a pattern was held against. */
  private final Map<WorkspacePath, Inside> known = new HashMap<>();

  private int names;
  private int steps;

  /**
   * What lies in a folder, sorted.
   *
   * @param links wherever they lead
   */
  private record Inside(List<WorkspacePath> folders, List<WorkspacePath> links) {
    static final Inside NOTHING = new Inside(List.of(), List.of());
  }

  private PluginWalk(DirectoryTree tree, Set<WorkspacePath> leftOut, int most, int mostSteps) {
    this.tree = tree;
    this.leftOut = leftOut;
    this.most = most;
    this.mostSteps = mostSteps;
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
    return below(tree, scope, usual, leftOut, MOST_NAMES, MOST_STEPS);
  }

  static PluginFiles below(
      DirectoryTree tree,
      List<FolderPattern> scope,
      FolderPattern usual,
      Set<WorkspacePath> leftOut,
      int most,
      int mostSteps) {
    PluginWalk walk = new PluginWalk(tree, Set.copyOf(leftOut), most, mostSteps);
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
    // Their files are counted for people, and no catalog waits for those that cannot be.
    Map<WorkspacePath, Unlisted> ofTheScope = new TreeMap<>(walk.unlisted);
    for (WorkspacePath folder :
        scope.contains(usual) ? Set.<WorkspacePath>of() : walk.match(usual)) {
      List<WorkspacePath> others = new ArrayList<>();
      walk.collect(folder, 0, others);
      others.removeIf(file -> ToolFiles.reason(file).isPresent());
      if (!others.isEmpty() || walk.isLeftBelow(folder)) {
        uncovered.add(new Uncovered(folder, others.size()));
      }
    }
    return new PluginFiles(
        List.copyOf(folders), absent, files, List.copyOf(ofTheScope.values()), uncovered);
  }

  /** The folders that a pattern means, sorted; links on the way are followed inside the root. */
  private Set<WorkspacePath> match(FolderPattern pattern) {
    Set<WorkspacePath> matches = new TreeSet<>();
    List<String> names = new ArrayList<>();
    for (String name : pattern.names()) {
      boolean isAgain = name.equals(FolderPattern.ANY_DEPTH) && !names.isEmpty();
      if (!isAgain || !names.get(names.size() - 1).equals(FolderPattern.ANY_DEPTH)) {
        names.add(name);
      }
    }
    match(WorkspacePath.ROOT, names, 0, matches, new HashMap<>());
    return matches;
  }

  /**
   * Adds what the rest of a pattern means from a folder on.
   *
   * @param been at which names of the pattern the walk was in which folders: several ways lead to
   *     the same, and one is enough
   */
  private void match(
      WorkspacePath here,
      List<String> pattern,
      int at,
      Set<WorkspacePath> matches,
      Map<WorkspacePath, BitSet> been) {
    BitSet places = been.computeIfAbsent(here, folder -> new BitSet());
    if (places.get(at)) {
      return;
    }
    places.set(at);
    if (++steps > mostSteps) {
      leave(
          here,
          "comes after " + mostSteps + " steps of the patterns of folders; name folders instead",
          false);
      return;
    }
    if (at == pattern.size()) {
      if (!leftOut.contains(here) && isFolder(here)) {
        matches.add(here);
      }
      return;
    }
    String name = pattern.get(at);
    if (name.equals(FolderPattern.ANY_DEPTH)) {
      match(here, pattern, at + 1, matches, been);
      if (depth(here) < DEEPEST) {
        // Links are not followed here: circles of them would give folders endlessly many names.
        for (WorkspacePath folder : inside(here).folders) {
          match(folder, pattern, at, matches, been);
        }
      } else if (!inside(here).folders.isEmpty()) {
        leave(here, "has folders deeper than " + DEEPEST, false);
      }
    } else if (FolderPattern.isLiteral(name)) {
      match(here.child(name), pattern, at + 1, matches, been);
    } else {
      for (WorkspacePath folder : withLinked(inside(here))) {
        if (FolderPattern.matches(name, folder.name())) {
          match(folder, pattern, at + 1, matches, been);
        }
      }
    }
  }

  private Inside inside(WorkspacePath folder) {
    Inside inside = known.get(folder);
    if (inside == null) {
      inside = look(folder, new ArrayList<>(), false);
      known.put(folder, inside);
    }
    return inside;
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
    for (WorkspacePath below : withLinked(look(folder, files, true))) {
      if (!below.name().equals(NOBODYS)) {
        collect(below, depth + 1, files);
      }
    }
  }

  /**
   * The folders directly in a folder.
   *
   * @param files takes the files that are named like JSON
   * @param isWanted whether those are looked for
   */
  private Inside look(WorkspacePath folder, List<WorkspacePath> files, boolean isWanted) {
    Path directory;
    try {
      directory = tree.folder(folder).orElse(null);
    } catch (IOException e) {
      leave(folder, DirectoryTree.isOutside(e));
      return Inside.NOTHING;
    }
    if (directory == null) {
      return Inside.NOTHING;
    }
    List<WorkspacePath> folders = new ArrayList<>();
    List<WorkspacePath> links = new ArrayList<>();
    try (DirectoryStream<Path> entries = tree.handles().list(directory)) {
      for (Path entry : entries) {
        if (++names > most) {
          leave(folder, "comes after " + most + " names, and no more are looked at", false);
          return Inside.NOTHING;
        }
        String name = entry.getFileName().toString();
        WorkspacePath path = DirectoryTree.child(folder, name);
        if (path == null) {
          sayOfName(folder, name, entries, entry, isWanted);
          continue;
        }
        if (leftOut.contains(path) || WorkspacePath.isReserved(name)) {
          continue;
        }
        if (name.endsWith(JSON)) {
          // Reading it tells what it is; to ask before would cost as much as reading it.
          files.add(path);
          continue;
        }
        BasicFileAttributes attributes = FolderHandles.attributes(entries, entry);
        if (isDirectory(attributes)) {
          tree.keep(path, directory.resolve(name));
          folders.add(path);
        } else if (attributes.isSymbolicLink()) {
          links.add(path);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      leave(folder, false);
    }
    folders.sort(null);
    links.sort(null);
    return new Inside(folders, links);
  }

  /** What no path can name, such as a backslash on Linux, is said where it would be looked at. */
  private void sayOfName(
      WorkspacePath folder,
      String name,
      DirectoryStream<Path> entries,
      Path entry,
      boolean isWanted)
      throws IOException {
    if (name.endsWith(JSON)
        ? isWanted
        : !FolderHandles.attributes(entries, entry).isRegularFile()) {
      leave(
          folder,
          "has the name '" + name + "' in it, which cannot be used in a path; rename it",
          false);
    }
  }

  /** The folders in a folder, and those that links in it lead to, sorted. */
  private List<WorkspacePath> withLinked(Inside inside) {
    if (inside.links.isEmpty()) {
      return inside.folders;
    }
    List<WorkspacePath> all = new ArrayList<>(inside.folders);
    for (WorkspacePath link : inside.links) {
      if (isFolderBehind(link)) {
        all.add(link);
      }
    }
    all.sort(null);
    return all;
  }

  private static boolean isDirectory(BasicFileAttributes attributes) {
    return attributes.isDirectory() && !attributes.isOther();
  }

  /** Whether a link leads to a folder; of one that leads outside it is said. */
  private boolean isFolderBehind(WorkspacePath link) {
    try {
      return tree.folder(link).isPresent();
    } catch (IOException e) {
      leave(link, DirectoryTree.isOutside(e));
      return false;
    }
  }

  /** Whether something in a folder was not looked into, though it is of the workspace. */
  private boolean isLeftBelow(WorkspacePath folder) {
    for (Unlisted left : unlisted.values()) {
      if (!left.outside() && (left.folder().equals(folder) || left.folder().isBelow(folder))) {
        return true;
      }
    }
    return false;
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
