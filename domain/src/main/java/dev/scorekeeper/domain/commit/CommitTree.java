package dev.scorekeeper.domain.commit;

import dev.scorekeeper.domain.workspace.AddressedTree;
import java.util.Optional;

/** Port: the files of a commit below the workspace's folder; nothing is checked out. */
public interface CommitTree extends AddressedTree {
  /**
   * What the commit has and this repository does not, of all that was asked for so far: the first
   * of it. Others may be able to read it.
   */
  Optional<String> lacks();

  /**
   * This tree as one that was asked for all that the earlier tree was asked for, where each answer
   * is the same here; the earlier one is then of no more use. Empty where an answer differs or is
   * unavailable.
   *
   * @param earlier a tree of the same commits
   */
  Optional<CommitTree> answering(CommitTree earlier);
}
