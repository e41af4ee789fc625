package dev.scorekeeper.git;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who says what a repository has in a workspace: the program, or what reads its files in its place.
 * All methods throw {@link NoAnswerException} where it cannot be said.
 */
interface Surveyor {
  /** What the repository says of the paths and of what is below them. */
  GitStatus survey(Set<WorkspacePath> paths);

  /**
   * The moment of a commit's state.
   *
   * @param known as {@link dev.scorekeeper.domain.commit.Checkout#observedAt} takes it
   */
  Instant observedAt(String revision, Function<String, Optional<Instant>> known);

  /**
   * The work tree of another repository in this one; empty where that has no commit.
   *
   * @param paths in it that are likely to be asked for
   */
  Optional<WorkTree> other(Path folder, Collection<WorkspacePath> paths);
}
