package dev.scorekeeper.report.markdown;

import java.nio.charset.StandardCharsets;

/**
 * Markdown of bounded length, which begins with a marker by which a bot finds what it wrote before.
 */
final class Comment {
  /** What the usual services accept, in bytes, to be safe with those that count characters. */
  static final int LONGEST = 65_536;

  private static final int ROOM_FOR_THE_REST = 300;

  private final StringBuilder text = new StringBuilder();
  private int bytes;

  /**
   * A comment.
   *
   * @param kind what it is about: it stays the same for a project
   */
  Comment(String kind, String project) {
    add("<!-- scorekeeper:" + kind + ":" + Markdown.inComment(project) + " -->\n");
  }

  Comment add(String part) {
    text.append(part);
    bytes += length(part);
    return this;
  }

  /** Adds a part if there is room for it and for what is to be said of the rest. */
  boolean fits(String part) {
    if (bytes + length(part) > LONGEST - ROOM_FOR_THE_REST) {
      return false;
    }
    add(part);
    return true;
  }

  private static int length(String part) {
    return part.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
