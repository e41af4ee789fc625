package dev.scorekeeper.domain.validation;

import java.util.Optional;

/**
 * A domain of the registry with its verdict.
 *
 * @param id unique in its assessment
 * @param name empty text when the entry has none
 * @param category empty text when the entry has none
 * @param sequenceFile the file it names, normalized where it is a path below the root, else as
 *     written
 */
public record Domain(
    String id, String name, String category, Optional<String> sequenceFile, Verdict verdict) {}
