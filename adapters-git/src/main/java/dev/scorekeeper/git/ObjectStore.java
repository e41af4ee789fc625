package dev.scorekeeper.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The objects of a repository, of which it may lack some: a clone can be a part. */
final class ObjectStore implements AutoCloseable {
  /** More than wrap anything; causes may go round in a circle. */
  private static final int MOST_CAUSES = 16;

  /** Folders as git keeps them are held up to so many bytes, those asked for last. */
  private static final int MOST_HELD = 8 * 1024 * 1024;

  /** A folder that takes more bytes than this is none that a person made. */
  private static final int LARGEST_FOLDER = 32 * 1024 * 1024;

  private static final int LARGEST_COMMIT = 16 * 1024 * 1024;

  private final PatternTrees patterns = new PatternTrees();
  private final ObjectReader reader;
  private final Path commonFolder;
  private final Map<ObjectId, byte[]> folders = new LinkedHashMap<>(64, 0.75f, true);
  private int held;

  ObjectStore(ObjectReader reader, Path commonFolder) {
    this.reader = reader;
    this.commonFolder = commonFolder;
  }

  /** A commit as git keeps it. */
  byte[] commit(ObjectId id) throws IOException {
    return reader.open(id, Constants.OBJ_COMMIT).getBytes(LARGEST_COMMIT);
  }

  /** The entries of a folder; empty when the repository does not hold it. */
  Optional<GitTreeEntries> folder(ObjectId id) throws IOException {
    byte[] entries = folders.get(id);
    if (entries == null) {
      try {
        entries = reader.open(id, Constants.OBJ_TREE).getBytes(LARGEST_FOLDER);
      } catch (MissingObjectException e) {
        return Optional.empty();
      }
      folders.put(id, entries);
      held += entries.length;
      Iterator<byte[]> oldest = folders.values().iterator();
      while (held > MOST_HELD && folders.size() > 1) {
        held -= oldest.next().length;
        oldest.remove();
      }
    }
    return Optional.of(new GitTreeEntries(entries));
  }

  /** A file; empty when the repository does not hold it. */
  Optional<ObjectLoader> file(ObjectId id) throws IOException {
    try {
      return Optional.of(reader.open(id, Constants.OBJ_BLOB));
    } catch (MissingObjectException e) {
      return Optional.empty();
    }
  }

  /** A file that Git LFS keeps beside the repository; empty when it is not there. */
  Optional<Path> stored(LfsPointer pointer) {
    Path file =
        commonFolder
            .resolve("lfs/objects")
            .resolve(pointer.oid().substring(0, 2))
            .resolve(pointer.oid().substring(2, 4))
            .resolve(pointer.oid());
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  /** What was found in the trees of this repository by patterns. */
  PatternTrees patterns() {
    return patterns;
  }

  @Override
  public void close() {
    reader.close();
  }

  /**
   * What failed, without the names of what only passed it on: who has nothing to say of its own
   * repeats its cause.
   */
  static String reason(Throwable failure) {
    Throwable said = failure;
    for (int depth = 0; depth < MOST_CAUSES; depth++) {
      String message = said.getMessage();
      @Nullable Throwable cause = said.getCause();
      if (cause == null || (message != null && !message.contains(cause.toString()))) {
        break;
      }
      said = cause;
    }
    String message = said.getMessage();
    return message == null || message.isBlank() ? "it is damaged" : message;
  }
}
