package dev.scorekeeper.fs;

import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Writes files of a workspace: each whole or not at all, at no moment half, never outside, and
 * never in the folders of git and of the history. Made for one file.
 */
final class WorkspaceWriter implements AutoCloseable {
  private static final String DRAFT = ".scorekeeper-new";

  private final Path root;
  private final DirectoryTree tree;
  private final FolderHandles handles;

  WorkspaceWriter(Path root) {
    this.root = root.toAbsolutePath();
    this.tree = new DirectoryTree(root);
    this.handles = tree.handles();
  }

  @Override
  public void close() {
    tree.close();
  }

  /**
   * Puts bytes in place of a file's, with the permissions that it has, or makes the file and the
   * folders that are to hold it. A link is followed as reading follows it, so that what is replaced
   * is the file that was read. What is neither file nor link is left alone.
   *
   * @throws IOException when that cannot be done; the file is then as it was
   */
  void replace(WorkspacePath file, byte[] bytes) throws IOException {
    Undo undo = new Undo(handles);
    try {
      Optional<Path> there = tree.file(file);
      Path target = checked(there.isPresent() ? there.get() : place(file, undo));
      if (there.isPresent() && !Files.isWritable(target)) {
        throw new IOException("permission denied");
      }
      // Of a process that was killed, when all drafts of a file had one name.
      handles.delete(target.resolveSibling("." + target.getFileName() + DRAFT));
      overwrite(target, bytes, there.isPresent());
    } catch (IOException | InvalidPathException e) {
      undo.undo();
      throw e;
    }
  }

  /**
   * Makes a file where none is, and the folders that are to hold it.
   *
   * @return what takes all that was made away again
   * @throws IOException when that cannot be done, also because something lies there; all is then as
   *     it was
   */
  Undo create(WorkspacePath file, byte[] bytes) throws IOException {
    Undo undo = new Undo(handles);
    try {
      Path target = place(file, undo);
      try (Draft draft = draft(checked(target))) {
        draft.write(bytes);
        draft.place(target);
      }
      undo.made.push(target);
      forceFolder(target);
      return undo;
    } catch (IOException | InvalidPathException e) {
      undo.undo();
      throw e;
    }
  }

  /**
   * Puts a file at a path and makes the folders that are to hold it. Whatever lies there is
   * replaced, a link and not what it leads to; only a folder stays.
   *
   * @throws IOException when that cannot be done; all is then as it was
   */
  void put(WorkspacePath file, byte[] bytes) throws IOException {
    Undo undo = new Undo(handles);
    try {
      Path target = checked(folder(file, undo).resolve(file.name()));
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.value(), null, "there is a folder");
      }
      boolean isFile = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
      overwrite(target, bytes, isFile);
    } catch (IOException | InvalidPathException e) {
      undo.undo();
      throw e;
    }
  }

  /**
   * Puts bytes at a place, whatever is there, with the permissions of what is there or new ones.
   */
  private void overwrite(Path target, byte[] bytes, boolean keepsPermissions) throws IOException {
    try (Draft draft = draft(target)) {
      draft.write(bytes);
      if (keepsPermissions) {
        draft.copyPermissions(target);
      }
      draft.replace(target);
    }
    forceFolder(target);
  }

  /** An empty file of a name that nobody else uses, with the permissions of any new file. */
  private Draft draft(Path target) throws IOException {
    return Draft.of(
        handles, target.resolveSibling("." + target.getFileName() + DRAFT + "-"), new byte[0]);
  }

  /** Takes away what was made. */
  static final class Undo implements Workspace.Undo {
    private final FolderHandles handles;
    private final Deque<Path> made = new ArrayDeque<>();

    private Undo(FolderHandles handles) {
      this.handles = handles;
    }

    @Override
    public void undo() {
      try (handles) {
        while (!made.isEmpty()) {
          try {
            handles.delete(made.pop());
          } catch (IOException e) {
            // What somebody else has put there meanwhile is theirs.
          }
        }
      }
    }
  }

  /**
   * A place where something may be written: links may have led into a folder of git's, where files
   * name programs to run.
   */
  private Path checked(Path target) throws IOException {
    for (Path name : root.relativize(target)) {
      if (WorkspacePath.isReserved(name.toString())) {
        throw new IOException("it would lie in " + name + ", where only the tool itself writes");
      }
    }
    return target;
  }

  /** Where a file that is not there would lie; the folders above are made. */
  private Path place(WorkspacePath file, Undo undo) throws IOException {
    Path target = folder(file, undo).resolve(file.name());
    if (Files.isSymbolicLink(target)) {
      throw new FileNotFoundException("it is a link that leads to no file of the workspace");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(file.value(), null, "there is something already");
    }
    return target;
  }

  /** The folder that is to hold a file, made where it is not there. */
  private Path folder(WorkspacePath file, Undo undo) throws IOException {
    checked(root.resolve(file.value()));
    Path folder = root;
    WorkspacePath here = WorkspacePath.ROOT;
    if (!file.parent().equals(WorkspacePath.ROOT)) {
      for (String name : file.parent().value().split("/", -1)) {
        here = here.child(name);
        Optional<Path> there = tree.folder(here);
        if (there.isPresent()) {
          folder = there.get();
        } else {
          folder = folder.resolve(name);
          Files.createDirectory(checked(folder));
          undo.made.push(folder);
        }
      }
    }
    return folder;
  }

  /** So that the name is on the disk as well; not every system lets a folder be opened. */
  private static void forceFolder(Path file) {
    try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // The content is safe either way, under its old name or its new one.
    }
  }
}
