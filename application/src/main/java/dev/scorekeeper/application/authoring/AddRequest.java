package dev.scorekeeper.application.authoring;

import java.util.List;
import java.util.Optional;

/**
 * A domain that is to be added. It is planned, unless a sequence file is named or made.
 *
 * @param id its id
 * @param name its name
 * @param description what it is about
 * @param category the category that it is shown in
 * @param relations ids of domains that it relates to
 * @param sequenceFile the file to name, which is to be there, or is made as a skeleton
 * @param skeleton whether to make a sequence file without a movement where it is not there; by
 *     default one of the domain's id in the folder of system sequences
 * @param dry whether to write nothing
 */
public record AddRequest(
    String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> category,
    List<String> relations,
    Optional<String> sequenceFile,
    boolean skeleton,
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
        false,
        false);
  }
}
