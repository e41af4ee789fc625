package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One stream in the file, by any name that it has or had, whether it has a number there or not. */
final class StoredStreamHistory implements StreamHistory {
  private static final String NEWEST_PLACED =
      Runs.RUN_COLUMNS
          + Runs.FROM_PLACES
          + """
            AND place.stream = ? AND place.voice = ?
          ORDER BY place.at DESC, place.run DESC LIMIT ?
          """;

  /** Drafts, what left, and what is silent beside a line stand for when they were observed. */
  private static final String NEWEST_OTHERS =
      Runs.RUN_COLUMNS
          + """
          FROM (
            SELECT * FROM stored_run AS run
            WHERE source < 2 AND stream = ? AND observed_at >= ?
            UNION ALL
            SELECT * FROM stored_run AS run
            WHERE source = 2 AND stream = ? AND observed_at >= ?
          ) AS run
          JOIN stored_assessment AS assessment ON assessment.id = run.assessment
          JOIN stored_name AS name ON name.stream = run.stream
          LEFT JOIN stored_place AS place ON place.run = run.seq
          WHERE place.run IS NULL
          ORDER BY run.observed_at DESC, run.seq DESC LIMIT ?
          """;

  /** The index has no source; the runs of commits are mostly the oldest, and found at once. */
  private static final String ANY_OF_COMMIT =
      "SELECT 1 FROM stored_run WHERE source < 2 AND source = 0 AND stream = ?"
          + " ORDER BY observed_at LIMIT 1";

  /** No lambda, since a start would pay for linking it. */
  private static final Comparator<Span> BY_KEY_AND_TIME =
      new Comparator<>() {
        @Override
        public int compare(Span one, Span other) {
          int order = one.key().compareTo(other.key());
          return order != 0 ? order : one.since().at().compareTo(other.since().at());
        }
      };

  private final LogDatabase database;
  private final Runs runs;
  private final Assessments assessments;
  private final StreamId id;

  StoredStreamHistory(LogDatabase database, Runs runs, Assessments assessments, StreamId id) {
    this.database = database;
    this.runs = runs;
    this.assessments = assessments;
    this.id = id;
  }

  @Override
  public StreamId id() {
    return read(id, runs.streams()::stream);
  }

  /** Answers a question about the stream by its number; with nothing where it has none. */
  private <T> T read(T nothing, Question<T> question) {
    return database.read(
        () -> {
          OptionalLong stream = runs.streams().find(id);
          return stream.isPresent() ? question.answer(stream.getAsLong()) : nothing;
        });
  }

  @Override
  public Optional<StreamHead> head() {
    return read(Optional.empty(), this::head);
  }

  private Optional<StreamHead> head(long stream) throws SQLException {
    Optional<LoggedRun> last = runs.speakerBefore(stream, StreamSpans.OPEN);
    return last.isPresent() ? Optional.of(head(stream, last.get())) : Optional.empty();
  }

  private StreamHead head(long stream, LoggedRun last) throws SQLException {
    StreamSpans spans = new StreamSpans(database, assessments, stream).load();
    if (last.isReadable()) {
      Facts facts = Facts.of(Outcome.ASSESSED, spans.values().values());
      return new StreamHead(last.recorded(), facts, facts);
    }
    boolean assessed = runs.assessedBefore(stream, StreamSpans.OPEN).isPresent();
    return new StreamHead(
        last.recorded(),
        assessments.facts(last.assessment()),
        Facts.of(assessed ? Outcome.ASSESSED : Outcome.UNREADABLE, spans.values().values()));
  }

  @Override
  public Optional<Stand> stand() {
    return read(Optional.empty(), stream -> new StreamPlaces(database, runs, stream).stand());
  }

  @Override
  public List<RecordedRun> runs(int limit) {
    return read(List.of(), stream -> LoggedRun.recorded(newest(stream, limit)));
  }

  /** Written out, since each start would make a comparator of lambdas. */
  private static int newestFirst(LoggedRun one, LoggedRun other) {
    int byMoment = other.recorded().at().compareTo(one.recorded().at());
    return byMoment != 0
        ? byMoment
        : Long.compare(other.recorded().position(), one.recorded().position());
  }

