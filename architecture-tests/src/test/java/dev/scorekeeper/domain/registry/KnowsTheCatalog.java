package dev.scorekeeper.domain.registry;

import dev.scorekeeper.domain.catalog.Catalog;

/** Breaks a law on purpose: layer 3 knows layer 1. */
public final class KnowsTheCatalog {
  int sequences(Catalog catalog) {
    return catalog.sequences();
  }
}
