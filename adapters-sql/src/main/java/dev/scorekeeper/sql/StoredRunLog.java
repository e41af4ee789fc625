package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The log in the file. */
final class StoredRunLog implements RunLog {
  private final LogDatabase database;
  private final Runs runs;
  private final Assessments assessments;

  StoredRunLog(LogDatabase database, Runs runs, Assessments assessments) {
    this.database = database;
    this.runs = runs;
    this.assessments = assessments;
  }

  @Override
  public RecordedRun record(Run run, Facts facts) {
    return database.write(() -> new LogAppender(database).record(run, facts));
  }

  @Override
  public RecordedRun record(BranchRun run) {
    return own(() -> new LogAppender(database).record(run));
  }

  @Override
  public int recordAll(
      List<CommitLine> lines, Iterable<CompletedRun> completed, Optional<BackfilledTip> tip) {
    return own(
        () -> {
          LogAppender log = new LogAppender(database);
          for (CommitLine line : lines) {
            log.add(line);
          }
          int added = 0;
          for (CompletedRun run : completed) {
            added += log.add(run) ? 1 : 0;
          }
          if (tip.isPresent()) {
            log.add(tip.get());
          }
          log.update();
          return added;
        });
  }

  @Override
  public void rename(List<Renaming> renamings) {
    own(
        () -> {
          LogAppender log = new LogAppender(database);
          for (Renaming renaming : renamings) {
            log.add(renaming);
          }
          log.update();
          return renamings;
        });
  }

  /** Records what is no other log's: where it is refused, the history is what cannot be written. */
  private <T> T own(LogDatabase.Work<T> work) {
    try {
      return database.write(work);
    } catch (RefusedRunException e) {
      throw new HistoryException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public int merge(Iterable<LogEntry> entries) {
    database.useMuchMemory();
    return database.write(
        () -> {
          LogAppender log = new LogAppender(database);
          int added = 0;
          for (LogEntry entry : entries) {
            added += log.add(entry) ? 1 : 0;
          }
          log.update();
          return added;
        });
  }

  @Override
  public Checkpoint checkpoint() {
    return database.read(runs::checkpoint);
  }

  @Override
  public void entries(long last, Consumer<LogEntry> listener) {
    LogExport export = new LogExport(database, runs, assessments, last);
    while (!export.isOver()) {
      database.read(export::next).forEach(listener);
    }
  }
}
