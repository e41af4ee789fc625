package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.Checkout;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A repository of git. The checkout is asked of the program of that name; the commits are read
 * without it.
 */
public final class GitRepository implements Repository {
  private final Path folder;

  /** Of the workspace in the folder, which may then be a repository without a work tree. */
  private final Optional<String> prefix;

  private GitRepository(Path folder, Optional<String> prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /** The repository whose work tree a workspace is in. */
  public static GitRepository around(Path workspace) {
    return new GitRepository(workspace, Optional.empty());
  }

  /**
   * The same for a folder that may itself be a repository without a work tree.
   *
   * @param prefix the workspace's folder in such a repository: empty for its root
   */
  public static GitRepository at(Path repository, String prefix) {
    return new GitRepository(repository, Optional.of(prefix));
  }

  /** Whether a folder is the root of a work tree. */
  public static boolean isRoot(Path folder) {
    return RepositoryFolder.isRepository(folder.resolve(RepositoryFolder.NAME));
  }

  /** Does ahead what takes its time before commits are read, and needs no repository. */
  public static void prepare() {
    GitCommits.prepare();
  }

  @Override
  public String place() {
    return folder.toString();
  }

  @Override
  public Checkout checkout(List<WorkspacePath> expected) {
    return GitCheckout.look(folder, expected);
  }

  @Override
  public Optional<Commits> commits() {
    return prefix.isPresent() ? GitCommits.at(folder, prefix.get()) : GitCommits.around(folder);
  }
}
