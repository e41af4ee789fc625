package dev.scorekeeper.git;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A commit as git keeps it, read as the program reads it, also where it is ill-formed. */
final class CommitText {
  private static final byte[] TREE = bytes("tree ");
  private static final byte[] PARENT = bytes("parent ");
  private static final byte[] AUTHOR = bytes("author ");
  private static final byte[] COMMITTER = bytes("committer ");
  private static final byte[] ENCODING = bytes("encoding ");

  /** What Java calls otherwise, or takes for something else, than git and those whom it asks. */
  private static final Map<String, String> CALLED =
      Map.of(
          "latin-1", "ISO-8859-1",
          "cp932", "windows-31j",
          "cp949", "x-windows-949",
          "macintosh", "x-MacRoman");

  private static final int HEX = 40;

  private final byte[] text;
  private final Optional<String> files;
  private final Optional<String> parent;

  /** Where the line of the author begins, if there is one. */
  private final int author;

  private CommitText(byte[] text, Optional<String> files, Optional<String> parent, int author) {
    this.text = text;
    this.files = files;
    this.parent = parent;
    this.author = author;
  }

  /** Reads a commit. */
  static CommitText of(byte[] text) {
    Optional<String> files = name(text, 0, TREE);
    int at = endOfLine(text, 0) + 1;
    Optional<String> parent = Optional.empty();
    while (begins(text, at, PARENT)) {
      parent = parent.isPresent() ? parent : name(text, at, PARENT);
      at = endOfLine(text, at) + 1;
    }
    return new CommitText(text, files, parent, at);
  }

  /** The tree of its files; empty when it does not say. */
  Optional<String> files() {
    return files;
  }

  /** The first of its parents, if it has any. */
  Optional<String> parent() {
    return parent;
  }

  /** What it says of itself, by its name. */
  CommitFact fact(String revision) {
    return new CommitFact(revision, parent, seconds(), author());
  }

  /** The committer's time as it is written: the number after the address; 0 where there is none. */
  private long seconds() {
    int line = endOfLine(text, author) + 1;
    if (!begins(text, author, AUTHOR) || !begins(text, line, COMMITTER)) {
      return 0;
    }
    int end = endOfLine(text, line);
    int at = end;
    while (at > line && text[at - 1] != '>') {
      at--;
    }
    if (at == line) {
      return 0;
    }
    while (at < end && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    int digits = at < end && text[at] == '-' ? at + 1 : at;
    while (digits < end && text[digits] >= '0' && text[digits] <= '9') {
      digits++;
    }
    String number = new String(text, at, digits - at, StandardCharsets.US_ASCII);
    return number.isEmpty() || number.equals("-") ? 0 : CommitFact.seconds(number);
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
    return new String(text, begin, end - begin, encoding()).strip();
  }

  /**
   * What its texts are written in: what it says, and UTF-8 where it says nothing, or something that
   * Java does not know.
   */
  private Charset encoding() {
    int at = 0;
    while (at < text.length && text[at] != '\n') {
      int end = endOfLine(text, at);
      if (begins(text, at, ENCODING)) {
        int begin = at + ENCODING.length;
        return charset(new String(text, begin, end - begin, StandardCharsets.US_ASCII).strip());
      }
      at = end + 1;
    }
    return StandardCharsets.UTF_8;
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(CALLED.getOrDefault(name.toLowerCase(Locale.ROOT), name));
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  /** The first line of its message; empty when it has none. */
  String subject() {
    int at = 0;
    while (at < text.length && text[at] != '\n') {
      at = Math.min(text.length, endOfLine(text, at) + 1);
    }
    while (at < text.length && text[at] >= 0 && text[at] <= ' ') {
      at++;
    }
    return new String(text, at, endOfLine(text, at) - at, encoding()).strip();
  }

  private static Optional<String> name(byte[] text, int at, byte[] field) {
    int begin = at + field.length;
    if (!begins(text, at, field) || endOfLine(text, at) != begin + HEX) {
      return Optional.empty();
    }
    String name = new String(text, begin, HEX, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    return Digest.isHex(name, HEX) ? Optional.of(name) : Optional.empty();
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
