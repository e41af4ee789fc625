package dev.scorekeeper.domain.commit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Port: the commits of a repository, read without a checkout and without writing anything. For one
 * thread. All methods throw {@link CommitsException} when the repository cannot be read.
 */
public interface Commits extends AutoCloseable {
  /**
   * {@code host/owner/name} of the remote {@code origin}, and the workspace's folder in the
   * repository when it is not the root, as {@link Checkout#project} says it.
   */
  Optional<String> project();

  /** A name for the project where nothing names it: that of the folder. */
  String folderName();

  /** The branch that is checked out, or that a bare repository begins with; none when detached. */
  Optional<String> branch();

  /** The commit that is checked out; none before the first one. */
  Optional<String> head();

  /** The newest commit of a branch, of this repository or else of its remote {@code origin}. */
  Optional<String> branchTip(String branch);

  /** The repository's own branches, the first of them. */
  List<String> branches();

  /**
   * The commit that a name stands for, in full: a branch, a tag, a commit's name or the beginning
   * of it, and what git makes of these, such as {@code main~3}. Empty when it stands for none, or
   * for several.
   */
  Optional<String> find(String name);

  /**
   * A commit, its first parent, the first parent of that, and so on, the oldest first. A history
   * that was fetched in part begins where it was cut, with a commit that names its parent all the
   * same.
   *
   * @param found takes each commit as it is come to, the newest first
   */
  List<Commit> line(String revision, Consumer<Step> found);

  /**
   * A commit's first parent; empty where it has none, and where a history that was fetched in part
   * begins.
   *
   * @param revision in full, of a commit that the repository has
   */
  Optional<String> parent(String revision);

  /**
   * Whether a history that was fetched in part begins with a commit, so that it goes on elsewhere.
   *
   * @param revision in full
   */
  boolean isCut(String revision);

  /**
   * Where the histories of two commits meet, by whichever parents.
   *
   * @param one in full
   * @param other in full
   */
  Meeting meeting(String one, String other);

  /**
   * Where two histories meet.
   *
   * @param bases the commits that both have and that lead to no other such commit, in git's word
   *     merge bases; none where the two have nothing in common
   * @param isCut whether one of the two was cut off on its way there, so that they may meet in yet
   *     another commit, which this repository does not have
   */
  record Meeting(List<String> bases, boolean isCut) {
    public Meeting {
      bases = List.copyOf(bases);
    }
  }

  /**
   * By which commits of a line some others were merged into it: by the first one that leads to
   * them, through another parent than its first. What is on the line, or nothing there leads to,
   * was not merged, and of a history too long to look at no more than its line is known.
   *
   * @param tip the newest commit of the line, in full, which the repository need not have
   * @param revisions in full
   * @return the commits that merged, by those that were merged
   */
  Map<String, String> merges(String tip, Set<String> revisions);

  /** Whether the history goes on before where this repository's begins. */
  boolean isShallow();

  /** The same commits for another thread; each is closed by itself. */
  Commits again();

  /**
   * What a commit says of itself; empty when the repository does not have it.
   *
   * @param revision in full
   */
  Optional<CommitNote> note(String revision);

  /** The files of a commit. */
  CommitTree tree(Step step);

  /** The files of a commit. */
  default CommitTree tree(Commit commit) {
    return tree(new Step(commit.revision(), commit.files()));
  }

  /** The files of the commit of a name, in full. */
  CommitTree tree(String revision);

  /**
   * A commit as the way back comes to it.
   *
   * @param revision its name, in full
   * @param files the name of all its files together
   */
  record Step(String revision, String files) {}

  @Override
  void close();
}
