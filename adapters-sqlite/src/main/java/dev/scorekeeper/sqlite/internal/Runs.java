package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The log's runs, with the streams they belong to and the rulesets they were made by. */
final class Runs {
  /** What makes a {@link LoggedRun}. */
  static final String RUN_COLUMNS =
      """
      SELECT run.seq, run.key, run.stream, run.ruleset, run.assessment, run.source, run.revision,
        run.observed_at, run.recorded_at, assessment.outcome, assessment.implemented,
        assessment.planned, assessment.broken, assessment.cataloged, assessment.errors,
        assessment.warnings
      """;

  private static final String RUN_BY_KEY =
      RUN_COLUMNS
          + """
          FROM stored_run AS run JOIN stored_assessment AS assessment ON assessment.id = run.assessment
          WHERE run.key = ?
          """;

  /** One look for each ruleset, however many runs there are at the moment. */
  private static final String SPEAKER_AT =
      RUN_COLUMNS
          + """
          FROM stored_ruleset AS ruleset
          JOIN stored_run AS run ON run.seq = (
            SELECT one.seq FROM stored_run AS one
            WHERE one.source < 2 AND one.stream = ? AND one.observed_at = ?
              AND one.ruleset = ruleset.id
            ORDER BY one.recorded_at DESC, one.key DESC LIMIT 1
          )
          JOIN stored_assessment AS assessment ON assessment.id = run.assessment
          ORDER BY ruleset.rules DESC, run.recorded_at DESC, run.key DESC LIMIT 1
          """;

  private static final String TIME_BEFORE =
      "SELECT max(observed_at) FROM stored_run WHERE source < 2 AND stream = ? AND observed_at < ?";

  private static final String TIME_AFTER =
      "SELECT min(observed_at) FROM stored_run WHERE source < 2 AND stream = ? AND observed_at > ?";

  /** As in the view trend. */
  private static final String SPEAKERS_FROM =
      RUN_COLUMNS
          + """
          FROM stored_run AS run
          JOIN stored_ruleset AS ruleset ON ruleset.id = run.ruleset
          JOIN stored_assessment AS assessment ON assessment.id = run.assessment
          WHERE run.source < 2 AND run.stream = ? AND run.observed_at >= ?
            AND run.observed_at <= ?
            AND NOT EXISTS (
              SELECT 1 FROM stored_run AS other
              WHERE other.source < 2
                AND other.stream = run.stream
                AND other.observed_at = run.observed_at
                AND other.ruleset = run.ruleset
                AND (other.recorded_at, other.key) > (run.recorded_at, run.key)
            )
            AND NOT EXISTS (
              SELECT 1 FROM stored_run AS other JOIN stored_ruleset AS others ON others.id = other.ruleset
              WHERE other.source < 2
                AND other.stream = run.stream
                AND other.observed_at = run.observed_at
                AND other.ruleset <> run.ruleset
                AND (others.rules, other.recorded_at, other.key)
                  > (ruleset.rules, run.recorded_at, run.key)
            )
          ORDER BY run.observed_at
          """;

  private static final String RECORDED =
      RUN_COLUMNS
          + """
          FROM stored_run AS run JOIN stored_assessment AS assessment ON assessment.id = run.assessment
          WHERE run.seq > ? AND run.seq <= ?
          ORDER BY run.seq
          """;

  private static final String STREAMS =
      "SELECT project, branch FROM stored_stream ORDER BY project, branch";

  private static final String STREAM_IDS = "SELECT id FROM stored_stream ORDER BY id";

  private static final String STREAM =
      "SELECT id FROM stored_stream WHERE project = ? AND branch = ?";
  private static final String STREAM_BY_ID =
      "SELECT project, branch FROM stored_stream WHERE id = ?";
  private static final String ADD_STREAM =
      "INSERT INTO stored_stream (project, branch) VALUES (?, ?) RETURNING id";

  private static final String RULESET =
      "SELECT id FROM stored_ruleset WHERE rules = ? AND settings = ?";
  private static final String RULESET_BY_ID =
      "SELECT rules, settings FROM stored_ruleset WHERE id = ?";
  private static final String ADD_RULESET =
      "INSERT INTO stored_ruleset (rules, settings) VALUES (?, ?) RETURNING id";

  private static final String HEAD =
      "SELECT seq, chain FROM stored_run WHERE seq = (SELECT max(seq) FROM stored_run)";
  private static final String LAST = "SELECT max(seq) FROM stored_run";
  private static final String ORIGIN = "SELECT bytes FROM stored_origin";

