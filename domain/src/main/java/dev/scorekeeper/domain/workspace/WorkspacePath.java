package dev.scorekeeper.domain.workspace;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A path inside the workspace: relative to its root, with {@code /} between names and without
 * {@code .} or {@code ..}. A path that leaves the workspace cannot be expressed. Links are the
 * source tree's concern, not the path's.
 *
 * @param value the names joined by {@code /}; empty for the root itself
 */
public record WorkspacePath(String value) implements Comparable<WorkspacePath> {
  /** The workspace's root. */
  public static final WorkspacePath ROOT = new WorkspacePath("");

  public WorkspacePath {
    if (!isNormalized(value)) {
      throw new IllegalArgumentException("not a normalized path inside the workspace: " + value);
    }
  }

  /**
   * Reads a path as people and programs write it: {@code \} is read as {@code /}, {@code .} and
   * {@code ..} are resolved.
   *
   * @return the path, or empty when it is absolute (also in the manner of Windows) or climbs above
   *     the root on its way
   */
  public static Optional<WorkspacePath> of(String text) {
    Optional<String> path = normalized(text);
    return path.isPresent() ? Optional.of(new WorkspacePath(path.get())) : Optional.empty();
  }

  /**
   * Whether it is in a folder of git's or of the history, or is one, on whatever file system: no
   * setting names such a path, and nothing is written there.
   */
  public boolean isReserved() {
    return isReserved(value);
  }

  /** The same of a name, or of names joined by {@code /}, that need not be such a path. */
  public static boolean isReserved(String names) {
    return ReservedNames.hasOne(names);
  }

  /**
   * Whether two paths may be one on some file system: they differ by case, or by the form in which
   * Unicode writes the same characters, if at all.
   */
  public boolean isTwin(WorkspacePath other) {
    return areTwins(value, other.value);
  }

  /** The same of names, and of ids that are to become names of files. */
  public static boolean areTwins(String one, String other) {
    return folded(one).equals(folded(other));
  }

  /**
   * In what a twin of this path differs: in case, in the form in which Unicode writes the same
   * characters, or in both.
   */
  public String differenceTo(WorkspacePath twin) {
    boolean inForm =
        !Normalizer.normalize(value, Normalizer.Form.NFC).equals(value)
            || !Normalizer.normalize(twin.value, Normalizer.Form.NFC).equals(twin.value);
    boolean inCase =
        !Normalizer.normalize(value, Normalizer.Form.NFC)
            .equals(Normalizer.normalize(twin.value, Normalizer.Form.NFC));
    return !inForm ? "case" : inCase ? "case and Unicode form" : "Unicode form";
  }

  /** Whether this path, or what may be the same on some file system, lies below a folder. */
  public boolean isBelow(WorkspacePath folder) {
    return folder.value.isEmpty()
        ? !value.isEmpty()
        : folded(value).startsWith(folded(folder.value) + "/");
  }

  /** What it has in common with all its twins. */
  String folded() {
    return folded(value);
  }

  private static String folded(String names) {
    boolean isPlain = true;
    for (int i = 0; i < names.length(); i++) {
      isPlain &= names.charAt(i) < 0x80;
    }
    String text = isPlain ? names : Normalizer.normalize(names, Normalizer.Form.NFC);
    // Up and down, since some letters meet on one of both ways only.
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** The path of a file directly in this folder. */
  public WorkspacePath child(String name) {
    return new WorkspacePath(value.isEmpty() ? name : value + "/" + name);
  }

  /** The folder that holds this path; the root for a path of one name. */
  public WorkspacePath parent() {
    return new WorkspacePath(value.substring(0, Math.max(0, value.lastIndexOf('/'))));
  }

  /** The last name of the path. */
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(WorkspacePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WorkspacePath path && value.equals(path.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }

  /** Whether each name in a path is one and no drive begins it; nearly all are written so. */
  private static boolean isNormalized(String path) {
    if (startsWithDrive(path) || path.indexOf('\\') >= 0) {
      return false;
    }
    int begin = 0;
    while (begin < path.length()) {
      int slash = path.indexOf('/', begin);
      int end = slash < 0 ? path.length() : slash;
      int length = end - begin;
      if (length == 0
          || slash == path.length() - 1
          || (length == 1 && path.charAt(begin) == '.')
          || (length == 2 && path.startsWith("..", begin))) {
        return false;
      }
      begin = end + 1;
    }
    return true;
  }

  private static Optional<String> normalized(String text) {
    if (isNormalized(text)) {
      return Optional.of(text);
    }
    String path = text.replace('\\', '/');
    if (path.startsWith("/") || startsWithDrive(path)) {
      return Optional.empty();
    }
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          return Optional.empty();
        }
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    String joined = String.join("/", names);
    // The drive of ./C:/a shows only now.
    return startsWithDrive(joined) ? Optional.empty() : Optional.of(joined);
  }

  private static boolean startsWithDrive(String path) {
    return path.length() >= 2
        && path.charAt(1) == ':'
        && (path.charAt(0) | 0x20) >= 'a'
        && (path.charAt(0) | 0x20) <= 'z';
  }
}
