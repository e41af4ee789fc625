package dev.scorekeeper.sql;

import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.Span;
import dev.scorekeeper.domain.history.Timeline;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The spans of one stream in the file. A fold works on the open ones in memory and writes a span
 * when it ends; {@link #flush} writes those that are still open.
 */
final class StreamSpans implements Timeline.Spans {
  /** The end of a span that has none. */
  static final long OPEN = Long.MAX_VALUE;

  private static final String OPEN_SPANS =
      """
      SELECT span.kind, subject.name, span.value, span.subject
      FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
      WHERE span.stream = ? AND span.until = 9223372036854775807
      """;

  /** The two halves meet no span twice. */
  private static final String SPANS_FROM =
      """
      SELECT span.kind, subject.name, span.value, span.since, span.since_run, span.cause,
        span.until, span.until_run, span.until_cause
      FROM (
        SELECT * FROM stored_span AS span WHERE stream = ? AND since >= ?
        UNION ALL
        SELECT * FROM stored_span AS span
        WHERE stream = ? AND until >= ? AND until < 9223372036854775807 AND since < ?
      ) AS span
      JOIN stored_subject AS subject ON subject.id = span.subject
      """;

  /** Spans that began in a window and held beyond it. */
  private static final String LEAVING =
      """
      SELECT span.kind, subject.name, span.value, span.since, span.since_run, span.cause,
        span.until, span.until_run, span.until_cause
      FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
      WHERE span.stream = ? AND span.since >= ? AND span.since <= ? AND span.until > ?
      """;

  private static final String LIVES =
      """
      SELECT span.kind, subject.name, span.value, span.since, span.since_run, span.cause,
        span.until, span.until_run, span.until_cause
      FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
      WHERE span.stream = ? AND span.kind IN (1, 2)
      """;

  /** So many domains are asked for at once. */
  private static final int DOMAINS = 32;

  private static final String LIVES_OF =
      """
      SELECT span.kind, subject.name, span.value, span.since, span.since_run, span.cause,
        span.until, span.until_run, span.until_cause
      FROM stored_subject AS subject JOIN stored_span AS span ON span.subject = subject.id
      WHERE span.stream = ? AND span.kind IN (1, 2)
      """
          + "AND substr(subject.name, 1, 200) IN (substr(?, 1, 200)"
          + ", substr(?, 1, 200)".repeat(DOMAINS - 1)
          + ") AND subject.name IN (?"
          + ", ?".repeat(DOMAINS - 1)
          + ")";

  private static final String LAST_CHANGE =
      """
      SELECT max(at) FROM (
        SELECT max(since) AS at FROM stored_span WHERE stream = ? AND since <= ?
        UNION ALL
        SELECT max(until) FROM stored_span WHERE stream = ? AND until <= ?
          AND until < 9223372036854775807
      ) AS change
      """;

  /** Spans that held already and ended in a window. */
  private static final String ENDING =
      """
      SELECT span.kind, subject.name, span.value, span.since, span.since_run, span.cause,
        span.until, span.until_run, span.until_cause
      FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
      WHERE span.stream = ? AND span.until >= ? AND span.until <= ? AND span.since < ?
      """;

  /** The span of a key that began last before a time. */
  private static final String BEFORE =
      """
      SELECT span.kind, subject.name, span.value, span.since, span.since_run, span.cause,
        span.until, span.until_run, span.until_cause
      FROM stored_subject AS subject JOIN stored_span AS span ON span.subject = subject.id
      WHERE substr(subject.name, 1, 200) = substr(?, 1, 200) AND subject.name = ?
        AND span.stream = ? AND span.kind = ? AND span.since < ?
      ORDER BY span.since DESC LIMIT 1
      """;

  private static final String REMOVE_BEGUN =
      "DELETE FROM stored_span WHERE stream = ? AND since >= ? AND since <= ?";

  private static final String REMOVE_ENDED =
      "DELETE FROM stored_span WHERE stream = ? AND until >= ? AND until <= ?";

  private static final String REMOVE =
      "DELETE FROM stored_span WHERE stream = ? AND until = ? AND kind = ? AND subject = ?";

  /** By the kind, which few spans have, and not by the end, which most have from a time on. */
  private static final String SPANS_OF =
      """
      SELECT span.kind, subject.name, span.value, span.since, span.since_run, span.cause,
        span.until, span.until_run, span.until_cause
      FROM stored_span AS span JOIN stored_subject AS subject ON subject.id = span.subject
      WHERE span.stream = ? AND span.kind = ? AND +span.until > ?
      """;

  private static final String REMOVE_FROM =
      "DELETE FROM stored_span WHERE stream = ? AND since >= ?";

  private static final String REOPEN_FROM =
      """
      UPDATE stored_span SET until = 9223372036854775807, until_run = NULL, until_cause = NULL
      WHERE stream = ? AND until >= ? AND until < 9223372036854775807
      """;

  private static final String PASS_ON_SINCE =
      "UPDATE stored_span SET since_run = ? WHERE stream = ? AND since = ?";

  private static final String PASS_ON_UNTIL =
      "UPDATE stored_span SET until_run = ? WHERE stream = ? AND until = ?";

  private static final String END =
      """
      UPDATE stored_span SET until = ?, until_run = ?, until_cause = ?
      WHERE stream = ? AND until = 9223372036854775807 AND kind = ? AND subject = ?
      """;

  private static final String ADD =
      """
      INSERT INTO stored_span (stream, until, kind, subject, value, since, since_run, until_run, cause,
        until_cause)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final LogDatabase database;
  private final Assessments assessments;
  private final long stream;

  /** The open spans' values by key, whether they are in the file or still to be written. */
  private final Map<Fact.Key, Fact> open = new HashMap<>();

  private final Map<Fact.Key, Span> unwritten = new LinkedHashMap<>();

  StreamSpans(LogDatabase database, Assessments assessments, long stream) {
    this.database = database;
    this.assessments = assessments;
    this.stream = stream;
  }

  /** The spans that began or ended at or after a time. */
  static List<Span> from(LogDatabase database, long stream, long time) throws SQLException {
    PreparedStatement select = database.prepared(SPANS_FROM);
    select.setLong(1, stream);
    select.setLong(2, time);
    select.setLong(3, stream);
    select.setLong(4, time);
    select.setLong(5, time);
    return all(database, select);
  }

  /** The last moment up to a time at which a span began or ended. */
  static Optional<Instant> lastChange(LogDatabase database, long stream, long time)
      throws SQLException {
    OptionalLong last = database.number(LAST_CHANGE, stream, time, stream, time);
    return last.isPresent()
        ? Optional.of(Instant.ofEpochMilli(last.getAsLong()))
        : Optional.empty();
  }

  /** The spans of domains and of their profiles. */
  static List<Span> lives(LogDatabase database, long stream) throws SQLException {
    PreparedStatement select = database.prepared(LIVES);
    select.setLong(1, stream);
    return all(database, select);
  }

  /** The spans of some domains and of their profiles. */
  static List<Span> lives(LogDatabase database, long stream, Set<String> domains)
      throws SQLException {
    List<Span> lives = new ArrayList<>();
    List<String> names = List.copyOf(domains);
    for (int from = 0; from < names.size(); from += DOMAINS) {
      PreparedStatement select = database.prepared(LIVES_OF);
      select.setLong(1, stream);
      for (int i = 0; i < DOMAINS; i++) {
        String name = names.get(Math.min(from + i, names.size() - 1));
        database.bind(select, 2 + i, name);
        database.bind(select, 2 + DOMAINS + i, name);
      }
      lives.addAll(all(database, select));
    }
    return lives;
  }

  /** The spans of a kind that held at or after a time. */
  static List<Span> of(LogDatabase database, long stream, Fact.Kind kind, long time)
      throws SQLException {
    PreparedStatement select = database.prepared(SPANS_OF);
    select.setLong(1, stream);
    select.setInt(2, DbCodes.KINDS.indexOf(kind));
    select.setLong(3, time);
    return all(database, select);
  }

  private static List<Span> all(LogDatabase database, PreparedStatement select)
      throws SQLException {
    List<Span> spans = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        long until = row.getLong(7);
        Optional<Span.End> end =
            until == OPEN
                ? Optional.empty()
                : Optional.of(
                    new Span.End(moment(until, row.getLong(8)), DbCodes.CAUSES.get(row.getInt(9))));
        spans.add(
            new Span(
                fact(database, row),
                moment(row.getLong(4), row.getLong(5)),
                DbCodes.CAUSES.get(row.getInt(6)),
                end));
      }
    }
    return spans;
  }

  private static Fact fact(LogDatabase database, ResultSet row) throws SQLException {
    Fact.Key key = new Fact.Key(DbCodes.KINDS.get(row.getInt(1)), database.text(row, 2));
    return FactValue.read(database, key, row.getString(3));
  }

  /** The spans that began between two times, both included, and held beyond the later. */
  List<Span> leaving(long from, long last) throws SQLException {
    return inWindow(LEAVING, from, last, last);
  }

  /** The spans that began before two times and ended between them, both included. */
  List<Span> ending(long from, long last) throws SQLException {
    return inWindow(ENDING, from, last, from);
  }

  private List<Span> inWindow(String sql, long from, long last, long again) throws SQLException {
    PreparedStatement select = database.prepared(sql);
    select.setLong(1, stream);
    select.setLong(2, from);
    select.setLong(3, last);
    select.setLong(4, again);
    return all(database, select);
  }

  /** The span of a key that began last before a time. */
  Optional<Span> before(Fact.Key key, long time) throws SQLException {
    PreparedStatement select = database.prepared(BEFORE);
    database.bind(select, 1, key.subject());
    database.bind(select, 2, key.subject());
    select.setLong(3, stream);
    select.setInt(4, DbCodes.KINDS.indexOf(key.kind()));
    select.setLong(5, time);
    return all(database, select).stream().findFirst();
  }

  /** Removes all spans that began or ended between two times, both included. */
  void remove(long from, long last) throws SQLException {
    for (String sql : List.of(REMOVE_BEGUN, REMOVE_ENDED)) {
      database.change(sql, stream, from, last);
    }
  }

  void remove(Span span) throws SQLException {
    database.change(
        REMOVE,
        stream,
        until(span),
        DbCodes.KINDS.indexOf(span.key().kind()),
        assessments.subject(span.key().subject()));
  }

  private static long until(Span span) {
    return span.end().isPresent() ? span.end().get().until().at().toEpochMilli() : OPEN;
  }

  private static Moment moment(long at, long position) {
    return new Moment(Instant.ofEpochMilli(at), position);
  }

  /** Makes the spans as they were before a time. */
  void rewind(long time) throws SQLException {
    for (String sql : List.of(REMOVE_FROM, REOPEN_FROM)) {
      database.change(sql, stream, time);
    }
  }

  /** Makes another run the one that speaks at a moment, and says the same. */
  void passOn(Moment moment) throws SQLException {
    for (String sql : List.of(PASS_ON_SINCE, PASS_ON_UNTIL)) {
      database.change(sql, moment.position(), stream, moment.at().toEpochMilli());
    }
  }

  /** What {@link #load} asks. */
  static BoundStatement asking(long stream) {
    return BoundStatement.of(OPEN_SPANS, stream);
  }

  /** Takes up the spans that are open in the file. */
  StreamSpans load() throws SQLException {
    open.clear();
    try (ResultSet row = database.ask(asking(stream))) {
      while (row.next()) {
        Fact fact = fact(database, row);
        open.put(fact.key(), fact);
        assessments.note(fact.key().subject(), row.getLong(4));
      }
    }
    return this;
  }

  /** What holds now. */
  Map<Fact.Key, Fact> values() {
    return Collections.unmodifiableMap(open);
  }

  @Override
  public Optional<Fact> current(Fact.Key key) {
    return Optional.ofNullable(open.get(key));
  }

  @Override
  public void open(Span span) {
    open.put(span.key(), span.fact());
    unwritten.put(span.key(), span);
  }

  @Override
  public void close(Fact.Key key, Span.End end) {
    open.remove(key);
    Span began = unwritten.remove(key);
    try {
      if (began != null) {
        write(began.ending(Optional.of(end)));
        return;
      }
      database.change(
          END,
          end.until().at().toEpochMilli(),
          end.until().position(),
          DbCodes.CAUSES.indexOf(end.cause()),
          stream,
          DbCodes.KINDS.indexOf(key.kind()),
          assessments.subject(key.subject()));
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** Writes the spans that are still open. */
  void flush() throws SQLException {
    for (Span span : unwritten.values()) {
      write(span);
    }
    unwritten.clear();
  }

  /** Writes a span that is not there yet. */
  void write(Span span) throws SQLException {
    database.insert(
        ADD,
        stream,
        until(span),
        DbCodes.KINDS.indexOf(span.key().kind()),
        assessments.subject(span.key().subject()),
        FactValue.write(database, span.fact()),
        span.since().at().toEpochMilli(),
        span.since().position(),
        span.end().map(end -> end.until().position()),
        DbCodes.CAUSES.indexOf(span.cause()),
        span.end().map(end -> DbCodes.CAUSES.indexOf(end.cause())));
  }
}
