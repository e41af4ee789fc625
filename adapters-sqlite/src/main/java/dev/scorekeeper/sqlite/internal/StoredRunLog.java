package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunLog;
import java.util.function.Consumer;

/** The log in the file. */
final class StoredRunLog implements RunLog {
  private final Database database;
  private final Runs runs;
  private final Assessments assessments;

  StoredRunLog(Database database, Runs runs, Assessments assessments) {
    this.database = database;
    this.runs = runs;
    this.assessments = assessments;
  }

  @Override
  public RecordedRun record(Run run, Facts facts) {
    return database.write(() -> RunAppender.record(database, run, facts));
  }

  @Override
  public int recordAll(Iterable<CompletedRun> completed) {
    return database.write(
        () -> {
          BatchAppender batch = new BatchAppender(database);
          int added = 0;
          for (CompletedRun one : completed) {
            if (batch.add(one)) {
              added++;
            }
          }
          batch.fold();
          return added;
        });
  }

  @Override
  public int merge(Iterable<LogEntry> entries) {
    database.useMuchMemory();
    return database.write(
        () -> {
          BatchAppender batch = new BatchAppender(database);
          int added = 0;
          for (LogEntry entry : entries) {
            if (batch.add(entry)) {
              added++;
            }
          }
          batch.fold();
          return added;
        });
  }

  @Override
  public Checkpoint checkpoint() {
    return database.read(runs::checkpoint);
  }

  @Override
  public void entries(long last, Consumer<LogEntry> listener) {
    LogExport export = new LogExport(runs, assessments, last);
    while (!export.isOver()) {
      database.read(export::next).forEach(listener);
    }
  }
}
