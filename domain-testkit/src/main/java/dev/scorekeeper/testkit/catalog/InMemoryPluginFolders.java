package dev.scorekeeper.testkit.catalog;

import dev.scorekeeper.domain.catalog.PluginFiles;
import dev.scorekeeper.domain.catalog.PluginFolders;
import dev.scorekeeper.domain.workspace.FolderPattern;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plugin folders of a workspace without a disk. Links are no folders here, and the files of
 * installed packages are left out.
 */
public final class InMemoryPluginFolders implements PluginFolders {
  private static final String JSON = ".json";
  private static final Set<String> NOBODYS = Set.of("node_modules", ".git");

  private final InMemoryWorkspace workspace;

  /** The folders of a workspace, as it is when they are asked for. */
  public InMemoryPluginFolders(InMemoryWorkspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public Look below(List<FolderPattern> scope, FolderPattern usual, Set<WorkspacePath> leftOut) {
    SourceTree tree = workspace.files();
    Set<WorkspacePath> folders =
        new TreeSet<>(Comparator.comparing((WorkspacePath folder) -> folder.value() + "/"));
    List<WorkspacePath> absent = new ArrayList<>();
    for (FolderPattern pattern : scope) {
      List<WorkspacePath> matches = matches(pattern, leftOut);
      if (matches.isEmpty() && pattern.isLiteral()) {
        WorkspacePath folder = new WorkspacePath(pattern.value());
        if (folders.add(folder)) {
          absent.add(folder);
        }
      }
      folders.addAll(matches);
    }
    Set<WorkspacePath> files = new TreeSet<>();
    folders.forEach(folder -> files.addAll(below(folder, leftOut)));
    List<PluginFiles.Uncovered> uncovered = new ArrayList<>();
    if (!scope.contains(usual)) {
      for (WorkspacePath folder : matches(usual, leftOut)) {
        List<WorkspacePath> others = new ArrayList<>(below(folder, leftOut));
        others.removeAll(files);
        if (!others.isEmpty()) {
          uncovered.add(new PluginFiles.Uncovered(folder, others.size()));
        }
      }
    }
    return new Look(
        new PluginFiles(
            List.copyOf(folders), absent, List.copyOf(files), List.of(), List.copyOf(uncovered)),
        tree);
  }

  /** The folders that a pattern means, sorted. */
  private List<WorkspacePath> matches(FolderPattern pattern, Set<WorkspacePath> leftOut) {
    Set<WorkspacePath> matches = new TreeSet<>();
    for (String file : workspace.content().files().keySet()) {
      WorkspacePath folder = new WorkspacePath(file);
      while (!folder.equals(WorkspacePath.ROOT)) {
        folder = folder.parent();
        if (!leftOut.contains(folder) && FolderPattern.matches(pattern.names(), names(folder))) {
          matches.add(folder);
        }
      }
    }
    return List.copyOf(matches);
  }

  private static List<String> names(WorkspacePath folder) {
    return new FolderPattern(folder.value()).names();
  }

  /** The JSON files below a folder. */
  private Set<WorkspacePath> below(WorkspacePath folder, Set<WorkspacePath> leftOut) {
    Set<WorkspacePath> files = new TreeSet<>();
    String prefix = folder.equals(WorkspacePath.ROOT) ? "" : folder.value() + "/";
    for (String path : workspace.content().files().keySet()) {
      if (path.startsWith(prefix)
          && path.endsWith(JSON)
          && isTaken(new WorkspacePath(path), folder, leftOut)) {
        files.add(new WorkspacePath(path));
      }
    }
    return files;
  }

  /** Whether neither a file nor a folder on the way to it is left out. */
  private static boolean isTaken(
      WorkspacePath file, WorkspacePath folder, Set<WorkspacePath> leftOut) {
    if (leftOut.contains(folder)) {
      return false;
    }
    WorkspacePath here = file;
    while (!here.equals(folder)) {
      if (leftOut.contains(here) || NOBODYS.contains(here.name())) {
        return false;
      }
      here = here.parent();
    }
    return true;
  }
}
