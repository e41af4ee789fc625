package dev.scorekeeper.application.workspace;

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

  /** The branch that the CI system names. */
  public Optional<String> ciBranch() {
    return CiBranch.of(variables);
  }
}
