package dev.scorekeeper.domain.commit;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;

/** Port: the repository that a workspace lies in; there need not be one. */
public interface Repository {
  /** Where it is looked for, as messages say it. */
  String place();

  /**
   * Begins to ask what is checked out and returns at once.
   *
   * @param expected the files and folders of the workspace that are inputs whatever they hold; they
   *     are asked for at once, so that {@link Checkout#differs} finds them answered
   */
  Checkout checkout(List<WorkspacePath> expected);

  /**
   * Opens the commits; empty where there is no repository.
   *
   * @throws CommitsException when there is one that cannot be read
   */
  Optional<Commits> commits();
}
