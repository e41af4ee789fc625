package dev.scorekeeper.domain.workspace;

import java.util.List;

/**
 * The files that a registry is in: such that are named, each with entries in it, and such that
 * patterns match, each of which is one entry.
 *
 * @param paths of files with entries, in the order of the settings
 * @param patterns of files that are entries; what a path names is none of them
 */
public record RegistryFiles(List<WorkspacePath> paths, List<FilePattern> patterns) {
  public RegistryFiles {
    paths = List.copyOf(paths);
    patterns = List.copyOf(patterns);
    if (paths.isEmpty() && patterns.isEmpty()) {
      throw new IllegalArgumentException("a registry is in some file");
    }
  }

  /** One file with all entries. */
  public static RegistryFiles of(WorkspacePath path) {
    return new RegistryFiles(List.of(path), List.of());
  }

  /** Whether all entries are in one file, so that nothing has to be looked for. */
  public boolean isOneFile() {
    return paths.size() == 1 && patterns.isEmpty();
  }

  /** In whose name the registry is spoken of as a whole. */
  public WorkspacePath place() {
    return paths.isEmpty() ? new WorkspacePath(patterns.get(0).value()) : paths.get(0);
  }

  /** Whether a file is of the registry, be it there or not. */
  public boolean contains(WorkspacePath file) {
    return paths.contains(file) || matches(file);
  }

  /** Whether a pattern matches a file. */
  public boolean matches(WorkspacePath file) {
    for (FilePattern pattern : patterns) {
      if (pattern.matches(file)) {
        return true;
      }
    }
    return false;
  }

  void addTo(StringBuilder lines) {
    for (WorkspacePath path : paths) {
      Layout.line(lines, "registry", path.value());
    }
    for (FilePattern pattern : patterns) {
      // A path never begins so, since % is escaped.
      lines.append(lines.isEmpty() ? "" : "\n").append("registry=%");
      lines.append(Layout.escaped(pattern.value()));
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (WorkspacePath path : paths) {
      text.append(text.isEmpty() ? "" : ", ").append(path);
    }
    for (FilePattern pattern : patterns) {
      text.append(text.isEmpty() ? "" : ", ").append(pattern);
    }
    return text.toString();
  }
}
