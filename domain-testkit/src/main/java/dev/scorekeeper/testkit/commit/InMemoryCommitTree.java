package dev.scorekeeper.testkit.commit;

import dev.scorekeeper.domain.commit.CommitTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import dev.scorekeeper.testkit.workspace.InMemoryTree;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files of a commit, and what they were asked for. */
final class InMemoryCommitTree implements CommitTree {
  private final InMemoryTree tree;
  private final Set<String> lacking;
  private final boolean exists;
  private final Set<WorkspacePath> asked = new TreeSet<>();
  private final Set<WorkspacePath> listed = new TreeSet<>();
  private final Set<WorkspacePath> named = new TreeSet<>();
  private Optional<String> lacks = Optional.empty();

  /**
   * The files of a commit.
   *
   * @param lacking paths of files whose content is elsewhere
   * @param isRoot whether they are all files; the folder of others is there where it has files
   */
  InMemoryCommitTree(WorkspaceFiles files, Collection<String> lacking, boolean isRoot) {
    this.tree = new InMemoryTree(files);
    this.lacking = new HashSet<>(lacking);
    this.exists = isRoot || !files.equals(WorkspaceFiles.NONE);
  }

  @Override
  public synchronized Content read(WorkspacePath path) {
    asked.add(path);
    if (tree.place(path).filter(lacking::contains).isPresent()) {
      lacks = lacks.or(() -> Optional.of(path + " is not in this repository"));
      return new Inaccessible("is not in this repository");
    }
    return tree.read(path);
  }

  @Override
  public synchronized Listing list(WorkspacePath folder) {
    listed.add(folder);
    return listing(folder);
  }

  @Override
  public synchronized List<String> names(WorkspacePath folder) {
    named.add(folder);
    return tree.names(folder);
  }

  @Override
  public boolean isInCircle(WorkspacePath folder) {
    return tree.isInCircle(folder);
  }

  private Listing listing(WorkspacePath folder) {
    return exists ? tree.list(folder) : new Missing();
  }

  @Override
  public synchronized String address(WorkspacePath path) {
    asked.add(path);
    return tree.address(path);
  }

  @Override
  public synchronized Optional<String> lacks() {
    return lacks;
  }

  @Override
  public Optional<CommitTree> answering(CommitTree earlier) {
    return earlier instanceof InMemoryCommitTree other && isSame(other)
        ? Optional.of(this)
        : Optional.empty();
  }

  /** Whether this says the same to all that the other was asked for; it then was asked as well. */
  private boolean isSame(InMemoryCommitTree other) {
    if (lacks.isPresent() || other.lacks().isPresent()) {
      return false;
    }
    for (WorkspacePath path : other.asked) {
      if (!tree.address(path).equals(other.tree.address(path))) {
        return false;
      }
    }
    for (WorkspacePath folder : other.listed) {
      if (!listing(folder).equals(other.listing(folder))) {
        return false;
      }
    }
    for (WorkspacePath folder : other.named) {
      if (!tree.names(folder).equals(other.tree.names(folder))) {
        return false;
      }
    }
    asked.addAll(other.asked);
    named.addAll(other.named);
    listed.addAll(other.listed);
    return true;
  }
}
