package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.run.Run;
import java.util.function.Consumer;

/** Port: the log of a history: all runs in the order of recording, chained. It only ever grows. */
public interface RunLog {
  /**
   * Appends a run with what it found. A run whose identity is known is not recorded again.
   *
   * @return the run as the log now holds it, whether it was new or known
   * @throws HistoryException also when the identity is known with other facts
   */
  RecordedRun record(Run run, Facts facts);

  /**
   * Appends many runs, or when one of them is refused or cannot be had, none. It comes to the same
   * as recording one after the other, and costs less.
   *
   * @param runs in whatever order; taken one at a time, while nobody else can write
   * @return how many of them were new
   * @throws HistoryException also when an identity is known with other facts
   */
  int recordAll(Iterable<CompletedRun> runs);

  /**
   * Appends the runs of another log whose identities are not known here, or when one of its runs is
   * refused, none. Histories that took in the same logs say the same of every moment, in whatever
   * order they did.
   *
   * @param entries of the other log, in its order; taken one at a time, while nobody else can write
   * @return how many runs were new
   * @throws RefusedRunException when an identity is known with other facts, or facts do not have
   *     the digest that is told
   */
  int merge(Iterable<LogEntry> entries);

  /** What the log is now. */
  Checkpoint checkpoint();

  /**
   * The entries in the order of recording, from the first run on. Others may write meanwhile: what
   * they append is not among them.
   *
   * @param runs how many entries: as many as a checkpoint counts
   * @param listener takes one after the other
   */
  void entries(long runs, Consumer<LogEntry> listener);
}
