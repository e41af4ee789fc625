package dev.scorekeeper.domain.registry;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The registry as it is written, claims included; what is true of them is for the validation to
 * say.
 *
 * @param entries in the order of the file
 * @param slips of the file, those of its entries left out
 */
public record Registry(List<Entry> entries, List<Slip> slips) {
  public Registry {
    entries = List.copyOf(entries);
    slips = List.copyOf(slips);
  }

  /** A registry without slips beside those of its entries. */
  public Registry(List<Entry> entries) {
    this(entries, List.of());
  }

  /**
   * One entry of the registry.
   *
   * @param at where the entry begins
   * @param id empty when the entry has none; it is then no domain
   * @param name empty text when the entry has none
   * @param category empty text when the entry has none
   * @param sequenceFile the file it claims to be implemented by
   * @param movements how many it claims
   * @param beats how many it claims
   * @param relations ids of other domains, as written
   * @param slips in it
   */
  public record Entry(
      Location at,
      Optional<String> id,
      String name,
      String category,
      Optional<Claim> sequenceFile,
      OptionalLong movements,
      OptionalLong beats,
      List<String> relations,
      List<Slip> slips) {
    public Entry {
      relations = List.copyOf(relations);
      slips = List.copyOf(slips);
    }

    /** An entry without slips. */
    public Entry(
        Location at,
        Optional<String> id,
        String name,
        String category,
        Optional<Claim> sequenceFile,
        OptionalLong movements,
        OptionalLong beats,
        List<String> relations) {
      this(at, id, name, category, sequenceFile, movements, beats, relations, List.of());
    }
  }

  /**
   * A path that an entry names.
   *
   * @param text as written
   * @param file where it leads; empty when it leaves the workspace
   * @param at where it is written
   */
  public record Claim(String text, Optional<WorkspacePath> file, Location at) {
    /** The claim that a text makes. */
    public Claim(String text, Location at) {
      this(text, WorkspacePath.of(text), at);
    }
  }
}
