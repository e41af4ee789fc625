package dev.scorekeeper.json;

import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Parses files while the caller fetches the next ones. A few are parsed at once; when there are
 * more than starting another thread is worth, others do it, many files at a time, since handing one
 * over costs more than parsing it.
 *
 * @param <T> what a file is parsed to
 */
final class Parsing<T> implements AutoCloseable {
  /** Bytes to parse alone. */
  private static final long WORTH_HELP = 2L * 1024 * 1024;

  /** Bytes and files that are handed over together. */
  private static final long BATCH = 512L * 1024;

  private static final int MOST_IN_BATCH = 256;

  /** Bytes that may wait for help: a bound on the memory. */
  private static final long MOST_WAITING = SourceTree.LARGEST_FILE;

  private static final int MOST_HELPERS = 3;

  private final Parser<T> parser;
  private final Map<WorkspacePath, T> parsed = new HashMap<>();
  private final int helpers =
      Math.min(Runtime.getRuntime().availableProcessors() - 1, MOST_HELPERS);
  private final AtomicLong waiting = new AtomicLong();
  private final List<CompletableFuture<Batch<T>>> helped = new ArrayList<>();
  private Batch<T> batch = new Batch<>();
  private long batched;
  private long fetched;
  private @Nullable ExecutorService pool;

  Parsing(Parser<T> parser) {
    this.parser = parser;
  }

  /** What makes something of a file's bytes; asked by several threads at once. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(byte[] bytes);
  }

  /** Takes a file, whose bytes are handed over. */
  void take(WorkspacePath file, byte[] bytes) {
    fetched += bytes.length;
    if (helpers == 0
        || fetched <= WORTH_HELP
        || waiting.get() + batched + bytes.length > MOST_WAITING) {
      parsed.put(file, parser.parse(bytes));
      return;
    }
    batch.files.add(file);
    batch.contents.add(bytes);
    batched += bytes.length;
    if (batched >= BATCH || batch.files.size() >= MOST_IN_BATCH) {
      handOver();
    }
  }

  private void handOver() {
    if (pool == null) {
      pool = Executors.newFixedThreadPool(helpers);
    }
    Batch<T> full = batch;
    long bytes = batched;
    batch = new Batch<>();
    batched = 0;
    waiting.addAndGet(bytes);
    helped.add(
        CompletableFuture.supplyAsync(
            () -> {
              full.parse(parser);
              waiting.addAndGet(-bytes);
              return full;
            },
            pool));
  }

  /** What all files were parsed to, when the last is. */
  Map<WorkspacePath, T> all() {
    // The last ones are parsed here, while others are still at theirs.
    batch.parse(parser);
    batch.putTo(parsed);
    for (CompletableFuture<Batch<T>> other : helped) {
      other.join().putTo(parsed);
    }
    return parsed;
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }

  /** Files that are parsed by one thread, one after another. */
  private static final class Batch<T> {
    private final List<WorkspacePath> files = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final List<T> results = new ArrayList<>();

    void parse(Parser<T> parser) {
      for (byte[] bytes : contents) {
        results.add(parser.parse(bytes));
      }
      contents.clear();
    }

    void putTo(Map<WorkspacePath, T> parsed) {
      for (int i = 0; i < files.size(); i++) {
        parsed.put(files.get(i), results.get(i));
      }
    }
  }
}
