package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port: the log of a history: all entries in the order of recording, chained. It only ever grows.
 */
public interface RunLog {
  /**
   * Appends a run with what it found. A run whose identity is known is not recorded again.
   *
   * @return the run as the log now holds it, whether it was new or known
   * @throws HistoryException also when the identity is known with other facts
   */
  RecordedRun record(Run run, Facts facts);

  /**
   * Appends a run of the commit on which a branch stands, with what its recorder's clone knows of
   * the branch, all at once. What the run says of the branch follows from where the log has it
   * then.
   *
   * @return the run as the log now holds it
   */
  RecordedRun record(BranchRun run);

  /**
   * Appends many runs, or when one of them is refused or is unavailable, none. It comes to the same
   * as recording one after the other, and costs less.
   *
   * @param runs in whatever order; taken one at a time, while nobody else can write
   * @return how many of them were new
   * @throws HistoryException also when an identity is known with other facts
   */
  default int recordAll(Iterable<CompletedRun> runs) {
    return recordAll(List.of(), runs, Optional.empty());
  }

  /**
   * Appends what a backfill read of a branch, in the same way.
   *
   * @param lines facts of commits; those that are known are not recorded again
   * @param tip where the branch stood, recorded where the log says otherwise after all this
   * @throws HistoryException also when a commit is known with another first parent or time
   */
  int recordAll(List<CommitLine> lines, Iterable<CompletedRun> runs, Optional<BackfilledTip> tip);

  /**
   * Appends what streams are called since, all at once; a renaming that is known is not recorded
   * again.
   */
  void rename(List<Renaming> renamings);

  /**
   * Appends the entries of another log whose identities are not known here, or when one of them is
   * refused, none. Histories that took in the same logs say the same of every moment, in whatever
   * order they did.
   *
   * @param entries of the other log, in its order; taken one at a time, while nobody else can write
   * @return how many entries were new
   * @throws RefusedRunException when an identity is known with other content, facts do not have the
   *     digest that is told, or a commit is known with another first parent or time
   */
  int merge(Iterable<LogEntry> entries);

  /**
   * What the log is now. Of several logs it stands for all: its number of entries is theirs
   * together, and it is another as soon as one of them is, but no entry follows upon it.
   */
  Checkpoint checkpoint();

  /**
   * What each log is now, in the order in which they began: the one, or those of all projects. Each
   * is the beginning of its log ever after. Who keeps all of them can tell later whether any entry
   * that there was is changed or gone, also where a whole project is.
   */
  default List<Checkpoint> checkpoints() {
    return List.of(checkpoint());
  }

  /**
   * The entries in the order of recording, from the first on; of several logs one after the other.
   * Others may write meanwhile: of one log what they append is not among them.
   *
   * @param most how many entries: as many as a checkpoint counts
   * @param listener takes one after the other
   */
  void entries(long most, Consumer<LogEntry> listener);
}
