package dev.scorekeeper.domain.validation;

import java.util.OptionalInt;

/**
 * How much each layer holds; an absent layer holds nothing, of an unreadable one the counts are
 * empty.
 *
 * @param registryEntries entries of the registry, with and without an id
 * @param systemSequences files of the sequences folder
 * @param catalogEntries entries of the catalog, with and without an id
 * @param catalogSequences entries of the catalog that have an id
 */
public record LayerCounts(
    OptionalInt registryEntries,
    OptionalInt systemSequences,
    OptionalInt catalogEntries,
    OptionalInt catalogSequences) {}
