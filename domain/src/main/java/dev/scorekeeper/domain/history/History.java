package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.run.StreamId;
import java.util.List;

/**
 * Port: a history that is open: the log of all runs, and what can be asked of it. Nothing that was
 * recorded is ever changed or removed. All methods here, of the log, of its runs and of streams
 * throw {@link HistoryException} when the history cannot be read or written.
 */
public interface History extends AutoCloseable {
  /** The log: where runs are recorded, and told from. */
  RunLog log();

  /** The runs of all streams: to find some of them, and what they found. */
  RunIndex runs();

  /** What it answers, and is told, so that another history and this one have the same entries. */
  LogExchange exchange();

  /**
   * What became of a stream; it need not have runs.
   *
   * @param id any name that it has or had
   */
  StreamHistory stream(StreamId id);

  /** All streams that have runs, as they are called now, by project and branch. */
  List<StreamId> streams();

  /** What streams are called, by the renamings of the log. */
  StreamNames names();

  @Override
  void close();
}
