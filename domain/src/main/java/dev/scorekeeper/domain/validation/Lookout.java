package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.PatternSearch;
import dev.scorekeeper.domain.workspace.PatternSearch.Outcome;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks in a tree for what the entries of a registry name as evidence. For one thread. */
public final class Lookout {
  private final SourceTree tree;
  private final Map<String, Presence> presences = new HashMap<>();
  private final Map<String, String> unseen = new HashMap<>();
  private final Set<WorkspacePath> inputs = new LinkedHashSet<>();
  private final Set<FilePattern> patterns = new LinkedHashSet<>();

  private Lookout(SourceTree tree) {
    this.tree = tree;
  }

  /**
   * The sights with what was found. What cannot be looked at ends the search: it is not absent, and
   * makes it idle to look for more.
   *
   * @param evidence that there is of domains
   * @param sights of the registry
   */
  public static Sights over(SourceTree tree, Registry registry, Evidence evidence, Sights sights) {
    Lookout lookout = new Lookout(tree);
    for (Registry.Entry entry : RegistryIndex.of(new Layer.Read<>(registry), evidence).deciding()) {
      for (Registry.Claim claim : entry.paths()) {
        if (lookout.unseen.isEmpty()) {
          lookout.look(claim);
        }
      }
    }
    lookout.inputs.addAll(sights.inputs());
    lookout.patterns.addAll(sights.patterns());
    return new Sights(
        sights.registry(),
        sights.flaws(),
        sights.slips(),
        lookout.presences,
        lookout.unseen,
        new ArrayList<>(lookout.inputs),
        new ArrayList<>(lookout.patterns));
  }

  private void look(Registry.Claim claim) {
    if (claim.file().isEmpty() || presences.containsKey(claim.text())) {
      return;
    }
    WorkspacePath path = claim.file().get();
    if (!FilePattern.isPattern(path.value())) {
      look(claim, path);
      return;
    }
    Optional<FilePattern> pattern = FilePattern.of(path.value());
    if (pattern.isEmpty()) {
      // No path is as long as this pattern.
      presences.put(claim.text(), Presence.MISSING);
      return;
    }
    patterns.add(pattern.get());
    take(claim, PatternSearch.first(tree, pattern.get()), Presence.MISSING);
  }

  private void look(Registry.Claim claim, WorkspacePath path) {
    SourceTree.Thing thing = tree.at(path);
    if (thing == SourceTree.Thing.FOLDER) {
      // Version control knows no folders without a file.
      take(claim, PatternSearch.firstBelow(tree, path), Presence.EMPTY);
      if (presences.get(claim.text()) != Presence.THERE) {
        inputs.add(path);
      }
      return;
    }
    inputs.add(path);
    presences.put(
        claim.text(),
        switch (thing) {
          case FILE, FOLDER, UNKNOWN -> Presence.THERE;
          case NOTHING -> Presence.MISSING;
          case OUTSIDE -> Presence.OUTSIDE;
        });
  }

  private void take(
      Registry.Claim claim, Outcome<Optional<WorkspacePath>> outcome, Presence otherwise) {
    if (outcome instanceof Outcome.Known<Optional<WorkspacePath>> known) {
      known.found().ifPresent(inputs::add);
      presences.put(claim.text(), known.found().isPresent() ? Presence.THERE : otherwise);
    } else {
      unseen.put(claim.text(), ((Outcome.Unknown<Optional<WorkspacePath>>) outcome).why());
    }
  }
}
