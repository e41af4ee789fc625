package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.registry.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The entries of a registry, sorted out.
 *
 * @param deciding those with an id, the first of each
 * @param repeating those whose id an entry before them has
 * @param unidentified those without one
 * @param ids of those that decide
 */
record Entries(
    List<Registry.Entry> deciding,
    List<Registry.Entry> repeating,
    List<Registry.Entry> unidentified,
    Set<String> ids) {
  /** The entries of a registry; none where it was not read. */
  static Entries of(Layer<Registry> registry) {
    Entries entries =
        new Entries(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    if (registry instanceof Layer.Read<Registry> read) {
      for (Registry.Entry entry : read.content().entries()) {
        if (entry.id().isEmpty()) {
          entries.unidentified.add(entry);
        } else if (entries.ids.add(entry.id().get())) {
          entries.deciding.add(entry);
        } else {
          entries.repeating.add(entry);
        }
      }
    }
    return entries;
  }
}
