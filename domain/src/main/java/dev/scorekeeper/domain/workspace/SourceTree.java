package dev.scorekeeper.domain.workspace;

import java.util.List;

/**
 * Port: the files of a workspace at one moment, wherever they come from (a directory, a commit). It
 * gives bytes and names and understands neither. Every answer is a value: no file of a stranger
 * makes it throw. Several threads may ask at once.
 */
public interface SourceTree extends AutoCloseable {
  /** Files larger than this are refused, in bytes. */
  int LARGEST_FILE = 64 * 1024 * 1024;

  /** What lies at the path; only a regular file is ever opened. */
  Content read(WorkspacePath path);

  /** The files directly in a folder, sorted by path; folders in it are left out. */
  Listing list(WorkspacePath folder);

  /** What lies at a path, links followed, without reading it. */
  default Thing at(WorkspacePath path) {
    Content content = read(path);
    if (content instanceof Missing) {
      return list(path) instanceof Folder ? Thing.FOLDER : Thing.NOTHING;
    }
    return content instanceof Escapes
        ? Thing.OUTSIDE
        : content instanceof Found ? Thing.FILE : Thing.UNKNOWN;
  }

  /**
   * All names directly in a folder, whatever they are of and also those that no path can have; none
   * where there is no such folder, or it cannot be listed.
   */
  default List<String> names(WorkspacePath folder) {
    return List.of();
  }

  /**
   * Whether the way to a folder leads through one folder twice, as links make it: all that is there
   * has a shorter path. Trees without links have no such folders.
   */
  default boolean isInCircle(WorkspacePath folder) {
    return false;
  }

  /**
   * Lets go of what was kept open between two questions; it can be asked again all the same. Most
   * trees keep nothing open.
   */
  @Override
  default void close() {}

  /** The answer to {@link #at}. */
  enum Thing {
    /** A regular file. */
    FILE,
    /** A folder. */
    FOLDER,
    /** Neither. */
    NOTHING,
    /** A link on the way leads out of the workspace. */
    OUTSIDE,
    /** It exists and is unavailable. */
    UNKNOWN
  }

  /** The answer to {@link #read}. */
  sealed interface Content {}

  /** The answer to {@link #list}. */
  sealed interface Listing {}

  /**
   * A regular file.
   *
   * @param bytes the whole file, at most {@link #LARGEST_FILE}; handed over, so not to be kept by
   *     the tree
   */
  @SuppressWarnings("ArrayRecordComponent") // a copy of up to 64 MB would serve nobody
  record Found(byte[] bytes) implements Content {}

  /**
   * The files of a folder.
   *
   * @param files sorted by path
   * @param unspeakable names of files that no path of a workspace can have, such as one with a
   *     backslash; sorted
   */
  record Folder(List<WorkspacePath> files, List<String> unspeakable) implements Listing {
    public Folder {
      files = List.copyOf(files);
      unspeakable = List.copyOf(unspeakable);
    }

    /** A folder all of whose files have a path. */
    public Folder(List<WorkspacePath> files) {
      this(files, List.of());
    }
  }

  /** Nothing lies there, or not what was asked for (a folder where a file was, or the reverse). */
  record Missing() implements Content, Listing {}

  /** A link on the way leads out of the workspace; nothing was opened. */
  record Escapes() implements Content, Listing {}

  /**
   * It exists and is unavailable: too large, or refused by the system below.
   *
   * @param why a clause such as {@code "is larger than 64 MB"}
   */
  record Inaccessible(String why) implements Content, Listing {}
}
