package dev.scorekeeper.domain.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The catalog on disk with everything that it lists.
 *
 * @param sourceDirectories the folders that it was made from, as written; empty when it names none
 * @param fileCount of how many files it says to be made
 * @param summary what it says of itself
 * @param sequences its entries that have an id, in the order of the file
 * @param unidentified how many entries have none
 * @param handlers empty when it lists none
 * @param topics empty when it lists none
 */
public record ListedCatalog(
    List<String> sourceDirectories,
    OptionalLong fileCount,
    Catalog.Summary summary,
    List<PluginSequence> sequences,
    int unidentified,
    Optional<List<String>> handlers,
    Optional<List<String>> topics) {
  /** A catalog that is not there. */
  public static final ListedCatalog NONE =
      new ListedCatalog(
          List.of(),
          OptionalLong.empty(),
          Catalog.Summary.NONE,
          List.of(),
          0,
          Optional.empty(),
          Optional.empty());

  public ListedCatalog {
    sourceDirectories = List.copyOf(sourceDirectories);
    sequences = List.copyOf(sequences);
    handlers = handlers.map(List::copyOf);
    topics = topics.map(List::copyOf);
  }

  /**
   * Whether it says of itself what an audit says of a catalog: what it was made from, or how much
   * it lists. Other files list sequences, too, and an audit would destroy them; one that lists
   * nothing has nothing to lose.
   */
  public boolean isMade() {
    return (sequences.isEmpty() && unidentified == 0)
        || !sourceDirectories.isEmpty()
        || fileCount.isPresent()
        || summary.sequences().isPresent()
        || summary.handlers().isPresent()
        || summary.topics().isPresent();
  }
}
