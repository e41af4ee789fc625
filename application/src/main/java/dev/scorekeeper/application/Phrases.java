package dev.scorekeeper.application;

/** How messages name. */
public final class Phrases {
  private static final int BRIEF = 8;

  private Phrases() {}

  /** Enough of a commit's hash to tell it apart on a screen. */
  public static String revision(String revision) {
    return revision.substring(0, Math.min(revision.length(), BRIEF));
  }
}
