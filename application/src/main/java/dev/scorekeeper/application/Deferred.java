package dev.scorekeeper.application;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that can be begun before its result is needed. A failure waits for whoever asks for the
 * result.
 *
 * @param <T> the result
 */
public final class Deferred<T> {
  private final String name;
  private final FutureTask<T> task;
  private boolean begun;

  private Deferred(String name, Supplier<T> work) {
    this.name = name;
    this.task = new FutureTask<>(new Work<>(work));
  }

  /** No lambda, since a start would pay for linking it. */
  private record Work<T>(Supplier<T> work) implements Callable<T> {
    @Override
    public T call() {
      return work.get();
    }
  }

  /** Work that waits for {@link #begin()} or {@link #get()}. */
  public static <T> Deferred<T> later(String name, Supplier<T> work) {
    return new Deferred<>(name, work);
  }

  /** Work that begins at once. */
  public static <T> Deferred<T> begin(String name, Supplier<T> work) {
    Deferred<T> background = later(name, work);
    background.begin();
    return background;
  }

  /** Does the work in the calling thread, unless it has begun. */
  public void here() {
    if (isMine()) {
      task.run();
    }
  }

  /** Begins the work, unless it has begun. */
  public void begin() {
    if (isMine()) {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private synchronized boolean isMine() {
    boolean mine = !begun;
    begun = true;
    return mine;
  }

  /** The result, as soon as it is there. */
  public T get() {
    begin();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
