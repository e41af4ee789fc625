package dev.scorekeeper.sqlite.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file in which a new history, or the marks beside it, is made before it gets its name. A lock
 * that ends with the process, on a file beside it, tells a draft that is being made from one that a
 * killed process left; SQLite has locks of its own on the draft itself.
 */
public final class Draft implements AutoCloseable {
  /** What SQLite files of Scorekeeper have in their head: "SCKP". */
  public static final int APPLICATION_ID = 0x53434b50;

  private static final String NEW = ".new-";
  private static final String LOCK = ".lock";

  /** What SQLite puts beside a file while it writes. */
  private static final List<String> COMPANIONS = List.of("-journal", "-wal", "-shm");

  private static final byte[] DATABASE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Where an SQLite file says whose it is. */
  private static final int APPLICATION_ID_AT = 68;

  private static final int HEAD = 100;

  /** How long a draft without a lock, as an older Scorekeeper made them, may be being made. */
  private static final Duration MAKING = Duration.ofMinutes(1);

  /** So many first names are looked at where there is a history already. */
  private static final int LIKELY = 2;

  /** What drafts hold, so that nothing of others is taken for one. */
  public enum Content {
    HISTORY {
      @Override
      boolean isIn(ByteBuffer head, boolean locked) {
        if (head.remaining() < HEAD
            || !head.slice(0, DATABASE.length).equals(ByteBuffer.wrap(DATABASE))) {
          return false;
        }
        int application = head.getInt(APPLICATION_ID_AT);
        return application == APPLICATION_ID || (locked && application == 0);
      }
    },
    MARKS {
      @Override
      boolean isIn(ByteBuffer head, boolean locked) {
        String beginning = StandardCharsets.US_ASCII.decode(head).toString();
        return MarkFile.isBeginning(beginning);
      }
    };

    /**
     * Whether a file that is not empty is such a draft.
     *
     * @param head how it begins
     * @param locked whether a lock lies beside it
     */
    abstract boolean isIn(ByteBuffer head, boolean locked);
  }

  private final Path file;
  private final Optional<Lock> lock;

  private Draft(Path file, Optional<Lock> lock) {
    this.file = file;
    this.lock = lock;
  }

  /** An empty file of a name that no other process uses; what killed ones left there goes. */
  public static Draft of(Path finished, Content content) throws IOException {
    sweep(finished, content);
    for (int number = 1; ; number++) {
      Path file = finished.resolveSibling(finished.getFileName() + NEW + number);
      Path beside = lockOf(file);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      Optional<Lock> lock;
      try {
        lock = Lock.of(beside);
        if (lock.isEmpty()) {
          continue;
        }
      } catch (IOException e) {
        // No locks on this file system, or something else lies there: a name of one's own will do.
        lock = Optional.empty();
      }
      try {
        return new Draft(Files.createFile(file), lock);
      } catch (FileAlreadyExistsException e) {
        lock.ifPresent(Lock::close);
      } catch (IOException e) {
        lock.ifPresent(Lock::close);
        throw e;
      }
    }
  }

  public Path file() {
    return file;
  }

  @Override
  public void close() {
    delete(file);
    lock.ifPresent(Lock::close);
  }

  /** Takes away what killed processes left, where it is likely that they did. */
  public static void sweepIfLikely(Path finished, Content content) {
    for (int number = 1; number <= LIKELY; number++) {
      if (Files.exists(
          finished.resolveSibling(finished.getFileName() + NEW + number),
          LinkOption.NOFOLLOW_LINKS)) {
        sweep(finished, content);
        return;
      }
    }
  }

  /** Takes away what killed processes left; as far as that can be done. */
  private static void sweep(Path finished, Content content) {
    String beginning = finished.getFileName() + NEW;
    List<Path> drafts = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            finished.resolveSibling(""),
            entry -> entry.getFileName().toString().startsWith(beginning))) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        String number = name.substring(beginning.length()).replace(LOCK, "");
        if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
          drafts.add(finished.resolveSibling(beginning + number));
        }
      }
    } catch (IOException e) {
      return;
    }
    for (Path draft : drafts) {
      try {
        sweepOne(draft, content);
      } catch (IOException e) {
        // What cannot be looked at stays.
      }
    }
  }

  private static void sweepOne(Path draft, Content content) throws IOException {
    boolean locked = Files.isRegularFile(lockOf(draft), LinkOption.NOFOLLOW_LINKS);
    boolean there = Files.exists(draft, LinkOption.NOFOLLOW_LINKS);
    if (there && !isOurs(draft, content, locked)) {
      return;
    }
    Optional<Lock> lock = Lock.of(lockOf(draft));
    if (lock.isPresent()) {
      try {
        if (there && (locked || isOld(draft))) {
          delete(draft);
        }
      } finally {
        lock.get().close();
      }
    }
  }

  /** Whether a draft is older than the lock that was only just made beside it. */
  private static boolean isOld(Path draft) throws IOException {
    Instant now = Files.getLastModifiedTime(lockOf(draft)).toInstant();
    return Files.getLastModifiedTime(draft).toInstant().isBefore(now.minus(MAKING));
  }

  /** Whether a file is one of ours, and so if nobody holds its lock one that was left. */
  private static boolean isOurs(Path draft, Content content, boolean locked) throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(draft, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      return false;
    }
    if (found.size() == 0) {
      return true;
    }
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    try (FileChannel channel =
        FileChannel.open(draft, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      while (head.hasRemaining() && channel.read(head) >= 0) {
        // until it is there
      }
    }
    return content.isIn(head.flip(), locked);
  }

  private static Path lockOf(Path draft) {
    return draft.resolveSibling(draft.getFileName() + LOCK);
  }

  private static void delete(Path draft) {
    remove(draft);
    for (String companion : COMPANIONS) {
      remove(draft.resolveSibling(draft.getFileName() + companion));
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The next start tries again.
    }
  }

  /** A file that is locked for as long as this process lives, or until it is closed. */
  private static final class Lock {
    /**
     * What this process holds: a second look at such a file would end the lock, since it ends with
     * any of the channels of a process.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final int SIZES = 9973;

    private final Path file;
    private final FileChannel channel;

    private Lock(Path file, FileChannel channel) {
      this.file = file;
      this.channel = channel;
    }

    /** Empty where somebody else holds it. */
    static Optional<Lock> of(Path file) throws IOException {
      if (!HELD.add(file)) {
        return Optional.empty();
      }
      boolean mine = false;
      try {
        FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
          if (channel.tryLock() != null) {
            mine = isAt(file, channel);
          }
        } catch (OverlappingFileLockException e) {
          // held by this program in another class loader
        } finally {
          if (!mine) {
            channel.close();
          }
        }
        return mine ? Optional.of(new Lock(file, channel)) : Optional.empty();
      } finally {
        if (!mine) {
          HELD.remove(file);
        }
      }
    }

    /**
     * Whether what is locked still has its name, which who held it before may have taken away: then
     * another process has made that name anew, and most likely given it another size.
     */
    private static boolean isAt(Path file, FileChannel channel) throws IOException {
      int size = 1 + (int) (ProcessHandle.current().pid() % SIZES);
      try {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(new byte[size]), 0);
      } catch (IOException e) {
        // The disk is full, say: an empty file is not to be left for that.
        remove(file);
        throw e;
      }
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == size;
    }

    void close() {
      remove(file);
      try {
        channel.close();
      } catch (IOException e) {
        // It ends with the process.
      } finally {
        HELD.remove(file);
      }
    }
  }
}
