package dev.scorekeeper.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The entries of a folder as git keeps them: for each its mode in octal digits, a space, its name,
 * a zero byte, and the name of its object.
 */
final class GitTreeEntries {
  /** An object's name takes so many bytes. */
  private static final int ID = 20;

  /** Those of an empty folder. */
  static final GitTreeEntries NONE = new GitTreeEntries(new byte[0]);

  private final byte[] entries;

  GitTreeEntries(byte[] entries) {
    this.entries = entries;
  }

  /** What an entry is. */
  enum Kind {
    ABSENT,
    FILE,
    LINK,
    FOLDER,
    /** A commit of another repository. */
    SUBMODULE;

    private static Kind of(int mode) {
      return switch (mode >> 12) {
        case 004 -> FOLDER;
        case 010 -> FILE;
        case 012 -> LINK;
        case 016 -> SUBMODULE;
        default -> ABSENT;
      };
    }
  }

  /** What lies under a name. */
  record Entry(Kind kind, ObjectId id) {
    /** Nothing. */
    static final Entry NONE = new Entry(Kind.ABSENT, ObjectId.zeroId());
  }

  /** What lies under a name. */
  Entry entry(String name) {
    return entry(name.getBytes(StandardCharsets.UTF_8));
  }

  /** What lies under a name, as the bytes that it has in git. */
  Entry entry(byte[] name) {
    int at = 0;
    while (at < entries.length) {
      int space = find((byte) ' ', at);
      int zero = find((byte) 0, space);
      if (zero + 1 + ID > entries.length) {
        return Entry.NONE; // damaged
      }
      if (Arrays.equals(entries, space + 1, zero, name, 0, name.length)) {
        return entry(at, space, zero);
      }
      at = zero + 1 + ID;
    }
    return Entry.NONE;
  }

  /** Gives the names of all entries of two kinds, as far as they are UTF-8. */
  void names(Kind one, Kind other, Consumer<String> taker) {
    int at = 0;
    while (at < entries.length) {
      int space = find((byte) ' ', at);
      int zero = find((byte) 0, space);
      if (zero + 1 + ID > entries.length) {
        return;
      }
      Kind kind = Kind.of(mode(at, space));
      if (kind == one || kind == other) {
        byte[] bytes = Arrays.copyOfRange(entries, space + 1, zero);
        String name = new String(bytes, StandardCharsets.UTF_8);
        if (Arrays.equals(bytes, name.getBytes(StandardCharsets.UTF_8))) {
          taker.accept(name);
        }
      }
      at = zero + 1 + ID;
    }
  }

  /** All entries whose names are UTF-8, in git's order. */
  List<Map.Entry<String, Entry>> all() {
    List<Map.Entry<String, Entry>> all = new ArrayList<>();
    int at = 0;
    while (at < entries.length) {
      int space = find((byte) ' ', at);
      int zero = find((byte) 0, space);
      if (zero + 1 + ID > entries.length) {
        return all;
      }
      byte[] bytes = Arrays.copyOfRange(entries, space + 1, zero);
      String name = new String(bytes, StandardCharsets.UTF_8);
      if (Arrays.equals(bytes, name.getBytes(StandardCharsets.UTF_8))) {
        all.add(Map.entry(name, entry(at, space, zero)));
      }
      at = zero + 1 + ID;
    }
    return all;
  }

  private Entry entry(int at, int space, int zero) {
    return new Entry(Kind.of(mode(at, space)), ObjectId.fromRaw(entries, zero + 1));
  }

  private int mode(int at, int space) {
    int mode = 0;
    for (int i = at; i < space; i++) {
      mode = (mode << 3) | (entries[i] & 7);
    }
    return mode;
  }

  private int find(byte sign, int from) {
    int at = from;
    while (at < entries.length && entries[at] != sign) {
      at++;
    }
    return at;
  }
}
