package dev.scorekeeper.domain.registry;

import java.util.List;
import java.util.Optional;

/**
 * An entry that is to be added to a registry.
 *
 * @param sequenceFile the path that it names
 * @param relations ids of other domains
 */
public record NewEntry(
    String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> category,
    Optional<String> sequenceFile,
    List<String> relations) {
  public NewEntry {
    relations = List.copyOf(relations);
  }
}