  private List<LoggedRun> newest(long stream, int limit) throws SQLException {
    List<LoggedRun> newest = new ArrayList<>();
    for (int voice = 0; voice < DbCodes.VOICES.size(); voice++) {
      newest.addAll(runs.all(BoundStatement.of(NEWEST_PLACED, stream, voice, limit)));
    }
    newest.sort(StoredStreamHistory::newestFirst);
    // Nothing earlier than the last that fits is among the newest.
    long bound =
        limit > 0 && newest.size() >= limit
            ? newest.get(limit - 1).recorded().at().toEpochMilli()
            : Long.MIN_VALUE;
    for (long one : runs.streams().speakingIn(stream)) {
      newest.addAll(runs.all(BoundStatement.of(NEWEST_OTHERS, one, bound, one, bound, limit)));
    }
    newest.sort(StoredStreamHistory::newestFirst);
    return newest.subList(0, Math.min(limit, newest.size()));
  }

  @Override
  public List<RecordedRun> ofCommits() {
    return read(
        List.of(),
        stream -> {
          List<RecordedRun> ofCommits = new ArrayList<>();
          for (LoggedRun run : runs.ofStream(stream)) {
            if (run.run().revision().isPresent()) {
              ofCommits.add(run.recorded());
            }
          }
          ofCommits.sort(Comparator.comparingLong(RecordedRun::position));
          return ofCommits;
        });
  }

  @Override
  public boolean knowsCommits() {
    return read(
        false,
        stream -> {
          for (long one : runs.streams().speakingIn(stream)) {
            if (database.number(ANY_OF_COMMIT, one).isPresent()) {
              return true;
            }
          }
          return false;
        });
  }

  @Override
  public List<RecordedRun> moments(Instant from, Trend.By by) {
    return read(
        List.of(),
        stream ->
            LoggedRun.recorded(
                by == Trend.By.RUN
                    ? runs.speakersFrom(stream, millis(from))
                    : thinned(stream, millis(from), by)));
  }

  /**
   * The runs used for their moments from a time on, thinned out, the oldest first. It goes from
   * period to period, and looks at nothing between.
   */
  private List<LoggedRun> thinned(long stream, long time, Trend.By by) throws SQLException {
    List<LoggedRun> kept = new ArrayList<>();
    Optional<LoggedRun> last = runs.speakerBefore(stream, StreamSpans.OPEN);
    while (last.isPresent() && millis(last.get()) >= time) {
      long beginning = Math.max(time, millis(by.beginning(last.get().moment().at())));
      Optional<LoggedRun> assessed = last;
      while (assessed.isPresent()
          && millis(assessed.get()) >= beginning
          && !assessed.get().isReadable()) {
        assessed = runs.speakerBefore(stream, millis(assessed.get()));
      }
      kept.add(assessed.filter(run -> millis(run) >= beginning).orElse(last.get()));
      last = runs.speakerBefore(stream, beginning);
    }
    Collections.reverse(kept);
    return kept;
  }

  private static long millis(LoggedRun run) {
    return run.moment().at().toEpochMilli();
  }

  @Override
  public Optional<RecordedRun> speaker(Instant through) {
    return read(
        Optional.empty(), stream -> LoggedRun.recorded(runs.speakerBefore(stream, after(through))));
  }

  @Override
  public Optional<RecordedRun> assessedSpeaker(Instant through) {
    return read(
        Optional.empty(),
        stream -> LoggedRun.recorded(runs.assessedBefore(stream, after(through))));
  }

  @Override
  public List<Span> spans(Instant from) {
    return read(List.of(), stream -> sorted(StreamSpans.from(database, stream, millis(from))));
  }

  @Override
  public List<Span> spansOf(Fact.Kind kind, Instant from) {
    return read(List.of(), stream -> sorted(StreamSpans.of(database, stream, kind, millis(from))));
  }

  @Override
  public List<Span> domainSpans() {
    return read(List.of(), stream -> sorted(StreamSpans.lives(database, stream)));
  }

  @Override
  public List<Span> domainSpans(Set<String> domains) {
    return read(List.of(), stream -> sorted(StreamSpans.lives(database, stream, domains)));
  }

  private static List<Span> sorted(List<Span> spans) {
    spans.sort(BY_KEY_AND_TIME);
    return spans;
  }

  @Override
  public Optional<Instant> lastChange(Instant through) {
    return read(
        Optional.empty(), stream -> StreamSpans.lastChange(database, stream, millis(through)));
  }

  /** The first millisecond that is not in a time any more. */
  private static long after(Instant through) {
    long millis = millis(through);
    return millis == Long.MAX_VALUE ? millis : millis + 1;
  }

  /** The time in milliseconds; the nearest that there is for one beyond all of them. */
  private static long millis(Instant time) {
    try {
      return time.toEpochMilli();
    } catch (ArithmeticException e) {
      return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  /** What is asked about a stream that has a number. */
  private interface Question<T> {
    T answer(long stream) throws SQLException;
  }
}
