package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.run.Run;
import java.sql.SQLException;
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
    return addAll(completed, BatchAppender::add);
  }

  @Override
  public int merge(Iterable<LogEntry> entries) {
    database.useMuchMemory();
    return addAll(entries, BatchAppender::add);
  }

  private <T> int addAll(Iterable<T> all, Adding<T> adding) {
    return database.write(
        () -> {
          BatchAppender batch = new BatchAppender(database);
          int added = 0;
          for (T one : all) {
            if (adding.add(batch, one)) {
              added++;
            }
          }
          batch.fold();
          return added;
        });
  }

  /** Adds one to a batch, and says whether it was new. */
  private interface Adding<T> {
    boolean add(BatchAppender batch, T one) throws SQLException;
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
