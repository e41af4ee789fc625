package dev.scorekeeper.git;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit as git keeps it, read as the program reads it, also where it is ill-formed.
 *
 * @param files the tree of its files; an impossible one when it does not say
 * @param parent the first of its parents, if it has any
 * @param at the committer's time
 * @param author by name
 * @param subject the first line of its message
 */
record CommitText(
    ObjectId files, Optional<ObjectId> parent, Instant at, String author, String subject) {
  /** Reads a commit. */
  static CommitText of(byte[] bytes) {
    // Each byte a character; what is looked for is ASCII, and names are decoded by themselves.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    String[] lines = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
    ObjectId files = id(lines[0], "tree ").orElse(ObjectId.zeroId());
    int at = 1;
    Optional<ObjectId> parent = Optional.empty();
    while (at < lines.length && lines[at].startsWith("parent ")) {
      parent = parent.isPresent() ? parent : id(lines[at], "parent ");
      at++;
    }
    String author = at < lines.length ? lines[at] : "";
    String committer = at + 1 < lines.length ? lines[at + 1] : "";
    return new CommitText(
        files,
        parent,
        author.startsWith("author ") && committer.startsWith("committer ")
            ? time(committer)
            : Instant.EPOCH,
        author.startsWith("author ") ? name(author) : "",
        subject(end < 0 ? "" : text.substring(end + 2)));
  }

  private static String subject(String message) {
    String text = message.stripLeading();
    int line = text.indexOf('\n');
    return decoded(line < 0 ? text : text.substring(0, line));
  }

  private static String decoded(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
  }

  private static Optional<ObjectId> id(String line, String field) {
    return line.startsWith(field) && ObjectId.isId(line.substring(field.length()))
        ? Optional.of(ObjectId.fromString(line.substring(field.length())))
        : Optional.empty();
  }

  /** The number after the address; one below zero is a very large one to git. */
  private static Instant time(String committer) {
    String rest = committer.substring(committer.lastIndexOf('>') + 1).stripLeading();
    if (rest.startsWith("-")) {
      return CommitTime.LATEST;
    }
    int digits = 0;
    while (digits < rest.length() && rest.charAt(digits) >= '0' && rest.charAt(digits) <= '9') {
      digits++;
    }
    return digits == 0 ? Instant.EPOCH : CommitTime.of(rest.substring(0, digits));
  }

  private static String name(String author) {
    int address = author.indexOf('<');
    return decoded(author.substring("author ".length(), address < 0 ? author.length() : address));
  }
}
