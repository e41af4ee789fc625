package dev.scorekeeper.fs;

import dev.scorekeeper.domain.workspace.Workspace;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Writes files of a workspace: each whole or not at all, at no moment half, and never outside. Made
 * for one file.
 */
final class WorkspaceWriter {
  private static final String DRAFT = ".scorekeeper-new";

  private final Path root;
  private final DirectoryTree tree;

  WorkspaceWriter(Path root) {
    this.root = root.toAbsolutePath();
    this.tree = new DirectoryTree(root);
  }

  /**
   * Puts bytes in place of a file's, with the permissions that it has, or makes the file and the
   * folders that are to hold it. A link is followed as reading follows it, so that what is replaced
   * is the file that was read.
   *
   * @throws IOException when that cannot be done; the file is then as it was
   */
  void replace(WorkspacePath file, byte[] bytes) throws IOException {
    Optional<Path> there = tree.file(file);
    Path target = there.isPresent() ? there.get() : place(file);
    if (there.isPresent() && !Files.isWritable(target)) {
      throw new IOException("permission denied");
    }
    Path draft = target.resolveSibling("." + target.getFileName() + DRAFT);
    Files.deleteIfExists(draft); // of a process that was killed
    try {
      write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (there.isPresent()) {
        copyPermissions(target, draft);
      }
      move(draft, target);
    } finally {
      Files.deleteIfExists(draft);
    }
    forceFolder(target);
  }

  /**
   * Makes a file where none is, and the folders that are to hold it.
   *
   * @return what takes all that was made away again
   * @throws IOException when that cannot be done, also because something lies there; all is then as
   *     it was
   */
  Undo create(WorkspacePath file, byte[] bytes) throws IOException {
    Undo undo = new Undo();
    try {
      Path target = place(file, undo);
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.value(), null, "there is something already");
      }
      undo.made.push(target);
      write(target, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
    Undo undo = new Undo();
    try {
      Path target = folder(file, undo).resolve(file.name());
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.value(), null, "there is a folder");
      }
      boolean isFile = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS);
      Path draft = draft(target);
      undo.made.push(draft);
      write(draft, bytes, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (isFile) {
        copyPermissions(target, draft);
      }
      move(draft, target);
      forceFolder(target);
    } catch (IOException | InvalidPathException e) {
      undo.undo();
      throw e;
    }
  }

  /** An empty file of a name that nobody else uses, with the permissions of any new file. */
  private static Path draft(Path target) throws IOException {
    int number = 1;
    while (true) {
      try {
        return Files.createFile(
            target.resolveSibling("." + target.getFileName() + DRAFT + "-" + number));
      } catch (FileAlreadyExistsException e) {
        number++;
      }
    }
  }

  /** Takes away what was made. */
  static final class Undo implements Workspace.Undo {
    private final Deque<Path> made = new ArrayDeque<>();

    private Undo() {}

    @Override
    public void undo() {
      while (!made.isEmpty()) {
        try {
          Files.deleteIfExists(made.pop());
        } catch (IOException e) {
          // What somebody else has put there meanwhile is theirs.
        }
      }
    }
  }

  private Path place(WorkspacePath file) throws IOException {
    return place(file, new Undo());
  }

  /** Where a file that is not there would lie; the folders above are made. */
  private Path place(WorkspacePath file, Undo undo) throws IOException {
    Path target = folder(file, undo).resolve(file.name());
    if (Files.isSymbolicLink(target)) {
      throw new FileNotFoundException("it is a link that leads to no file of the workspace");
    }
    return target;
  }

  /** The folder that is to hold a file, made where it is not there. */
  private Path folder(WorkspacePath file, Undo undo) throws IOException {
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
          Files.createDirectory(folder);
          undo.made.push(folder);
        }
      }
    }
    return folder;
  }

  private static void write(Path file, byte[] bytes, OpenOption... options) throws IOException {
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  private static void move(Path draft, Path target) throws IOException {
    try {
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the file system cannot replace a file in one step", e);
    }
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
