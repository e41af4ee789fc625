package dev.scorekeeper.domain.commit;

import java.time.Instant;

/**
 * A commit in its place among the others of its line.
 *
 * @param revision its name, in full
 * @param files the name of all its files together: two commits with the same have the same files
 * @param at the moment of its state, as {@link Checkout#observedAt} says it
 */
public record Commit(String revision, String files, Instant at) {
  private static final int BRIEF = 8;

  /** Enough of a commit's name to tell it apart on a screen. */
  public static String brief(String revision) {
    return revision.substring(0, Math.min(revision.length(), BRIEF));
  }
}
