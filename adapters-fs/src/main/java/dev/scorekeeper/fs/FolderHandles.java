package dev.scorekeeper.fs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies below a directory, reached by handles: each folder is opened in the one above it, and
 * none of them is a link, however fast somebody swaps one for a link. Where the platform opens no
 * folder in another, paths are all there is. Links are never followed, but for the directory
 * itself. All paths begin with the directory's. Several threads may ask at once.
 */
final class FolderHandles implements AutoCloseable {
  /** Folders that are kept open, those asked for last; each takes two of the system's handles. */
  private static final int MOST_OPEN = 32;

  /** How often a folder is opened again that others crowded out. */
  private static final int MOST_TRIES = 100;

  private static final Set<OpenOption> READING =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path root;
  private final boolean trusted;
  private final Map<Path, SecureDirectoryStream<Path>> open = new LinkedHashMap<>(16, 0.75f, true);

  /** The folder that was asked for last, since the next file is mostly in the same. */
  private @Nullable Path last;

  private @Nullable SecureDirectoryStream<Path> lastHandle;

  /** The handles below a directory, which need not be there. */
  FolderHandles(Path root) {
    this(root, false);
  }

  private FolderHandles(Path root, boolean trusted) {
    this.root = root;
    this.trusted = trusted;
  }

  /** Paths below a directory that nobody swaps for another, and that need not be readable. */
  static FolderHandles ofTrusted(Path root) {
    return new FolderHandles(root, true);
  }

  /** What lies at a path, be it a link; where it is the directory itself, what that leads to. */
  BasicFileAttributes attributes(Path path) throws IOException {
    return path.equals(root)
        ? Files.readAttributes(root, BasicFileAttributes.class)
        : attributes(above(path), path.getFileName());
  }

