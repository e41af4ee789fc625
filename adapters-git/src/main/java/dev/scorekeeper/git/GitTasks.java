package dev.scorekeeper.git;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Rounds of questions that run beside the caller, and whose processes end in time. */
final class GitTasks {
  private final Duration patience;
  private final Set<Process> running = ConcurrentHashMap.newKeySet();

  /**
   * Rounds that may take so long.
   *
   * @param patience for one of them, from when its answer is waited for
   */
  GitTasks(Duration patience) {
    this.patience = patience;
  }

  /** Begins a round; {@link #answer} waits for it. */
  <T> FutureTask<Optional<T>> begin(Callable<Optional<T>> round) {
    FutureTask<Optional<T>> task = new FutureTask<>(round);
    Thread thread = new Thread(task, "git");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /**
   * What a round gave; empty when it takes too long, and then its processes are ended, or when git
   * writes what is not to be understood.
   */
  <T> Optional<T> answer(FutureTask<Optional<T>> round) {
    try {
      return round.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return Optional.empty();
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (TimeoutException e) {
      giveUp(round);
      return Optional.empty();
    } catch (InterruptedException e) {
      giveUp(round);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void giveUp(FutureTask<?> round) {
    round.cancel(true);
    running.forEach(GitTasks::end);
  }

  /** A process is at work in a round. */
  void started(Process process) {
    running.add(process);
  }

  /** A process has ended. */
  void ended(Process process) {
    running.remove(process);
  }

  /** Ends a process and what it started: a git on the search path may be a script around it. */
  static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
