package dev.scorekeeper.json;

import dev.scorekeeper.domain.workspace.Location;

/** A file is not the JSON that was expected; the message is a clause without a place. */
final class MalformedJson extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Location at;

  MalformedJson(String why, Location at) {
    super(why, null, false, false);
    this.why = why;
    this.at = at;
  }

  String why() {
    return why;
  }

  /** The offending character. */
  Location at() {
    return at;
  }
}
