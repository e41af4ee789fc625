package dev.scorekeeper.git;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.lib.ObjectId;

/** A commit as git keeps it, read as the program reads it, also where it is ill-formed. */
final class CommitText {
  private static final byte[] TREE = bytes("tree ");
  private static final byte[] PARENT = bytes("parent ");
  private static final byte[] AUTHOR = bytes("author ");
  private static final byte[] COMMITTER = bytes("committer ");

  private static final int HEX = 40;

  private final byte[] text;
  private final ObjectId files;
  private final Optional<ObjectId> parent;

  /** Where the line of the author begins, if there is one. */
  private final int author;

  private CommitText(byte[] text, ObjectId files, Optional<ObjectId> parent, int author) {
    this.text = text;
    this.files = files;
    this.parent = parent;
    this.author = author;
  }

  /** Reads a commit. */
  static CommitText of(byte[] text) {
    ObjectId files = id(text, 0, TREE).orElse(ObjectId.zeroId());
    int at = endOfLine(text, 0) + 1;
    Optional<ObjectId> parent = Optional.empty();
    while (begins(text, at, PARENT)) {
      parent = parent.isPresent() ? parent : id(text, at, PARENT);
      at = endOfLine(text, at) + 1;
    }
    return new CommitText(text, files, parent, at);
  }

  /** The tree of its files; an impossible one when it does not say. */
  ObjectId files() {
    return files;
  }

  /** The first of its parents, if it has any. */
  Optional<ObjectId> parent() {
    return parent;
  }

  /**
   * The committer's time: the number after the address; one below zero is a very large one to git.
   */
  Instant at() {
    int line = endOfLine(text, author) + 1;
    if (!begins(text, author, AUTHOR) || !begins(text, line, COMMITTER)) {
      return Instant.EPOCH;
    }
    int end = endOfLine(text, line);
    int at = end;
    while (at > line && text[at - 1] != '>') {
      at--;
    }
    if (at == line) {
      return Instant.EPOCH;
    }
    while (at < end && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    if (at < end && text[at] == '-') {
      return CommitTime.LATEST;
    }
    int digits = at;
    while (digits < end && text[digits] >= '0' && text[digits] <= '9') {
      digits++;
    }
    return digits == at
        ? Instant.EPOCH
        : CommitTime.of(new String(text, at, digits - at, StandardCharsets.US_ASCII));
  }

  /** The author's name; empty when it does not say. */
  String author() {
    if (!begins(text, author, AUTHOR)) {
      return "";
    }
    int end = author + AUTHOR.length;
    while (end < text.length && text[end] != '<' && text[end] != '\n') {
      end++;
    }
    int begin = author + AUTHOR.length;
    return new String(text, begin, end - begin, StandardCharsets.UTF_8).strip();
  }

  private static Optional<ObjectId> id(byte[] text, int at, byte[] field) {
    int begin = at + field.length;
    if (!begins(text, at, field) || endOfLine(text, at) != begin + HEX) {
      return Optional.empty();
    }
    try {
      return Optional.of(ObjectId.fromString(text, begin));
    } catch (InvalidObjectIdException e) {
      return Optional.empty();
    }
  }

  private static boolean begins(byte[] text, int at, byte[] field) {
    if (at + field.length > text.length) {
      return false;
    }
    for (int i = 0; i < field.length; i++) {
      if (text[at + i] != field[i]) {
        return false;
      }
    }
    return true;
  }

  private static int endOfLine(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] != '\n') {
      at++;
    }
    return at;
  }

  private static byte[] bytes(String field) {
    return field.getBytes(StandardCharsets.US_ASCII);
  }
}
