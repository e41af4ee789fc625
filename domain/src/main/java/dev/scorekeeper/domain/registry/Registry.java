package dev.scorekeeper.domain.registry;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The registry as it is written, claims included; what is true of them is for the validation to
 * say.
 *
 * @param entries in the order of the file
 */
public record Registry(List<Entry> entries) {
  public Registry {
    entries = List.copyOf(entries);
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
   */
  public record Entry(
      Location at,
      Optional<String> id,
      String name,
      String category,
      Optional<Claim> sequenceFile,
      OptionalLong movements,
      OptionalLong beats,
      List<String> relations) {
    public Entry {
      relations = List.copyOf(relations);
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
