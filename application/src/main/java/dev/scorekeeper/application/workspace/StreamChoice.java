package dev.scorekeeper.application.workspace;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.run.StreamId;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody says of the stream that is meant; what is left open, settings, version control and
 * the CI system say.
 *
 * @param project the project's name, where it is chosen
 * @param branch the branch, where it is chosen
 * @param variables the environment's, in which CI systems name their branch
 */
public record StreamChoice(
    Optional<String> project, Optional<String> branch, Map<String, String> variables) {
  /** Everything is left open, and there is no CI system. */
  public static final StreamChoice OPEN =
      new StreamChoice(Optional.empty(), Optional.empty(), Map.of());

  public StreamChoice {
    variables = Map.copyOf(variables);
  }

  /** Whether anything is chosen. */
  public boolean isMade() {
    return project.isPresent() || branch.isPresent();
  }

  /**
   * The stream of these names, wherever they are from.
   *
   * @throws InvalidRequestException when one of them names nothing, or has a control character
   */
  public static StreamId stream(String project, String branch) {
    require(project, "project");
    require(branch, "branch");
    return new StreamId(project, branch);
  }

  private static void require(String name, String noun) {
    if (!StreamId.isName(name)) {
      throw new InvalidRequestException(
          "the %s's name is blank, very long or has a control character; name another with --%s"
              .formatted(noun, noun));
    }
  }

  /** The branch that the CI system names. */
  public Optional<String> ciBranch() {
    return CiBranch.of(variables);
  }
}
