package dev.scorekeeper.json.internal;

import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.domain.workspace.SourceTree;
import dev.scorekeeper.domain.workspace.SourceTree.Content;
import dev.scorekeeper.domain.workspace.SourceTree.Found;
import dev.scorekeeper.domain.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Fetches and reads the files of a list. The caller does it alone until starting another thread is
 * worth it; then others help, and each takes the next file that nobody has.
 *
 * @param <T> what a file is read to
 */
public final class ParallelReader<T> {
  /** Bytes to read alone: less is done before another thread has begun. */
  public static final long WORTH_HELP = 2L * 1024 * 1024;

  /** Each holds a file that may be of the largest size: a bound on the memory. */
  private static final int MOST_HELPERS = 3;

  private final SourceTree tree;
  private final List<WorkspacePath> files;
  private final Reader<T> reader;
  private final AtomicReferenceArray<T> readings;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  private ParallelReader(SourceTree tree, List<WorkspacePath> files, Reader<T> reader) {
    this.tree = tree;
    this.files = files;
    this.reader = reader;
    this.readings = new AtomicReferenceArray<>(files.size());
  }

  /** What makes something of a tree's answer; asked by several threads at once. */
  @FunctionalInterface
  public interface Reader<T> {
    /** What an answer is read to; never null. */
    T read(WorkspacePath file, Content content);
  }

  /** What the files are read to, in their order. */
  public static <T> List<T> read(
      SourceTree tree, List<WorkspacePath> files, Reader<T> reader, ProgressListener progress) {
    ParallelReader<T> many = new ParallelReader<>(tree, files, reader);
    many.read(progress);
    List<T> readings = new ArrayList<>(files.size());
    for (int file = 0; file < files.size(); file++) {
      readings.add(many.readings.get(file));
    }
    return readings;
  }

  private void read(ProgressListener progress) {
    List<CompletableFuture<Void>> helpers = new ArrayList<>();
    long bytes = 0;
    try {
      for (int file = next(); file < files.size(); file = next()) {
        bytes += read(file);
        progress.show(done.get(), files.size());
        if (bytes > WORTH_HELP && helpers.isEmpty()) {
          help(helpers);
        }
      }
      for (CompletableFuture<Void> helper : helpers) {
        helper.join();
      }
    } finally {
      next.set(files.size());
    }
  }

  private void help(List<CompletableFuture<Void>> helpers) {
    int most = Math.min(Runtime.getRuntime().availableProcessors() - 1, MOST_HELPERS);
    if (most == 0) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(most);
    for (int helper = 0; helper < most; helper++) {
      helpers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int file = next(); file < files.size(); file = next()) {
                  read(file);
                }
              },
              pool));
    }
    pool.shutdown();
  }

  private int next() {
    return Math.min(next.getAndIncrement(), files.size());
  }

  /** Reads a file and says how many bytes it had. */
  private int read(int file) {
    Content content = tree.read(files.get(file));
    readings.set(file, reader.read(files.get(file), content));
    done.incrementAndGet();
    return content instanceof Found found ? found.bytes().length : 0;
  }
}
