package dev.scorekeeper.domain.workspace;

import java.util.List;

/**
 * Port: a folder of files that are read as a tree and written one by one. Nothing outside of it is
 * ever read or written, nothing is written in {@linkplain WorkspacePath#isReserved reserved}
 * folders whatever way leads there, and a file is there whole or not at all.
 */
public interface Workspace {
  /** The name of its folder. */
  String name();

  /** Where a file lies, as messages say it. */
  String place(WorkspacePath file);

  /** The working tree now; made for one reading, and to be closed after it. */
  SourceTree files();

  /**
   * The files of JSON, YAML and Markdown that people may have written, the nearer to the root the
   * earlier, else sorted by path; at most a bounded number.
   */
  List<WorkspacePath> planFiles();

  /** Whether anything lies at a path, be it a link that leads nowhere. */
  boolean holds(WorkspacePath path);

  /**
   * Puts bytes in place of a file's, with the permissions that it has, or makes the file and the
   * folders that are to hold it. A link is followed as reading follows it, so that what is replaced
   * is the file that was read. What is neither file nor link is left alone.
   *
   * @throws UnwritableException when that cannot be done; the file is then as it was
   */
  void replace(WorkspacePath file, byte[] bytes);

  /**
   * Makes a file where none is, and the folders that are to hold it.
   *
   * @return what takes all that was made away again
   * @throws UnwritableException when that cannot be done, also because something lies there; all is
   *     then as it was
   */
  Undo create(WorkspacePath file, byte[] bytes);

  /**
   * Puts a file at a path, whatever lies there; a link there is replaced, and not followed.
   *
   * @throws UnwritableException when that cannot be done; all is then as it was
   */
  void put(WorkspacePath file, byte[] bytes);

  /** Takes away what was made. */
  @FunctionalInterface
  interface Undo {
    /** Removes what was made, as far as it can be; of folders those that are empty. */
    void undo();
  }
}
