package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.BranchLine;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Folds each stream from nothing and compares what comes out with the spans that are stored, moment
 * by moment as they end. The log must be intact.
 */
final class SpanVerifier {
  private static final String SPANS =
      """
      SELECT span.until, span.kind, span.subject, subject.name, span.value, span.since,
        span.since_run, span.until_run, span.cause, span.until_cause
      FROM stored_span AS span LEFT JOIN stored_subject AS subject ON subject.id = span.subject
      WHERE span.stream = ? ORDER BY span.until
      """;

  private static final String SPAN_COUNT = "SELECT count(*) FROM stored_span";
  private static final String MOMENT_COUNT = "SELECT count(*) FROM stored_place";
  private static final String STAND_COUNT = "SELECT count(*) FROM stored_stand";

  private final LogDatabase database;
  private final Runnable step;
  private long seen;
  private long moments;
  private long stands;

  SpanVerifier(LogDatabase database, Runnable step) {
    this.database = database;
    this.step = step;
  }

  void verify(Violations breaks) throws SQLException {
    Runs runs = new Runs(database);
    StoredCommits commits = new StoredCommits(database, runs);
    if (!names(runs.streams(), breaks)) {
      return; // Which runs are whose follows from names.
    }
    for (long stream : runs.streams().ids()) {
      if (!moments(
          new StreamPlaces(database, runs, stream), commits, runs.stream(stream), breaks)) {
        continue; // Spans follow from moments.
      }
      PreparedStatement select = database.prepared(SPANS);
      select.setLong(1, stream);
      try (ResultSet row = select.executeQuery()) {
        new OfStream(runs.stream(stream), row, breaks).compare(runs, stream);
      }
    }
    compare("spans", SPAN_COUNT, seen, breaks);
    if (breaks.none()) {
      compare("moments", MOMENT_COUNT, moments, breaks);
      compare("stands", STAND_COUNT, stands, breaks);
    }
  }

  private void compare(String what, String count, long due, Violations breaks) throws SQLException {
    long all = database.number(count).orElse(0);
    if (all != due) {
      breaks.wrong(
          OptionalLong.empty(), what, (all - due) + " of them belong to no stream of the log");
    }
  }

  /** Whether the runs of each stream speak in the one that it was renamed to, or in itself. */
  private static boolean names(Streams streams, Violations breaks) throws SQLException {
    Map<Long, Long> stored = streams.stored();
    boolean same = true;
    for (Map.Entry<Long, Long> due : streams.due().entrySet()) {
      Long found = stored.remove(due.getKey());
      if (!due.getValue().equals(found)) {
        same = false;
        breaks.differs(
            OptionalLong.empty(),
            "name of " + streams.stream(due.getKey()),
            "number of the stream in which its runs speak",
            String.valueOf(found),
            due.getValue().toString());
      }
    }
    if (!stored.isEmpty()) {
      breaks.wrong(
          OptionalLong.empty(), "names", stored.size() + " of them are of no stream of the log");
    }
    return same && stored.isEmpty();
  }

  /** Whether the moments of a stream's runs, and where its branch stands, are as they should be. */
  private boolean moments(
      StreamPlaces places, StoredCommits commits, StreamId id, Violations breaks)
      throws SQLException {
    BranchLine<LoggedRun> line = places.line(commits.all(id.project()));
    Map<Long, StreamPlaces.Stored> stored = places.stored();
    boolean same = true;
    Map<Long, StreamPlaces.Stored> due = places.moments(line);
    for (Map.Entry<Long, StreamPlaces.Stored> one : due.entrySet()) {
      StreamPlaces.Stored found = stored.remove(one.getKey());
      if (!one.getValue().equals(found)) {
        same = false;
        breaks.differs(
            OptionalLong.of(one.getKey()),
            "moment of run " + one.getKey() + " in " + id,
            "time and use",
            String.valueOf(found),
            one.getValue().toString());
      }
    }
    for (long run : stored.keySet()) {
      same = false;
      breaks.wrong(
          OptionalLong.of(run),
          "moment of run " + run + " in " + id,
          "is there, and the run speaks at none");
    }
    stands += line.stand().isPresent() ? 1 : 0;
    moments += due.size();
    if (!places.isStored(line.stand())) {
      same = false;
      breaks.wrong(OptionalLong.empty(), "stand of " + id, "is not where its log says");
    }
    return same;
  }

