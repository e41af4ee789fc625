package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Location;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The catalog as the audit wrote it.
 *
 * @param entries in the order of the file
 * @param handlers how many handlers it lists
 * @param topics how many topics it lists
 * @param summary what it says of itself
 * @param plugins whose its sequences are, by id
 */
public record Catalog(
    List<Listed> entries,
    OptionalLong handlers,
    OptionalLong topics,
    Summary summary,
    List<Plugin> plugins) {
  public Catalog {
    entries = List.copyOf(entries);
    plugins = List.copyOf(plugins);
  }

  /** How many entries have an id, and so are plugin sequences. */
  public int sequences() {
    int sequences = 0;
    for (Listed entry : entries) {
      if (entry.id().isPresent()) {
        sequences++;
      }
    }
    return sequences;
  }

  /**
   * One entry of the catalog.
   *
   * @param at where the entry begins
   * @param id empty when the entry has none; it is then no sequence
   * @param size its movements and beats
   */
  public record Listed(Location at, Optional<String> id, Size size) {}

  /**
   * The totals that the catalog declares; empty where it declares none.
   *
   * @param at where the summary begins
   */
  public record Summary(
      Location at, OptionalLong sequences, OptionalLong handlers, OptionalLong topics) {
    /** The summary of a catalog that has none. */
    public static final Summary NONE =
        new Summary(
            Location.START, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
  }
}
