package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RevisionSeen;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A history in an SQLite file. What is recorded together is one transaction: it is there whole, or
 * not at all.
 */
public final class StoredHistory implements History {
  private final Database database;
  private final Runs runs;
  private final Assessments assessments;

  StoredHistory(Database database) {
    this.database = database;
    this.runs = new Runs(database);
    this.assessments = new Assessments(database);
  }

  /** Loads what every history needs of the database, and says whether it is loaded. */
  public static boolean loadDriver() {
    return Database.load();
  }

  /**
   * Opens a history to record in, and makes it where there is none: the file, and the folder that
   * is to hold it, which is then kept out of version control. A history of an older Scorekeeper is
   * brought up to date, after a copy of it was put beside it.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be written; it is then as it was
   */
  public static StoredHistory openForWriting(Path file) {
    return new StoredHistory(HistoryFile.openForWriting(file));
  }

  /**
   * Makes a history where none is, and works on it before it gets its name: where the work fails,
   * there is none afterwards either.
   *
   * @throws HistoryException when it cannot be made, or another process has made one meanwhile
   */
  public static <T> T make(Path file, Function<History, T> work) {
    return HistoryFile.make(file, database -> work.apply(new StoredHistory(database)));
  }

  /**
   * Opens a history to ask it; the file and its folder may be read-only. Empty when there is none.
   *
   * @throws HistoryException when the file is something else, was written by a newer Scorekeeper,
   *     or cannot be read
   */
  public static Optional<StoredHistory> openForReading(Path file) {
    return HistoryFile.openForReading(file).map(StoredHistory::new);
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
  public void tell(long last, Consumer<LogEntry> listener) {
    LogExport telling = new LogExport(runs, assessments, last);
    while (!telling.isOver()) {
      database.read(telling::next).forEach(listener);
    }
  }

  @Override
  public int merge(Iterable<LogEntry> log) {
    database.useMuchMemory();
    return database.write(
        () -> {
          BatchAppender batch = new BatchAppender(database);
          int added = 0;
          for (LogEntry entry : log) {
            if (batch.add(entry)) {
              added++;
            }
          }
          batch.fold();
          return added;
        });
  }

  @Override
  public Optional<StreamHead> standing(StreamId stream) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          if (id.isEmpty()) {
            return Optional.empty();
          }
          Optional<LoggedRun> last = runs.speakerBefore(id.getAsLong(), StreamSpans.OPEN);
          if (last.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(standing(id.getAsLong(), last.get()));
        });
  }

  private StreamHead standing(long stream, LoggedRun last) throws SQLException {
    StreamSpans spans = new StreamSpans(database, assessments, stream).load();
    if (last.assessed()) {
      Facts facts = Facts.of(Outcome.ASSESSED, spans.values());
      return new StreamHead(last.recorded(), facts, facts);
    }
    boolean assessed = runs.assessedBefore(stream, StreamSpans.OPEN).isPresent();
    return new StreamHead(
        last.recorded(),
        assessments.facts(last.assessment()),
        Facts.of(assessed ? Outcome.ASSESSED : Outcome.UNREADABLE, spans.values()));
  }

  @Override
  public List<StreamId> streams() {
    return database.read(runs::streams);
  }

  @Override
  public List<RecordedRun> runs(StreamId stream, int limit) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          return id.isPresent() ? recorded(runs.newest(id.getAsLong(), limit)) : List.of();
        });
  }

  @Override
  public List<RecordedRun> moments(StreamId stream, Instant from, Trend.By by) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          if (id.isEmpty()) {
            return List.of();
          }
          return recorded(
              by == Trend.By.RUN
                  ? runs.speakersFrom(id.getAsLong(), millis(from))
                  : runs.speakersFrom(id.getAsLong(), millis(from), by));
        });
  }

  @Override
  public List<Span> spans(StreamId stream, Instant from) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          if (id.isEmpty()) {
            return List.of();
          }
          List<Span> spans = StreamSpans.from(database, id.getAsLong(), millis(from));
          spans.sort(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()));
          return spans;
        });
  }

  @Override
  public List<Span> spansOf(StreamId stream, Fact.Kind kind, Instant from) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          if (id.isEmpty()) {
            return List.of();
          }
          List<Span> spans = StreamSpans.of(database, id.getAsLong(), kind, millis(from));
          spans.sort(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()));
          return spans;
        });
  }

  @Override
  public Optional<Instant> observedAt(String project, String revision) {
    return database.read(() -> runs.timeOf(project, revision));
  }

  @Override
  public Optional<RecordedRun> runAt(long position) {
    return database.read(() -> recorded(runs.at(position)));
  }

  @Override
  public List<RecordedRun> runsCalled(String prefix, int limit) {
    return database.read(() -> recorded(runs.called(prefix, limit)));
  }

  @Override
  public List<RecordedRun> runsOf(String project, String prefix, int limit) {
    return database.read(() -> recorded(runs.ofRevision(project, prefix, limit)));
  }

  @Override
  public Optional<Facts> facts(RunId run) {
    return database.read(
        () -> {
          Optional<LoggedRun> known = runs.find(run);
          return known.isPresent()
              ? Optional.of(assessments.facts(known.get().assessment()))
              : Optional.empty();
        });
  }

  @Override
  public Optional<RecordedRun> speaker(StreamId stream, Instant through) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          return id.isPresent()
              ? recorded(runs.speakerBefore(id.getAsLong(), after(through)))
              : Optional.empty();
        });
  }

  @Override
  public Optional<RecordedRun> assessedSpeaker(StreamId stream, Instant through) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          return id.isPresent()
              ? recorded(runs.assessedBefore(id.getAsLong(), after(through)))
              : Optional.empty();
        });
  }

  @Override
  public Optional<Instant> lastChange(StreamId stream, Instant through) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          return id.isPresent()
              ? StreamSpans.lastChange(database, id.getAsLong(), millis(through))
              : Optional.empty();
        });
  }

  @Override
  public List<Span> lives(StreamId stream) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          if (id.isEmpty()) {
            return List.of();
          }
          List<Span> spans = StreamSpans.lives(database, id.getAsLong());
          spans.sort(Comparator.comparing(Span::key).thenComparing(span -> span.since().at()));
          return spans;
        });
  }

  @Override
  public Checkpoint checkpoint() {
    return database.read(runs::checkpoint);
  }

  /**
   * Looks through the whole history for what is not as recording made it.
   *
   * @param against what the log was at some times, as was kept elsewhere
   */
  public Verification verify(List<Checkpoint> against, ProgressListener progress) {
    database.useMuchMemory();
    return database.read(() -> new Verifier(database, against, progress).verify());
  }

  /**
   * Makes all spans anew from the log, or, where anything goes wrong, none.
   *
   * @return how many there are
   */
  public long rebuild(ProgressListener progress) {
    database.useMuchMemory();
    return database.write(
        () -> {
          int[] done = new int[1];
          int of = runs.count();
          database.execute("DELETE FROM span");
          for (long stream : runs.streamIds()) {
            new Fold(runs, assessments, stream, new StreamSpans(database, assessments, stream))
                .fromNothing(run -> progress.show(++done[0], of));
          }
          return database.number("SELECT count(*) FROM span").orElse(0);
        });
  }

  @Override
  public List<RevisionSeen> sightings(String project) {
    return database.read(() -> runs.sightings(project));
  }

  @Override
  public boolean knowsCommits(StreamId stream) {
    return database.read(
        () -> {
          OptionalLong id = runs.find(stream);
          return id.isPresent() && runs.anyOfCommit(id.getAsLong());
        });
  }

  @Override
  public void close() {
    database.close();
  }

  private static List<RecordedRun> recorded(List<LoggedRun> runs) {
    List<RecordedRun> recorded = new ArrayList<>(runs.size());
    for (LoggedRun run : runs) {
      recorded.add(run.recorded());
    }
    return recorded;
  }

  private static Optional<RecordedRun> recorded(Optional<LoggedRun> run) {
    return run.isPresent() ? Optional.of(run.get().recorded()) : Optional.empty();
  }

  /** The first millisecond that is not in a time any more. */
  private static long after(Instant through) {
    long millis = millis(through);
    return millis == Long.MAX_VALUE ? millis : millis + 1;
  }

  /** The time in milliseconds; the nearest that there is for one beyond all of them. */
  static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }
}
