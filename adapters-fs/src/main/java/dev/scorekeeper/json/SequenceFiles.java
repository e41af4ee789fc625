package dev.scorekeeper.json;

import dev.scorekeeper.domain.sequence.SequenceReading;
import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads sequence files. Their bytes come by one thread, since a tree need not stand more; when
 * there is more to parse than starting another is worth, others help with that.
 */
final class SequenceFiles implements AutoCloseable {
  /** Bytes to parse alone. */
  private static final long WORTH_HELP = 2L * 1024 * 1024;

  /** Bytes that may wait for help: a bound on the memory. */
  private static final long MOST_WAITING = SourceTree.LARGEST_FILE;

  private static final int MOST_HELPERS = 3;

  private final int helpers =
      Math.min(Runtime.getRuntime().availableProcessors() - 1, MOST_HELPERS);
  private final AtomicLong waiting = new AtomicLong();
  private long fetched;
  private @Nullable ExecutorService pool;

  private SequenceFiles() {}

  static Map<WorkspacePath, SequenceReading> read(
      SourceTree tree, Set<WorkspacePath> files, FilesRead progress) {
    Map<WorkspacePath, SequenceReading> readings = new HashMap<>();
    Map<WorkspacePath, CompletableFuture<SequenceReading>> helped = new HashMap<>();
    int read = 0;
    try (SequenceFiles work = new SequenceFiles()) {
      for (WorkspacePath file : files) {
        Content content = tree.read(file);
        if (content instanceof Found found && work.isWorthHelp(found.bytes().length)) {
          helped.put(file, work.help(found.bytes()));
        } else {
          readings.put(file, reading(content));
        }
        progress.files(++read, files.size());
      }
      for (Map.Entry<WorkspacePath, CompletableFuture<SequenceReading>> entry : helped.entrySet()) {
        readings.put(entry.getKey(), entry.getValue().join());
      }
    }
    return readings;
  }

  /** What a tree's answer says of a sequence. */
  static SequenceReading reading(Content content) {
    if (content instanceof Found found) {
      return SequenceReader.read(found.bytes());
    }
    if (content instanceof SourceTree.Missing) {
      return new SequenceReading.Missing();
    }
    return content instanceof SourceTree.Unreadable unreadable
        ? new SequenceReading.Malformed(unreadable.why(), Location.START)
        : new SequenceReading.Escapes();
  }

  private boolean isWorthHelp(int bytes) {
    fetched += bytes;
    return helpers > 0 && fetched > WORTH_HELP && waiting.get() + bytes <= MOST_WAITING;
  }

  private CompletableFuture<SequenceReading> help(byte[] bytes) {
    if (pool == null) {
      pool = Executors.newFixedThreadPool(helpers);
    }
    waiting.addAndGet(bytes.length);
    return CompletableFuture.supplyAsync(
        () -> {
          SequenceReading reading = SequenceReader.read(bytes);
          waiting.addAndGet(-bytes.length);
          return reading;
        },
        pool);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
