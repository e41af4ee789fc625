package dev.scorekeeper.git;

import java.time.Duration;
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

  /** Nothing is waited for any more. */
  private volatile boolean over;

  /**
   * Rounds that may take so long.
   *
   * @param patience for one of them, from when its answer is waited for
   */
  GitTasks(Duration patience) {
    this.patience = patience;
  }

  /** Begins a round; {@link #answer} waits for it. */
  <T> FutureTask<T> begin(Callable<T> round) {
    FutureTask<T> task = new FutureTask<>(round);
    Thread thread = new Thread(task, "git");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /**
   * What a round gave.
   *
   * @throws NoAnswerException when it takes too long, and then its processes are ended, or when git
   *     does not answer, or writes what is not to be understood
   */
  <T> T answer(FutureTask<T> round) {
    try {
      return round.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof NoAnswerException silence) {
        throw silence;
      }
      throw new NoAnswerException("its answer is not understood", e);
    } catch (CancellationException e) {
      throw tooSlow(e);
    } catch (TimeoutException e) {
      giveUp(round);
      throw tooSlow(e);
    } catch (InterruptedException e) {
      giveUp(round);
      Thread.currentThread().interrupt();
      throw new NoAnswerException("the wait for it was interrupted", e);
    }
  }

  private NoAnswerException tooSlow(Exception e) {
    return new NoAnswerException("it takes longer than " + patience.toSeconds() + " seconds", e);
  }

  private void giveUp(FutureTask<?> round) {
    over = true;
    round.cancel(true);
    running.forEach(GitTasks::end);
  }

  /** A process is at work in a round. */
  void started(Process process) {
    running.add(process);
    if (over) {
      end(process);
    }
  }

  /** Whether the wait for a round was given up. */
  boolean isOver() {
    return over;
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
