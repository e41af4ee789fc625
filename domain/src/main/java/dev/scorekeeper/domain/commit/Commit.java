package dev.scorekeeper.domain.commit;

import java.time.Instant;

/**
 * A commit in its place among the others of its line.
 *
 * @param fact what it says of itself
 * @param files the name of all its files together: two commits with the same have the same files
 */
public record Commit(CommitFact fact, String files) {
  private static final int BRIEF = 8;

  /** Whether a text can be the whole name of a commit: 40 or 64 lower-case hexadecimal digits. */
  public static boolean isName(String text) {
    return (text.length() == 40 || text.length() == 64) && Hex.isHex(text);
  }

  /** Enough of a commit's name to tell it apart on a screen. */
  public static String brief(String revision) {
    return revision.substring(0, Math.min(revision.length(), BRIEF));
  }

  /** Its name, in full. */
  public String revision() {
    return fact.revision();
  }

  /** The committer's time; the earliest one where that cannot be. */
  public Instant at() {
    return fact.at().orElse(Instant.EPOCH);
  }
}
