package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.registry.Registry;
import dev.scorekeeper.domain.workspace.Evidence;
import dev.scorekeeper.domain.workspace.Layer;
import java.util.ArrayList;
import java.util.Collections;
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
record RegistryIndex(
    List<Registry.Entry> deciding,
    List<Registry.Entry> repeating,
    List<Registry.Entry> unidentified,
    Set<String> ids) {
  /**
   * The entries of a registry; none where it was not read. What says that it is dropped is none any
   * more, before anything else is asked of it.
   */
  static RegistryIndex of(Layer<Registry> registry, Evidence evidence) {
    List<Registry.Entry> deciding = new ArrayList<>();
    List<Registry.Entry> repeating = new ArrayList<>();
    List<Registry.Entry> unidentified = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Saying saying = Saying.of(evidence);
    if (registry instanceof Layer.Read<Registry> read) {
      for (Registry.Entry entry : read.content().entries()) {
        if (saying.of(entry) == Evidence.Words.Said.DROPPED) {
          continue;
        }
        if (entry.id().isEmpty()) {
          unidentified.add(entry);
        } else if (ids.add(entry.id().get())) {
          deciding.add(entry);
        } else {
          repeating.add(entry);
        }
      }
    }
    return new RegistryIndex(
        List.copyOf(deciding),
        List.copyOf(repeating),
        List.copyOf(unidentified),
        Collections.unmodifiableSet(ids));
  }
}