  private static final String ADD_RUN =
      """
      INSERT INTO stored_run (seq, key, stream, ruleset, assessment, source, revision, observed_at,
        recorded_at, chain)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final Database database;

  Runs(Database database) {
    this.database = database;
  }

  List<StreamId> streams() throws SQLException {
    List<StreamId> streams = new ArrayList<>();
    try (ResultSet row = database.prepared(STREAMS).executeQuery()) {
      while (row.next()) {
        streams.add(new StreamId(row.getString(1), row.getString(2)));
      }
    }
    return streams;
  }

  /** The numbers of all streams. */
  List<Long> streamIds() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (ResultSet row = database.prepared(STREAM_IDS).executeQuery()) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  OptionalLong find(StreamId stream) throws SQLException {
    return database.number(STREAM, stream.project(), stream.branch());
  }

  /** The number of a stream, which gets one when it has none. */
  long add(StreamId stream) throws SQLException {
    OptionalLong known = find(stream);
    return known.isPresent()
        ? known.getAsLong()
        : database.number(ADD_STREAM, stream.project(), stream.branch()).orElseThrow();
  }

  /** The number of a ruleset, which gets one when it has none. */
  long add(Ruleset ruleset) throws SQLException {
    OptionalLong known = database.number(RULESET, RulesetCodec.number(ruleset), ruleset.settings());
    return known.isPresent()
        ? known.getAsLong()
        : database
            .number(ADD_RULESET, RulesetCodec.number(ruleset), ruleset.settings())
            .orElseThrow();
  }

  Optional<LoggedRun> find(RunId run) throws SQLException {
    PreparedStatement select = database.prepared(RUN_BY_KEY);
    select.setBytes(1, run.bytes());
    return one(select);
  }

  /** Appends a run at the end of the chain. */
  LoggedRun add(Run run, long stream, long ruleset, long assessment, Digest digest)
      throws SQLException {
    Checkpoint before = checkpoint();
    PreparedStatement insert = database.prepared(ADD_RUN);
    insert.setLong(1, before.runs() + 1);
    insert.setBytes(2, run.id().bytes());
    insert.setLong(3, stream);
    insert.setLong(4, ruleset);
    insert.setLong(5, assessment);
    insert.setInt(6, DbCodes.SOURCES.indexOf(run.source()));
    insert.setObject(7, run.revision().map(Runs::stored).orElse(null));
    insert.setLong(8, run.observedAt().toEpochMilli());
    insert.setLong(9, run.recordedAt().toEpochMilli());
    insert.setBytes(10, run.chained(before.head(), digest).bytes());
    insert.executeUpdate();
    return find(run.id()).orElseThrow();
  }

  /** What the log is now. */
  Checkpoint checkpoint() throws SQLException {
    Checkpoint beginning = Checkpoint.beginning(HexFormat.of().formatHex(origin()));
    try (ResultSet head = database.prepared(HEAD).executeQuery()) {
      return head.next()
          ? new Checkpoint(beginning.origin(), head.getLong(1), Digest.of(head.getBytes(2)))
          : beginning;
    }
  }

  private byte[] origin() throws SQLException {
    try (ResultSet row = database.prepared(ORIGIN).executeQuery()) {
      row.next();
      return row.getBytes(1);
    }
  }

  /** The run that speaks at the stream's last moment before a time. */
  Optional<LoggedRun> speakerBefore(long stream, long time) throws SQLException {
    OptionalLong at = database.number(TIME_BEFORE, stream, time);
    return at.isPresent() ? speakerAt(stream, at.getAsLong()) : Optional.empty();
  }

  /** The run that speaks at the stream's last assessed moment before a time. */
  Optional<LoggedRun> assessedBefore(long stream, long time) throws SQLException {
    Optional<LoggedRun> speaker = speakerBefore(stream, time);
    while (speaker.isPresent() && !speaker.get().assessed()) {
      speaker = speakerBefore(stream, speaker.get().moment().at().toEpochMilli());
    }
    return speaker;
  }

  /** The run that speaks at the stream's first assessed moment after a time. */
  Optional<LoggedRun> assessedAfter(long stream, long time) throws SQLException {
    OptionalLong at = database.number(TIME_AFTER, stream, time);
    while (at.isPresent()) {
      Optional<LoggedRun> speaker = speakerAt(stream, at.getAsLong());
      if (speaker.isPresent() && speaker.get().assessed()) {
        return speaker;
      }
      at = database.number(TIME_AFTER, stream, at.getAsLong());
    }
    return Optional.empty();
  }

  /** The run that speaks at a time. */
  Optional<LoggedRun> speakerAt(long stream, long time) throws SQLException {
    PreparedStatement select = database.prepared(SPEAKER_AT);
    select.setLong(1, stream);
    select.setLong(2, time);
    return one(select);
  }

  boolean anyAfter(long stream, long time) throws SQLException {
    return database.number(TIME_AFTER, stream, time).isPresent();
  }

  /** The runs that speak at their moments from a time on, the oldest first. */
  List<LoggedRun> speakersFrom(long stream, long time) throws SQLException {
    List<LoggedRun> runs = new ArrayList<>();
    eachSpeakerFrom(stream, time, runs::add);
    return runs;
  }

  /** Takes one by one the runs that speak at their moments from a time on, the oldest first. */
  void eachSpeakerFrom(long stream, long time, Taking taking) throws SQLException {
    eachSpeaker(stream, time, Long.MAX_VALUE, taking);
  }

  /** Takes one by one the runs that speak at their moments, from a time on and up to another. */
  void eachSpeaker(long stream, long from, long last, Taking taking) throws SQLException {
    PreparedStatement select = database.prepared(SPEAKERS_FROM);
    select.setLong(1, stream);
    select.setLong(2, from);
    select.setLong(3, last);
    each(select, taking);
  }

  /** How many runs the log holds. */
  int count() throws SQLException {
    return (int) database.number(LAST).orElse(0);
  }

  /** The runs after one position and up to another, in the order of recording. */
  List<LoggedRun> recorded(long after, long last) throws SQLException {
    PreparedStatement select = database.prepared(RECORDED);
    select.setLong(1, after);
    select.setLong(2, last);
    return all(select);
  }

  /** The run that a statement selects by {@link #RUN_COLUMNS}, if any. */
  Optional<LoggedRun> one(PreparedStatement select) throws SQLException {
    List<LoggedRun> runs = all(select);
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(0));
  }

  /** The runs that a statement selects by {@link #RUN_COLUMNS}. */
  List<LoggedRun> all(PreparedStatement select) throws SQLException {
    List<LoggedRun> runs = new ArrayList<>();
    each(select, runs::add);
    return runs;
  }

  private void each(PreparedStatement select, Taking taking) throws SQLException {
    Map<Long, StreamId> streams = new HashMap<>();
    Map<Long, Ruleset> rulesets = new HashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Run run =
            new Run(
                new RunId(HexFormat.of().formatHex(row.getBytes(2))),
                stream(row.getLong(3), streams),
                ruleset(row.getLong(4), rulesets),
                DbCodes.SOURCES.get(row.getInt(6)),
                revision(row, 7),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)));
        Optional<Tally> tally =
            DbCodes.OUTCOMES.get(row.getInt(10)) == Outcome.ASSESSED
                ? Optional.of(
                    new Tally(row.getInt(11), row.getInt(12), row.getInt(13), row.getInt(14)))
                : Optional.empty();
        taking.take(
            new LoggedRun(
                new RecordedRun(run, row.getLong(1), tally, row.getInt(15), row.getInt(16)),
                row.getLong(5)));
      }
    }
  }

  /** The stream of a number. */
  StreamId stream(long id) throws SQLException {
    return stream(id, new HashMap<>());
  }

  private StreamId stream(long id, Map<Long, StreamId> streams) throws SQLException {
    StreamId known = streams.get(id);
    if (known != null) {
      return known;
    }
    PreparedStatement select = database.prepared(STREAM_BY_ID);
    select.setLong(1, id);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      StreamId stream = new StreamId(row.getString(1), row.getString(2));
      streams.put(id, stream);
      return stream;
    }
  }

  private Ruleset ruleset(long id, Map<Long, Ruleset> rulesets) throws SQLException {
    Ruleset known = rulesets.get(id);
    if (known != null) {
      return known;
    }
    PreparedStatement select = database.prepared(RULESET_BY_ID);
    select.setLong(1, id);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      Ruleset ruleset = RulesetCodec.ruleset(row.getInt(1), row.getString(2));
      rulesets.put(id, ruleset);
      return ruleset;
    }
  }

  /** The revision of a row, if it has one. */
  static Optional<String> revision(ResultSet row, int column) throws SQLException {
    Object revision = row.getObject(column);
    return revision instanceof byte[] bytes
        ? Optional.of(HexFormat.of().formatHex(bytes))
        : Optional.ofNullable((String) revision);
  }

  /** A revision as it is stored: as the bytes that it stands for, where it is hexadecimal. */
  static Object stored(String revision) {
    return isLowerHex(revision) && revision.length() % 2 == 0
        ? HexFormat.of().parseHex(revision)
        : revision;
  }

  /** What is done with each of many runs. */
  interface Taking {
    void take(LoggedRun run) throws SQLException;
  }

  static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
