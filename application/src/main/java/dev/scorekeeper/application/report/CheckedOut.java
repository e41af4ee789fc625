package dev.scorekeeper.application.report;

/**
 * How the commit that is checked out stands to the newest one that the history has seen of its
 * branch, where it is another, or its files are.
 */
public sealed interface CheckedOut {
  /** The commit's name, in full. */
  String revision();

  /** Another branch than that which was asked for is checked out, so nothing is compared. */
  record Elsewhere(String revision, String branch) implements CheckedOut {}

  /** Files that decide what is read are not those of the commit: a run of them is a draft. */
  record Changed(String revision) implements CheckedOut {}

  /**
   * The history has not seen the branch there.
   *
   * @param newest where it saw the branch last
   */
  record Unseen(String revision, String newest) implements CheckedOut {}

  /**
   * The branch has gone on since, as the history knows: a run of this commit says nothing new.
   *
   * @param newest where it saw the branch last
   */
  record Behind(String revision, String newest) implements CheckedOut {}
}
