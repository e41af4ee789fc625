package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
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
 * @param slips of the file
 */
public record Catalog(
    List<Listed> entries,
    OptionalLong handlers,
    OptionalLong topics,
    Summary summary,
    List<Plugin> plugins,
    List<Slip> slips) {
  public Catalog {
    entries = List.copyOf(entries);
    plugins = List.copyOf(plugins);
    slips = List.copyOf(slips);
  }

  /** A catalog without slips. */
  public Catalog(
      List<Listed> entries,
      OptionalLong handlers,
      OptionalLong topics,
      Summary summary,
      List<Plugin> plugins) {
    this(entries, handlers, topics, summary, plugins, List.of());
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
   * @param isPartial whether nobody knows all of its beats, since a count of them is none
   */
  public record Listed(Location at, Optional<String> id, Size size, boolean isPartial) {
    /** An entry all of whose beats are known. */
    public Listed(Location at, Optional<String> id, Size size) {
      this(at, id, size, false);
    }
  }

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
