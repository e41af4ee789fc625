package dev.scorekeeper.domain.historyexport;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;

/** Port: takes a log as it is told, to carry it elsewhere. */
public interface LogSink {
  /** Takes the next entry. */
  void accept(LogEntry entry);

  /**
   * Ends the log; without its end it is worth nothing.
   *
   * @param said what the log says that it is
   * @throws HistoryException when what was told is something else; the text then has no end
   */
  void end(Checkpoint said);
}
