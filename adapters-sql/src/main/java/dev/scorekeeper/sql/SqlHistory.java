package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The history of one log. What is recorded together is one transaction: it is there whole, or not
 * at all.
 */
public class SqlHistory implements History {
  private final LogDatabase database;
  private final Runs runs;
  private final Assessments assessments;

  public SqlHistory(LogDatabase database) {
    this.database = database;
    this.runs = new Runs(database);
    this.assessments = new Assessments(database);
  }

  @Override
  public RunLog log() {
    return new StoredRunLog(database, runs, assessments);
  }

  @Override
  public LogExchange exchange() {
    return new StoredExchange(database, runs, assessments);
  }

  @Override
  public RunIndex runs() {
    return new StoredRunIndex(database, runs, assessments);
  }

  @Override
  public StreamHistory stream(StreamId id) {
    return new StoredStreamHistory(database, runs, assessments, id);
  }

  @Override
  public List<StreamId> streams() {
    return database.read(runs.streams()::withRuns);
  }

  @Override
  public StreamNames names() {
    return database.read(runs.streams()::names);
  }

  /**
   * Looks through the whole log for what is not as recording made it.
   *
   * @param schema looks at the tables before that, and at the whole after it
   * @param against what the log was at some times, as was kept elsewhere
   */
  public Verification verify(
      LogVerifier.Schema schema, List<Checkpoint> against, ProgressListener progress) {
    database.useMuchMemory();
    return database.read(() -> new LogVerifier(database, schema, against, progress).verify());
  }

  /**
   * Makes all spans anew from the log, or, where anything goes wrong, none.
   *
   * @return how many there are
   */
  public long rebuild(ProgressListener progress) {
    database.useMuchMemory();
    return database.write(() -> rebuilt(progress));
  }

  private long rebuilt(ProgressListener progress) throws SQLException {
    // What they remember is of this transaction, which may fail.
    Runs written = new Runs(database);
    Assessments found = new Assessments(database);
    int[] done = new int[1];
    int of = written.count();
    database.execute("DELETE FROM stored_span");
    database.execute("DELETE FROM stored_place");
    database.execute("DELETE FROM stored_stand");
    database.execute("DELETE FROM stored_name");
    for (Map.Entry<Long, Long> name : written.streams().due().entrySet()) {
      written.streams().set(new Streams.Named(name.getKey(), name.getValue()));
    }
    StoredCommits commits = new StoredCommits(database, written);
    for (long stream : written.streams().ids()) {
      StreamPlaces places = new StreamPlaces(database, written, stream);
      places.keep(places.line(commits.all(written.stream(stream).project())));
      new Fold(written, found, stream, new StreamSpans(database, found, stream))
          .fromNothing(run -> progress.show(++done[0], of));
    }
    return database.number("SELECT count(*) FROM stored_span").orElse(0);
  }

  /** How many runs there are. */
  public long count() {
    return database.read(runs::count);
  }

  @Override
  public void close() {
    database.close();
  }
}
