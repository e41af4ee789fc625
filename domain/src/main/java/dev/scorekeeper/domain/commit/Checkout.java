package dev.scorekeeper.domain.commit;

import dev.scorekeeper.domain.workspace.FilePattern;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Port: what version control knows of the working tree: which commit is checked out, and whether
 * the files are still that commit's. Nothing is known where there is no repository, or no commit
 * yet, and that is no error. All methods throw {@link CommitsException} where there is a repository
 * and nobody can say what is checked out: that must not pass for none.
 */
public interface Checkout {
  /**
   * The identity of the project: {@code host/owner/name} of the remote {@code origin}, and the
   * workspace's folder in the repository when it is not the root. Empty without such a remote, or
   * when it is a path of this machine.
   */
  Optional<String> project();

  /** The branch that is checked out; empty when the head is detached. */
  Optional<String> branch();

  /** The commit that is checked out, in full. */
  Optional<String> revision();

  /**
   * Whether the commit or the index has a file. What the other methods say is about the workspace
   * only where this holds for its registry: a repository above may have nothing to do with it.
   */
  boolean tracks(WorkspacePath file);

  /** Whether the commit or the index has a file that one of some patterns matches. */
  boolean tracksOne(List<FilePattern> patterns);

  /**
   * Whether a file that one of some patterns matches, there or in the commit, is not what the
   * commit has: what a pattern matches no more {@link #differs} is not asked for.
   *
   * @return {@code false} also when nothing is known
   */
  boolean differsWhere(List<FilePattern> patterns);

  /**
   * Whether any of the inputs is not what the commit has in its place: changed, staged or not;
   * gone; new, ignored or not; another kind of thing; or something that version control was told
   * not to look at. Links and submodules on the way count. A folder stands for the files that the
   * commit has directly in it: it differs when one of them is gone.
   *
   * @param inputs beside those that were expected: files that were read, files that were looked for
   *     in vain, folders that were listed
   * @return {@code false} also when nothing is known
   */
  boolean differs(Collection<WorkspacePath> inputs);

  /**
   * A hint that {@link #differs} will be asked of these: whoever can looks at them beside the
   * caller, so that the answer is there when it is asked for. It changes no answer, and never
   * fails.
   */
  default void anticipate(Collection<WorkspacePath> inputs) {}

  /** Whether any of the inputs, or of what some patterns match, is not what the commit has. */
  default boolean differs(Collection<WorkspacePath> inputs, List<FilePattern> patterns) {
    return differs(inputs) || (!patterns.isEmpty() && differsWhere(patterns));
  }

  /**
   * Which of some paths the commit has and the checkout leaves out, as a sparse one does; of a
   * folder, whether it leaves out something in it.
   *
   * @param missing paths at which nothing lies
   */
  Set<WorkspacePath> leftOut(Collection<WorkspacePath> missing);

  /**
   * The attribute by which version control changes a file when it checks it out, such as {@code
   * working-tree-encoding=UTF-16}; empty where it does not.
   */
  Optional<String> conversion(WorkspacePath file);

  /**
   * What the commit that is checked out, its first parent, the first parent of that, and so on say
   * of themselves, the newest first: down to one whose first parent is known, to a root, or to
   * where this clone was cut. Empty where nothing is checked out, or it is unavailable.
   *
   * @param known whether a commit is known, by its full name; asked for the newest first
   */
  List<CommitFact> firstParents(Predicate<String> known);

  /** When the branch came to where it stands, as this clone has noted it, if it did. */
  Optional<Instant> standsSince();

  /**
   * Whether this clone has noted that the branch stood on a commit, or above it on one whose line
   * of first parents leads to it, and then moved away.
   *
   * @param revision its name, in full
   */
  boolean hasLeft(String revision);
}
