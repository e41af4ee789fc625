package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Sighting;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Standing;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.workspace.Progress;
import dev.scorekeeper.sqlite.internal.StoredHistory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A history in an SQLite file. What is recorded together is one transaction: it is there whole, or
 * not at all.
 */
public final class SqliteHistory implements History {
  private final StoredHistory stored;

  private SqliteHistory(StoredHistory stored) {
    this.stored = stored;
  }

  /**
   * Loads what every history needs of the database, which takes longer than opening one; whoever
   * knows early that one will be opened can call this ahead, beside other work.
   *
   * @return whether it is loaded; if not, opening a history will say why
   */
  public static boolean loadDriver() {
    return StoredHistory.loadDriver();
  }

  /**
   * Opens a history to record in, and makes it where there is none: the file, and the folder that
   * is to hold it, which is then kept out of version control. A history of an older Scorekeeper is
   * brought up to date, after a copy of it was put beside it.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be written; it is then as it was
   */
  public static SqliteHistory openForWriting(Path file) {
    return new SqliteHistory(StoredHistory.openForWriting(file));
  }

  /**
   * Opens a history to ask it; the file and its folder may be read-only. Empty when there is none.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be read
   */
  public static Optional<SqliteHistory> openForReading(Path file) {
    return StoredHistory.openForReading(file).map(SqliteHistory::new);
  }

  @Override
  public RecordedRun record(Run run, Facts facts) {
    return stored.record(run, facts);
  }

  @Override
  public int recordAll(Iterable<CompletedRun> completed) {
    return stored.recordAll(completed);
  }

  @Override
  public void tell(long last, Consumer<LogEntry> listener) {
    stored.tell(last, listener);
  }

  @Override
  public int merge(Iterable<LogEntry> log) {
    return stored.merge(log);
  }

  @Override
  public Optional<Standing> standing(StreamId stream) {
    return stored.standing(stream);
  }

  @Override
  public List<StreamId> streams() {
    return stored.streams();
  }

  @Override
  public List<RecordedRun> runs(StreamId stream, int limit) {
    return stored.runs(stream, limit);
  }

  @Override
  public List<RecordedRun> moments(StreamId stream, Instant from, Trend.By by) {
    return stored.moments(stream, from, by);
  }

  @Override
  public List<Span> spans(StreamId stream, Instant from) {
    return stored.spans(stream, from);
  }

  @Override
  public List<Span> spansOf(StreamId stream, Fact.Kind kind, Instant from) {
    return stored.spansOf(stream, kind, from);
  }

  @Override
  public Optional<Instant> observedAt(String project, String revision) {
    return stored.observedAt(project, revision);
  }

  @Override
  public Optional<RecordedRun> runAt(long position) {
    return stored.runAt(position);
  }

  @Override
  public List<RecordedRun> runsCalled(String prefix, int limit) {
    return stored.runsCalled(prefix, limit);
  }

  @Override
  public List<RecordedRun> runsOf(String project, String prefix, int limit) {
    return stored.runsOf(project, prefix, limit);
  }

  @Override
  public Optional<Facts> facts(RunId run) {
    return stored.facts(run);
  }

  @Override
  public Optional<RecordedRun> speaker(StreamId stream, Instant through) {
    return stored.speaker(stream, through);
  }

  @Override
  public Optional<RecordedRun> assessedSpeaker(StreamId stream, Instant through) {
    return stored.assessedSpeaker(stream, through);
  }

  @Override
  public Optional<Instant> lastChange(StreamId stream, Instant through) {
    return stored.lastChange(stream, through);
  }

  @Override
  public List<Span> lives(StreamId stream) {
    return stored.lives(stream);
  }

  @Override
  public Checkpoint checkpoint() {
    return stored.checkpoint();
  }

  /**
   * Looks through the whole history for what is not as recording made it.
   *
   * @param against what the log was at some times, as was kept elsewhere
   */
  public Verification verify(List<Checkpoint> against, Progress progress) {
    return stored.verify(against, progress);
  }

  /**
   * Makes all spans anew from the log, or, where anything goes wrong, none.
   *
   * @return how many there are
   */
  public long rebuild(Progress progress) {
    return stored.rebuild(progress);
  }

  @Override
  public List<Sighting> sightings(String project) {
    return stored.sightings(project);
  }

  @Override
  public boolean knowsCommits(StreamId stream) {
    return stored.knowsCommits(stream);
  }

  @Override
  public void close() {
    stored.close();
  }
}
