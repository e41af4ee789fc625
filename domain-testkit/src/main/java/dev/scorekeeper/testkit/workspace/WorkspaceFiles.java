package dev.scorekeeper.testkit.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
}
