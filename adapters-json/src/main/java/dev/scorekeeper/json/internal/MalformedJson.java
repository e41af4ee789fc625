package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.workspace.Location;

/** A file is not the JSON that was expected; the message is a clause without a place. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Location at;
  private final boolean isLimit;

  /**
   * A flaw of a file.
   *
   * @param why a clause without a place, for people
   * @param at the offending character
   */
  public MalformedJson(String why, Location at) {
    this(why, at, false);
  }

  private MalformedJson(String why, Location at, boolean isLimit) {
    super(why, null, false, false);
    this.why = why;
    this.at = at;
    this.isLimit = isLimit;
  }

  /** A file is more than is read; it may be JSON all the same. */
  public static MalformedJson limit(String why, Location at) {
    return new MalformedJson(why, at, true);
  }

  /** Whether the file is only more than is read, so that nobody knows all that it says. */
  public boolean isLimit() {
    return isLimit;
  }

  /** What is wrong: a clause without a place. */
  public String why() {
    return why;
  }

  /** The offending character. */
  public Location at() {
    return at;
  }
}
