package dev.scorekeeper.application.register;

import java.util.List;
import java.util.Optional;

/**
 * A domain that is to be added.
 *
 * @param id its id, which is also the name of a file
 * @param name its name
 * @param description what it is about
 * @param category the category that it is shown in
 * @param relations ids of domains that it relates to
 * @param sequenceFile the file to name, made from a template unless it is there; by default one of
 *     the domain's id in the folder of system sequences
 * @param planned whether it is only planned: it names no file then, and none is made
 * @param dry whether to write nothing
 */
public record AddRequest(
    String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> category,
    List<String> relations,
    Optional<String> sequenceFile,
    boolean planned,
    boolean dry) {
  public AddRequest {
    relations = List.copyOf(relations);
  }

  /** A domain that names no file yet. */
  public static AddRequest planned(String id) {
    return new AddRequest(
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        true,
        false);
  }
}
