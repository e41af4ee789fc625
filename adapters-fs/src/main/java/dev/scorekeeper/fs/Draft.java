package dev.scorekeeper.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is written beside the one that it is to be. It is locked for as long as it is
 * written, which ends with the process: what is not locked a killed process left, and the next
 * draft of the same file takes it away. Its folder is reached by handle, so that it lies where the
 * file will.
 */
final class Draft implements AutoCloseable {
  /** What this process writes: a second look at such a file would end its lock. */
  private static final Set<Path> WRITING = ConcurrentHashMap.newKeySet();

  /** So many first names are looked at for what was left. */
  private static final int LIKELY = 4;

  private static final Set<OpenOption> MAKING =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);

  private static final Set<OpenOption> LOOKING =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final FolderHandles handles;
  private final Path file;
  private final SeekableByteChannel channel;
  private boolean placed;

  private Draft(FolderHandles handles, Path file, SeekableByteChannel channel) {
    this.handles = handles;
    this.file = file;
    this.channel = channel;
  }

  /**
   * An empty file of a name that nobody else uses, with the permissions of any new file.
   *
   * @param handles reach its folder
   * @param names what names begin with, before a number
   * @param beginning what a file of such a name begins with, unless it is somebody else's
   */
  static Draft of(FolderHandles handles, Path names, byte[] beginning) throws IOException {
    for (int number = 1; number <= LIKELY; number++) {
      takeAway(handles, numbered(names, number), beginning);
    }
    for (int number = 1; ; number++) {
      Path file = numbered(names, number);
      if (!WRITING.add(file)) {
        continue;
      }
      boolean mine = false;
      try {
        SeekableByteChannel channel = handles.open(file, MAKING);
        try {
          mine = isLocked(channel) && isThere(handles, file);
        } finally {
          if (!mine) {
            channel.close();
          }
        }
        if (mine) {
          return new Draft(handles, file, channel);
        }
      } catch (FileAlreadyExistsException e) {
        // the next number
      } finally {
        if (!mine) {
          WRITING.remove(file);
        }
      }
    }
  }

  private static Path numbered(Path names, int number) {
    return names.resolveSibling(names.getFileName().toString() + number).toAbsolutePath();
  }

  /** Whether nobody else takes it for left; where the file system has no locks, nobody can. */
  private static boolean isLocked(SeekableByteChannel channel) {
    try {
      return !(channel instanceof FileChannel locked) || locked.tryLock() != null;
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether nobody took it for left before it was locked. */
  private static boolean isThere(FolderHandles handles, Path file) throws IOException {
    try {
      return handles.attributes(file).isRegularFile();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Takes a file away that nobody writes any more, if it is one of ours. */
  private static void takeAway(FolderHandles handles, Path file, byte[] beginning)
      throws IOException {
    if (isThere(handles, file) && WRITING.add(file)) {
      try {
        takeAwayUnlocked(handles, file, beginning);
      } finally {
        WRITING.remove(file);
      }
    }
  }

  private static void takeAwayUnlocked(FolderHandles handles, Path file, byte[] beginning) {
    try (SeekableByteChannel channel = handles.open(file, LOOKING)) {
      if (channel instanceof FileChannel locked
          && locked.tryLock() != null
          && begins(channel, beginning)) {
        handles.delete(file);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // What cannot be looked at stays, and what is being written.
    }
  }

  /** Whether a file begins so, or would if more of it had been written. */
  private static boolean begins(SeekableByteChannel channel, byte[] beginning) throws IOException {
    ByteBuffer read = ByteBuffer.allocate(beginning.length);
    while (read.hasRemaining() && channel.read(read) >= 0) {
      // until it is there
    }
    read.flip();
    return read.equals(ByteBuffer.wrap(beginning, 0, read.limit()));
  }

  SeekableByteChannel channel() {
    return channel;
  }

  /** Writes all that it is to hold, which is on the disk then. */
  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    force();
  }

  /** Has what was written put onto the disk. */
  void force() throws IOException {
    if (channel instanceof FileChannel written) {
      written.force(true);
    }
  }

  /** Gives it the permissions of a file of its folder, where the system has such. */
  void copyPermissions(Path from) throws IOException {
    handles.copyPermissions(from, file);
  }

  /** Puts it in the place of a file of its folder, or where none is. */
  void replace(Path target) throws IOException {
    handles.move(file, target);
    placed = true;
  }

  /**
   * Puts it where no file is, whole at once.
   *
   * @throws FileAlreadyExistsException when there is something
   */
  void place(Path target) throws IOException {
    handles.place(file, target);
    placed = true;
  }

  @Override
  public void close() {
    try {
      if (!placed) {
        handles.delete(file);
      }
      channel.close();
    } catch (IOException e) {
      // The next draft takes it away.
    } finally {
      WRITING.remove(file);
    }
  }
}
