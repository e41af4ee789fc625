package dev.scorekeeper.application;

import dev.scorekeeper.domain.validation.Counted;

/** How messages count and name. */
public final class Phrases {
  private static final int BRIEF = 8;

  private Phrases() {}

  /** So many of something. */
  public static String counted(long count, String noun) {
    return Counted.of(count, noun);
  }

  /** Enough of a commit's hash to tell it apart on a screen. */
  public static String revision(String revision) {
    return revision.substring(0, Math.min(revision.length(), BRIEF));
  }
}
