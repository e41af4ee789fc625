package dev.scorekeeper.domain.validation;

import dev.scorekeeper.domain.registry.Registry;
import java.util.Optional;

/**
 * A domain of the registry with its verdict.
 *
 * @param id unique in its assessment
 * @param name empty text when the entry has none
 * @param category empty text when the entry has none
 * @param sequenceFile the file it names, normalized where it is a path below the root, else as
 *     written; of several paths all
 * @param details what else it says of itself, and where
 */
public record Domain(
    String id,
    String name,
    String category,
    Optional<String> sequenceFile,
    Verdict verdict,
    Registry.Details details) {
  /** One that says nothing else of itself. */
  public Domain(
      String id, String name, String category, Optional<String> sequenceFile, Verdict verdict) {
    this(id, name, category, sequenceFile, verdict, Registry.Details.NONE);
  }
}
