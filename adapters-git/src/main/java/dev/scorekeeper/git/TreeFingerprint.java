package dev.scorekeeper.git;

import dev.scorekeeper.git.GitTreeEntries.Entry;
import dev.scorekeeper.git.GitTreeEntries.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A place of a tree that was looked at, what lay there, and the places below it that were looked at
 * as well. All answers that the looking gave follow from it.
 */
final class TreeFingerprint {
  private final byte[] name;
  private final Map<String, TreeFingerprint> below = new HashMap<>();
  private Entry seen;

  /** Whether all names in it were looked at. */
  private boolean listed;

  private TreeFingerprint(byte[] name, Entry seen) {
    this.name = name;
    this.seen = seen;
  }

  /** The place where a tree begins. */
  static TreeFingerprint root(Entry seen) {
    return new TreeFingerprint(new byte[0], seen);
  }

  /** What lies here. */
  Entry seen() {
    return seen;
  }

  /** Looks at a name in this folder. */
  TreeFingerprint look(String child, GitTreeEntries folder) {
    TreeFingerprint sight = below.get(child);
    if (sight == null) {
      byte[] bytes = child.getBytes(StandardCharsets.UTF_8);
      sight = new TreeFingerprint(bytes, folder.entry(bytes));
      below.put(child, sight);
    }
    return sight;
  }

  /** Looks at all names in this folder. */
  void list() {
    listed = true;
  }

  /**
   * Whether the same looking would see the same where another entry lies. If so this is, from then
   * on, what was seen there.
   */
  boolean holdsAt(Entry entry, ObjectStore objects) throws IOException {
    if (entry.kind() == seen.kind() && entry.id().equals(seen.id())) {
      return true;
    }
    if (listed || seen.kind() != Kind.FOLDER || entry.kind() != Kind.FOLDER) {
      return false;
    }
    Optional<GitTreeEntries> folder = objects.folder(entry.id());
    if (folder.isEmpty()) {
      return false;
    }
    for (TreeFingerprint sight : below.values()) {
      if (!sight.holdsAt(folder.get().entry(sight.name), objects)) {
        return false;
      }
    }
    seen = entry;
    return true;
  }
}
