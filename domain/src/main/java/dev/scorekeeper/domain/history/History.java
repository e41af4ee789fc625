package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.run.StreamId;
import java.util.ArrayList;
import java.util.List;

/**
 * Port: a history that is open: the log of all runs, and what can be asked of it. Nothing that was
 * recorded is ever changed or removed. All methods here, of the log, of its runs and of streams
 * throw {@link HistoryException} when the history cannot be read or written.
 *
 * <p>A history has one log, as that in a file, or one for each project, so that those who record
 * different projects need not wait for each other. Positions count the entries of one log, from 1
 * and without gaps, and each log is a chain of its own. Projects that a renaming ever joined share
 * a log: the one that has more entries goes on, those of the other are appended to it, and that
 * other stays as it was. What a history is, is then said by the checkpoints of all its logs.
 */
public interface History extends AutoCloseable {
  /** The log: where runs are recorded, and told from. */
  RunLog log();

  /** The runs of all streams: to find some of them, and what they found. */
  RunIndex runs();

  /** What it answers, and is told, so that another history and this one have the same entries. */
  LogExchange exchange();

  /**
   * The runs of a project's log, where positions are those of that log. It may know runs of other
   * projects too.
   *
   * @param project any name that it has or had
   */
  default RunIndex runs(String project) {
    return runs();
  }

  /**
   * What became of a stream; it need not have runs.
   *
   * @param id any name that it has or had
   */
  StreamHistory stream(StreamId id);

  /** All streams that have runs, as they are called now, by project and branch. */
  List<StreamId> streams();

  /** The streams of a project that have runs, as they are called now, by branch. */
  default List<StreamId> streams(String project) {
    List<StreamId> streams = new ArrayList<>();
    for (StreamId stream : streams()) {
      if (stream.project().equals(project)) {
        streams.add(stream);
      }
    }
    return streams;
  }

  /** What streams are called, by the renamings of the log. */
  StreamNames names();

  @Override
  void close();
}