  /** What lies in a folder under a name, be it a link. */
  BasicFileAttributes attributes(Path folder, Path name) throws IOException {
    for (int tries = 0; ; tries++) {
      try {
        SecureDirectoryStream<Path> handle = handle(folder);
        return handle == null
            ? Files.readAttributes(
                folder.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            : attributes(handle, name);
      } catch (ClosedDirectoryStreamException e) {
        giveUp(tries, e);
      }
    }
  }

  private static BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name)
      throws IOException {
    return folder
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  /** What an entry of a listing is, be it a link. */
  @SuppressWarnings("unchecked") // a stream of paths is a secure one of paths
  static BasicFileAttributes attributes(DirectoryStream<Path> listing, Path entry)
      throws IOException {
    return listing instanceof SecureDirectoryStream
        ? attributes((SecureDirectoryStream<Path>) listing, entry.getFileName())
        : Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** The names in a folder; to be closed. */
  @SuppressWarnings("StreamResourceLeak") // whoever asks closes it
  DirectoryStream<Path> list(Path folder) throws IOException {
    if (folder.equals(root)) {
      return Files.newDirectoryStream(root);
    }
    for (int tries = 0; ; tries++) {
      try {
        SecureDirectoryStream<Path> above = handle(above(folder));
        return above == null
            ? Files.newDirectoryStream(folder)
            : above.newDirectoryStream(folder.getFileName(), LinkOption.NOFOLLOW_LINKS);
      } catch (ClosedDirectoryStreamException e) {
        giveUp(tries, e);
      }
    }
  }

  /** Opens a file of a folder to read it; to be closed. */
  InputStream read(Path folder, Path name) throws IOException {
    return Channels.newInputStream(channel(folder, name, READING));
  }

  /** Opens a file, or makes it; to be closed. */
  SeekableByteChannel open(Path file, Set<OpenOption> options) throws IOException {
    return channel(above(file), file.getFileName(), options);
  }

  private SeekableByteChannel channel(Path folder, Path name, Set<OpenOption> options)
      throws IOException {
    for (int tries = 0; ; tries++) {
      try {
        SecureDirectoryStream<Path> handle = handle(folder);
        return handle == null
            ? Files.newByteChannel(folder.resolve(name), options)
            : handle.newByteChannel(name, options);
      } catch (ClosedDirectoryStreamException e) {
        giveUp(tries, e);
      }
    }
  }

  /** Gives a file the permissions of another one, where the system has such. */
  void copyPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView view = permissions(from);
    PosixFileAttributeView other = permissions(to);
    if (view != null && other != null) {
      other.setPermissions(view.readAttributes().permissions());
    }
  }

  private @Nullable PosixFileAttributeView permissions(Path file) throws IOException {
    SecureDirectoryStream<Path> folder = handle(above(file));
    return folder == null
        ? Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        : folder.getFileAttributeView(
            file.getFileName(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Puts a file in place of another one of the same folder, in one step. */
  void move(Path from, Path to) throws IOException {
    SecureDirectoryStream<Path> folder = handle(above(to));
    if (folder != null) {
      folder.move(from.getFileName(), folder, to.getFileName());
      return;
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the file system cannot replace a file in one step", e);
    }
  }

  /**
   * Puts a file where none is in the same folder, whole at once.
   *
   * @throws FileAlreadyExistsException when there is something
   */
  void place(Path from, Path to) throws IOException {
    SecureDirectoryStream<Path> folder = handle(above(to));
    if (folder == null) {
      link(from, to);
      return;
    }
    // No second name can be given by handle: a path might lead elsewhere by now.
    try {
      attributes(folder, to.getFileName());
    } catch (NoSuchFileException e) {
      folder.move(from.getFileName(), folder, to.getFileName());
      return;
    }
    throw new FileAlreadyExistsException(to.toString(), null, "there is something already");
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
      Files.delete(from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without links.
      Files.move(from, to);
    }
  }

  /** Takes a file away, or a folder that is empty, if it is there. */
  void delete(Path path) throws IOException {
    try {
      SecureDirectoryStream<Path> folder = handle(above(path));
      if (folder == null) {
        Files.deleteIfExists(path);
      } else if (attributes(folder, path.getFileName()).isDirectory()) {
        folder.deleteDirectory(path.getFileName());
      } else {
        folder.deleteFile(path.getFileName());
      }
    } catch (NoSuchFileException e) {
      // It is gone, as it should be.
    }
  }

  private static Path above(Path path) throws IOException {
    Path above = path.getParent();
    if (above == null) {
      throw new NoSuchFileException(path.toString());
    }
    return above;
  }

  /** The handle of a folder; null where the platform has none. */
  // A stream of paths is a secure one of paths, and stays open.
  @SuppressWarnings({"unchecked", "StreamResourceLeak"})
  private synchronized @Nullable SecureDirectoryStream<Path> handle(Path folder)
      throws IOException {
    if (trusted || folder == last) {
      return lastHandle;
    }
    SecureDirectoryStream<Path> known = open.get(folder);
    if (known != null) {
      last = folder;
      lastHandle = known;
      return known;
    }
    DirectoryStream<Path> opened;
    if (folder.equals(root)) {
      opened = Files.newDirectoryStream(root);
    } else {
      SecureDirectoryStream<Path> above = handle(above(folder));
      if (above == null) {
        return null;
      }
      opened = above.newDirectoryStream(folder.getFileName(), LinkOption.NOFOLLOW_LINKS);
    }
    if (!(opened instanceof SecureDirectoryStream)) {
      opened.close();
      return null;
    }
    SecureDirectoryStream<Path> handle = (SecureDirectoryStream<Path>) opened;
    open.put(folder, handle);
    if (open.size() > MOST_OPEN) {
      Iterator<SecureDirectoryStream<Path>> oldest = open.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
    last = folder;
    lastHandle = handle;
    return handle;
  }

  private static void giveUp(int tries, ClosedDirectoryStreamException e) throws IOException {
    if (tries == MOST_TRIES) {
      throw new IOException("too many folders are read at once", e);
    }
  }

  /** Closes what is open; what is asked for later is opened again. */
  @Override
  public synchronized void close() {
    for (SecureDirectoryStream<Path> handle : open.values()) {
      try {
        handle.close();
      } catch (IOException e) {
        // Nothing was written through it.
      }
    }
    open.clear();
    last = null;
    lastHandle = null;
  }
}
