package dev.scorekeeper.application.workspace;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.domain.commit.PullRequest;
import dev.scorekeeper.domain.run.StreamId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody says of the stream that is meant; what is left open, settings, version control and
 * the CI system say.
 *
 * @param project the project's name, where it is chosen
 * @param branch the branch, where it is chosen
 * @param variables the environment's, in which CI systems name their branch
 * @param events reads the pull request that a file of a CI system tells of, if it does
 */
public record StreamChoice(
    Optional<String> project,
    Optional<String> branch,
    Map<String, String> variables,
    Function<String, Optional<PullRequest>> events) {
  /** Everything is left open, and there is no CI system. */
  public static final StreamChoice OPEN =
      new StreamChoice(Optional.empty(), Optional.empty(), Map.of());

  public StreamChoice {
    variables = Map.copyOf(variables);
  }

  /** The same where no file tells of anything. */
  public StreamChoice(
      Optional<String> project, Optional<String> branch, Map<String, String> variables) {
    this(project, branch, variables, new NoEvents());
  }

  /** No lambda, since a start would pay for linking it. */
  private static final class NoEvents implements Function<String, Optional<PullRequest>> {
    @Override
    public Optional<PullRequest> apply(String file) {
      return Optional.empty();
    }
  }

  /** With another project and branch, where they are chosen. */
  public StreamChoice naming(Optional<String> otherProject, Optional<String> otherBranch) {
    return new StreamChoice(otherProject, otherBranch, variables, events);
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

  /**
   * The branch that is chosen; else the number of the pull request that a CI system builds, the
   * branch that is checked out, or what a CI system names.
   *
   * @param checkedOut the branch that version control has checked out
   * @param head the commit that is checked out; empty outside of version control
   */
  public String branch(Optional<String> checkedOut, Optional<String> head) {
    return branch.isPresent() ? branch.get() : CiBranch.of(variables, events, checkedOut, head);
  }
}
