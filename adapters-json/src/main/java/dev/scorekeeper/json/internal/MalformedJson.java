package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.workspace.Location;

/** A file is not the JSON that was expected; the message is a clause without a place. */
public final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Location at;

  /**
   * A flaw of a file.
   *
   * @param why a clause without a place, for people
   * @param at the offending character
   */
  public MalformedJson(String why, Location at) {
    super(why, null, false, false);
    this.why = why;
    this.at = at;
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
