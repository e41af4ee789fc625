package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.Layer;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Map;

/**
 * What was looked at of a plan that is more than one file of entries that name sequence files.
 *
 * @param registry the files of a registry that is in several, as far as they are there
 * @param flaws those of them that cannot be read, or are named and not there
 * @param slips of files that are in several and have entries, those of entries left out
 * @param presences whether what entries name is there, by the text that they name it by
 * @param unseen why what entries name could not be looked at, by the same text; nobody knows then
 *     whether it is there
 * @param inputs the files and folders that this follows from
 * @param patterns whose matches this follows from
 */
public record Sights(
    List<WorkspacePath> registry,
    List<Flaw> flaws,
    Map<WorkspacePath, List<Slip>> slips,
    Map<String, Presence> presences,
    Map<String, String> unseen,
    List<WorkspacePath> inputs,
    List<FilePattern> patterns) {
  /** Nothing was looked at. */
  public static final Sights NONE =
      new Sights(List.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of());

  public Sights {
    registry = List.copyOf(registry);
    flaws = List.copyOf(flaws);
    slips = Map.copyOf(slips);
    presences = Map.copyOf(presences);
    unseen = Map.copyOf(unseen);
    inputs = List.copyOf(inputs);
    patterns = List.copyOf(patterns);
  }

  /**
   * A file of the registry that gives no entries.
   *
   * @param layer what reading it gave in their place
   */
  public record Flaw(WorkspacePath file, Layer<Registry> layer) {}

  /** Whether what an entry names is there. */
  Presence of(Registry.Claim claim) {
    return claim.file().isEmpty()
        ? Presence.OUTSIDE
        : presences.getOrDefault(claim.text(), Presence.MISSING);
  }
}
