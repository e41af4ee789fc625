package dev.scorekeeper.domain.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which files of a workspace are meant. In a name {@code *} stands for any characters and {@code ?}
 * for one, a name of {@code **} for any number of folders, none included; all else is itself.
 *
 * @param value names joined by {@code /}; it cannot leave the workspace
 */
public record FilePattern(String value) {
  /** No file system takes longer paths, in characters. */
  private static final int LONGEST = 4096;

  public FilePattern {
    if (value.isEmpty()
        || value.length() > LONGEST
        || WorkspacePath.of(value).filter(path -> path.value().equals(value)).isEmpty()) {
      throw new IllegalArgumentException("no pattern of files inside the workspace: " + value);
    }
  }

  /** Reads a pattern as people write it; empty where it leaves the workspace. */
  public static Optional<FilePattern> of(String text) {
    return text.length() > LONGEST
        ? Optional.empty()
        : WorkspacePath.of(text)
            .map(WorkspacePath::value)
            .filter(path -> !path.isEmpty())
            .map(FilePattern::new);
  }

  /** Whether a text stands for more than one path. */
  public static boolean isPattern(String text) {
    return !FolderPattern.isLiteral(text);
  }

  /** Its names from the root on. */
  public List<String> names() {
    return Arrays.asList(value.split("/", -1));
  }

  /** The folder that all its files are below: the names before the first that is not literal. */
  public WorkspacePath base() {
    WorkspacePath base = WorkspacePath.ROOT;
    for (String name : names()) {
      if (!FolderPattern.isLiteral(name)) {
        return base;
      }
      base = base.child(name);
    }
    return base.parent();
  }

  /** Whether a path is meant. */
  public boolean matches(WorkspacePath path) {
    return matches(names(), 0, Arrays.asList(path.value().split("/", -1)), 0);
  }

  private static boolean matches(List<String> pattern, int p, List<String> names, int n) {
    if (p == pattern.size()) {
      return n == names.size();
    }
    if (pattern.get(p).equals(FolderPattern.ANY_DEPTH)) {
      for (int next = n; next <= names.size(); next++) {
        if (matches(pattern, p + 1, names, next)) {
          return true;
        }
      }
      return false;
    }
    return n < names.size()
        && FolderPattern.matches(pattern.get(p), names.get(n))
        && matches(pattern, p + 1, names, n + 1);
  }

  @Override
  public String toString() {
    return value;
  }
}
