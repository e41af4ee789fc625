package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.PatternSearch;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks in a tree for what the entries of a registry name as evidence. For one thread. */
public final class Lookout {
  /** Folders in each other that are looked into for a file. */
  private static final int DEEPEST = 32;

  /** Names that are looked at for a file in one folder. */
  private static final int MOST_NAMES = 10_000;

  private final SourceTree tree;
  private final Map<String, Presence> presences = new HashMap<>();
  private final Set<WorkspacePath> inputs = new LinkedHashSet<>();
  private final Set<FilePattern> patterns = new LinkedHashSet<>();

  /** Names that were looked at in a folder. */
  private final AtomicInteger names = new AtomicInteger();

  private Lookout(SourceTree tree) {
    this.tree = tree;
  }

  /**
   * The sights with what was found.
   *
   * @param sights of the registry
   */
  public static Sights over(SourceTree tree, Registry registry, Sights sights) {
    Lookout lookout = new Lookout(tree);
    for (Registry.Entry entry : registry.entries()) {
      for (Registry.Claim claim : entry.paths()) {
        lookout.look(claim);
      }
    }
    lookout.inputs.addAll(sights.inputs());
    lookout.patterns.addAll(sights.patterns());
    return new Sights(
        sights.registry(),
        sights.flaws(),
        sights.slips(),
        lookout.presences,
        new ArrayList<>(lookout.inputs),
        new ArrayList<>(lookout.patterns));
  }

  private void look(Registry.Claim claim) {
    if (claim.file().isEmpty() || presences.containsKey(claim.text())) {
      return;
    }
    WorkspacePath path = claim.file().get();
    presences.put(
        claim.text(),
        FilePattern.isPattern(path.value())
            ? matching(new FilePattern(path.value()))
            : presence(path));
  }

  private Presence matching(FilePattern pattern) {
    patterns.add(pattern);
    Optional<WorkspacePath> first = PatternSearch.first(tree, pattern);
    first.ifPresent(inputs::add);
    return first.isPresent() ? Presence.THERE : Presence.MISSING;
  }

  private Presence presence(WorkspacePath path) {
    SourceTree.Thing thing = tree.at(path);
    if (thing != SourceTree.Thing.FOLDER) {
      inputs.add(path);
    }
    return switch (thing) {
      case FILE, UNKNOWN -> Presence.THERE;
      case NOTHING -> Presence.MISSING;
      case OUTSIDE -> Presence.OUTSIDE;
      case FOLDER -> {
        names.set(0);
        Optional<WorkspacePath> file = fileIn(path, 0);
        inputs.add(file.orElse(path));
        yield file.isPresent() ? Presence.THERE : Presence.EMPTY;
      }
    };
  }

  /** A file in a folder, or in one below: version control knows no folders without. */
  private Optional<WorkspacePath> fileIn(WorkspacePath folder, int depth) {
    List<WorkspacePath> folders = new ArrayList<>();
    for (String name : tree.names(folder)) {
      Optional<WorkspacePath> path = PatternSearch.child(folder, name);
      if (path.isEmpty() || path.get().isReserved() || names.incrementAndGet() > MOST_NAMES) {
        continue;
      }
      SourceTree.Thing thing = tree.at(path.get());
      if (thing == SourceTree.Thing.FOLDER) {
        folders.add(path.get());
      } else if (thing != SourceTree.Thing.NOTHING) {
        return path;
      }
    }
    if (depth < DEEPEST) {
      for (WorkspacePath below : folders) {
        Optional<WorkspacePath> file = fileIn(below, depth + 1);
        if (file.isPresent()) {
          return file;
        }
      }
    }
    return Optional.empty();
  }
}
