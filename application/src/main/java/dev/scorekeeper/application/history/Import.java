package dev.scorekeeper.application.history;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.historyexport.LogSource;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Takes the entries of logs that were carried here into the history. */
public final class Import {
  private final HistoryStore histories;

  public Import(HistoryStore histories) {
    this.histories = histories;
  }

  /**
   * What was taken.
   *
   * @param history where it is, as messages say it
   * @param read how many entries the logs told
   * @param added how many of them were not known before
   * @param entries how many the history has now
   */
  public record Result(String history, long read, int added, long entries) {}

  /**
   * Takes in logs, all or nothing; the history is made where there is none, unless it is nothing.
   *
   * @throws HistoryException when a log is not as it was written, or an entry is refused
   */
  public Result run(List<LogSource> logs) {
    OneAfterTheOther all = new OneAfterTheOther(logs);
    try {
      return histories.writing(history -> taken(history, all));
    } catch (RefusedRunException e) {
      throw all.refused(e);
    }
  }

  private Result taken(History history, OneAfterTheOther all) {
    RunLog log = history.log();
    int added = log.merge(() -> all);
    return new Result(histories.place(), all.entries(), added, log.checkpoint().entries());
  }

  private static final class OneAfterTheOther implements Iterator<LogEntry> {
    private final List<LogSource> logs;
    private int at;

    OneAfterTheOther(List<LogSource> logs) {
      this.logs = List.copyOf(logs);
    }

    long entries() {
      return logs.stream().mapToLong(log -> log.checkpoint().entries()).sum();
    }

    HistoryException refused(RefusedRunException e) {
      return logs.get(at).refused(e);
    }

    @Override
    public boolean hasNext() {
      if (logs.isEmpty()) {
        return false;
      }
      while (!logs.get(at).hasNext()) {
        if (at + 1 == logs.size()) {
          return false;
        }
        at++;
      }
      return true;
    }

    @Override
    public LogEntry next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return logs.get(at).next();
    }
  }
}