  /** The spans of one stream, as they are stored and as they should be. */
  private final class OfStream implements Timeline.Spans {
    private final StreamId stream;
    private final ResultSet row;
    private final Violations breaks;
    private final Map<Fact.Key, Span> open = new HashMap<>();
    private final Map<Fact.Key, Span> ended = new LinkedHashMap<>();
    private Moment now = new Moment(Instant.EPOCH, 0);
    private boolean more;

    OfStream(StreamId stream, ResultSet row, Violations breaks) {
      this.stream = stream;
      this.row = row;
      this.breaks = breaks;
    }

    void compare(Runs runs, long id) throws SQLException {
      more = row.next();
      FactsCursor cursor = new FactsCursor(new Assessments(database), Map.of());
      Fold.along(
          runs,
          id,
          Long.MIN_VALUE,
          cursor,
          Timeline.begin(this),
          run -> {
            now = run.moment();
            compareEnded();
            step.run();
          });
      compare(StreamSpans.OPEN, new TreeMap<>(open));
    }

    @Override
    public Optional<Fact> current(Fact.Key key) {
      return Optional.ofNullable(open.get(key)).map(Span::fact);
    }

    @Override
    public void open(Span span) {
      open.put(span.key(), span);
    }

    @Override
    public void close(Fact.Key key, Span.End end) {
      Span span = open.remove(key);
      if (span != null) {
        ended.put(key, span.ending(Optional.of(end)));
      }
    }

    private void compareEnded() throws SQLException {
      if (!ended.isEmpty()) {
        compare(now.at().toEpochMilli(), ended);
        ended.clear();
      }
    }

    /** Compares what is stored as ending then, after saying that nothing should end before. */
    private void compare(long until, Map<Fact.Key, Span> expected) throws SQLException {
      while (more && row.getLong(1) <= until) {
        seen++;
        Optional<Fact.Key> key = key();
        Span span = row.getLong(1) == until && key.isPresent() ? expected.remove(key.get()) : null;
        if (span == null) {
          breaks.wrong(OptionalLong.of(row.getLong(7)), where(key), "is there, and should not be");
        } else {
          compare(span);
        }
        more = row.next();
      }
      expected
          .values()
          .forEach(
              span ->
                  breaks.wrong(
                      OptionalLong.of(span.since().position()),
                      where(Optional.of(span.key())),
                      "is missing: " + FactValue.write(database, span.fact())));
    }

    private Optional<Fact.Key> key() throws SQLException {
      long kind = row.getLong(2);
      Optional<String> name = ColumnReader.text(database, row, 4);
      return kind < 0 || kind >= DbCodes.KINDS.size() || name.isEmpty()
          ? Optional.empty()
          : Optional.of(new Fact.Key(DbCodes.KINDS.get((int) kind), name.get()));
    }

    private void compare(Span span) throws SQLException {
      String value = FactValue.write(database, span.fact());
      byte[] stored = row.getBytes(5);
      if (stored == null || !Arrays.equals(stored, value.getBytes(StandardCharsets.UTF_8))) {
        differs(span, "value", 5, value);
      }
      compare(span, "since", 6, OptionalLong.of(span.since().at().toEpochMilli()));
      compare(span, "since_run", 7, OptionalLong.of(span.since().position()));
      compare(span, "cause", 9, OptionalLong.of(DbCodes.CAUSES.indexOf(span.cause())));
      OptionalLong run = OptionalLong.empty();
      OptionalLong cause = OptionalLong.empty();
      if (span.end().isPresent()) {
        run = OptionalLong.of(span.end().get().until().position());
        cause = OptionalLong.of(DbCodes.CAUSES.indexOf(span.end().get().cause()));
      }
      compare(span, "until_run", 8, run);
      compare(span, "until_cause", 10, cause);
    }

    private void compare(Span span, String what, int column, OptionalLong expected)
        throws SQLException {
      if (!ColumnReader.number(row, column).equals(expected)) {
        differs(
            span,
            what,
            column,
            expected.isPresent() ? Long.toString(expected.getAsLong()) : "nothing");
      }
    }

    private void differs(Span span, String what, int column, String expected) throws SQLException {
      breaks.differs(
          OptionalLong.of(span.since().position()),
          where(Optional.of(span.key())),
          what,
          ColumnReader.shown(row, column),
          expected);
    }

    private String where(Optional<Fact.Key> key) {
      return "span of "
          + key.map(known -> known.kind().name().toLowerCase(Locale.ROOT) + " " + known.subject())
              .orElse("something unknown")
          + " in "
          + stream;
    }
  }
}
