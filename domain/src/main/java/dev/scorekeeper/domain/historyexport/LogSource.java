package dev.scorekeeper.domain.historyexport;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import java.util.Iterator;

/**
 * Port: a log that was carried here, one entry at a time. Whatever is wrong with it is a {@link
 * HistoryException} that says where; whether facts have their digest is for who puts them together
 * to check.
 */
public interface LogSource extends Iterator<LogEntry> {
  /** What the log was when it was written, as far as it is read. */
  Checkpoint checkpoint();

  /** What is to be said of the entry that was read last, when a history does not take it. */
  HistoryException refused(RefusedRunException e);
}
