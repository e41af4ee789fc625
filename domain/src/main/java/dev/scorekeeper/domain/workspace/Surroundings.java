package dev.scorekeeper.domain.workspace;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks around in a tree for what lies in place of what was looked for in vain. For one thread. */
public final class Surroundings {
  private final SourceTree tree;

  private record Names(Set<String> all, Map<String, String> byTwins) {
    /** The name here that some file system takes for another one. */
    Optional<String> twin(String name) {
      return speakable(name).map(one -> byTwins.get(one.folded()));
    }
  }

  private final Map<WorkspacePath, Names> folders = new HashMap<>();

  /** The surroundings in a tree. */
  public Surroundings(SourceTree tree) {
    this.tree = tree;
  }

  /**
   * What lies in place of a path at which nothing was found.
   *
   * @param isFile whether a file was looked for, and no folder
   */
  public Optional<Remark> of(WorkspacePath path, boolean isFile) {
    WorkspacePath here = WorkspacePath.ROOT;
    if (!path.equals(here)) {
      for (String name : path.value().split("/", -1)) {
        Names names = names(here);
        Optional<String> there = names.all.contains(name) ? Optional.of(name) : names.twin(name);
        if (there.isEmpty()) {
          return Optional.empty();
        }
        here = here.child(there.get());
      }
    }
    boolean isFolder = tree.list(here) instanceof SourceTree.Folder;
    if (here.equals(path)) {
      return isFolder == isFile
          ? Optional.of(isFile ? new Remark.AFolder() : new Remark.AFile())
          : Optional.empty();
    }
    return isFolder == isFile ? Optional.empty() : Optional.of(new Remark.Twin(here));
  }

  /**
   * What lies where a path does not lead to, and yet is at that path on some file system: the first
   * name on the way that only a {@linkplain WorkspacePath#isTwin twin} of it has. Empty where the
   * path itself is there, and where nothing like it is.
   */
  public Optional<WorkspacePath> twin(WorkspacePath path) {
    WorkspacePath here = WorkspacePath.ROOT;
    for (String name : path.value().split("/", -1)) {
      Names names = names(here);
      if (!names.all.contains(name)) {
        WorkspacePath folder = here;
        return names.twin(name).map(folder::child);
      }
      here = here.child(name);
    }
    return Optional.empty();
  }

  private Names names(WorkspacePath folder) {
    Names names = folders.get(folder);
    if (names == null) {
      names = new Names(new HashSet<>(), new HashMap<>());
      for (String name : tree.names(folder)) {
        Optional<WorkspacePath> path = speakable(name);
        if (path.isPresent()) {
          names.all.add(name);
          names.byTwins.putIfAbsent(path.get().folded(), name);
        }
      }
      folders.put(folder, names);
    }
    return names;
  }

  private static Optional<WorkspacePath> speakable(String name) {
    Optional<WorkspacePath> path = WorkspacePath.of(name);
    return path.isPresent() && path.get().value().equals(name) ? path : Optional.empty();
  }
}
