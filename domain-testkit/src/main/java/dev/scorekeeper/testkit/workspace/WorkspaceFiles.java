package dev.scorekeeper.testkit.workspace;

import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files and links to make a tree of; folders come from the paths.
 *
 * @param files contents by path
 * @param links targets by path: relative to the link's folder, or absolute
 */
public record WorkspaceFiles(SortedMap<String, byte[]> files, SortedMap<String, String> links) {
  /** Nothing to begin with. */
  public static final WorkspaceFiles NONE = new WorkspaceFiles(new TreeMap<>(), new TreeMap<>());

  public WorkspaceFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
  }

  /** These and a file with a text in UTF-8. */
  public WorkspaceFiles file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** These and a file. */
  public WorkspaceFiles file(String path, byte[] bytes) {
    SortedMap<String, byte[]> more = new TreeMap<>(files);
    more.put(path, bytes);
    return new WorkspaceFiles(more, links);
  }

  /** These and a link. */
  public WorkspaceFiles link(String path, String target) {
    SortedMap<String, String> more = new TreeMap<>(links);
    more.put(path, target);
    return new WorkspaceFiles(files, more);
  }

  /** These without the file or link at a path. */
  public WorkspaceFiles without(String path) {
    SortedMap<String, byte[]> fewerFiles = new TreeMap<>(files);
    SortedMap<String, String> fewerLinks = new TreeMap<>(links);
    fewerFiles.remove(path);
    fewerLinks.remove(path);
    return new WorkspaceFiles(fewerFiles, fewerLinks);
  }

  /** What of these lies in a folder, by its path from there; all of it for the root. */
  public WorkspaceFiles below(WorkspacePath folder) {
    if (folder.equals(WorkspacePath.ROOT)) {
      return this;
    }
    String prefix = folder.value() + "/";
    WorkspaceFiles below = NONE;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().startsWith(prefix)) {
        below = below.file(file.getKey().substring(prefix.length()), file.getValue());
      }
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      if (link.getKey().startsWith(prefix)) {
        below = below.link(link.getKey().substring(prefix.length()), link.getValue());
      }
    }
    return below;
  }

  /** These at their paths in a folder. */
  public WorkspaceFiles in(WorkspacePath folder) {
    WorkspaceFiles moved = NONE;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      moved = moved.file(path(folder, file.getKey()), file.getValue());
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      moved = moved.link(path(folder, link.getKey()), link.getValue());
    }
    return moved;
  }

  private static String path(WorkspacePath folder, String path) {
    return folder.equals(WorkspacePath.ROOT) ? path : folder.value() + "/" + path;
  }
}
