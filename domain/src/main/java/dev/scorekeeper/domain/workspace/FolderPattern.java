package dev.scorekeeper.domain.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which folders of a workspace are meant. In a name {@code *} stands for any characters and {@code
 * ?} for one, a name of {@code **} for any number of folders, none included; all else is itself.
 *
 * @param value names joined by {@code /}; it cannot leave the workspace
 */
public record FolderPattern(String value) {
  /** Any number of folders. */
  public static final String ANY_DEPTH = "**";

  /** No file system takes longer paths, in characters. */
  private static final int LONGEST = 4096;

  private static final List<String> ALL_BELOW = List.of("/**/*.json", "/**");

  public FolderPattern {
    if (WorkspacePath.of(value).filter(path -> path.value().equals(value)).isEmpty()) {
      throw new IllegalArgumentException("no pattern of folders inside the workspace: " + value);
    }
  }

  /**
   * Reads a pattern as people write it; one of the files below folders means the folders.
   *
   * @return the pattern, or empty when it leaves the workspace, means files, or is longer than any
   *     path
   */
  public static Optional<FolderPattern> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> path = WorkspacePath.of(text).map(WorkspacePath::value);
    for (String end : ALL_BELOW) {
      path = path.map(p -> p.endsWith(end) ? p.substring(0, p.length() - end.length()) : p);
    }
    return path.filter(p -> !p.endsWith(".json")).map(FolderPattern::new);
  }

  /** Its names from the root on; none for the root itself. */
  public List<String> names() {
    return value.isEmpty() ? List.of() : Arrays.asList(value.split("/", -1));
  }

  /** Whether a name of a pattern stands for itself only. */
  public static boolean isLiteral(String name) {
    return name.indexOf('*') < 0 && name.indexOf('?') < 0;
  }

  /** Whether the pattern means one folder, be it there or not. */
  public boolean isLiteral() {
    return isLiteral(value);
  }

  /** Whether it names a folder of git's or of the history, so that nothing of plugins is there. */
  public boolean isReserved() {
    return ReservedNames.hasOne(value);
  }

  /**
   * Whether the names of a pattern stand for the names of a path. Only the last {@link #ANY_DEPTH}
   * is ever tried again: what an earlier one could take, that one can.
   */
  public static boolean matches(List<String> pattern, List<String> names) {
    int p = 0;
    int n = 0;
    int any = -1;
    int resumed = 0;
    while (n < names.size()) {
      if (p < pattern.size() && pattern.get(p).equals(ANY_DEPTH)) {
        any = p++;
        resumed = n;
      } else if (p < pattern.size() && matches(pattern.get(p), names.get(n))) {
        p++;
        n++;
      } else if (any >= 0) {
        p = any + 1;
        n = ++resumed;
      } else {
        return false;
      }
    }
    while (p < pattern.size() && pattern.get(p).equals(ANY_DEPTH)) {
      p++;
    }
    return p == pattern.size();
  }

  /** Whether a name of a pattern stands for a folder's name. */
  public static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int star = -1;
    int resumed = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resumed = n;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++resumed;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  @Override
  public String toString() {
    return value;
  }
}
