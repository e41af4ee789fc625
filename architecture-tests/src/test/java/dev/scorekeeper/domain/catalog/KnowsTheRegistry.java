package dev.scorekeeper.domain.catalog;

import dev.scorekeeper.domain.registry.Registry;

/** Breaks a law on purpose: layer 1 knows layer 3. */
public final class KnowsTheRegistry {
  int entries(Registry registry) {
    return registry.entries().size();
  }
}
