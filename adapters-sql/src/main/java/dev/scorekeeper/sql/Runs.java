package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The log's runs, with the streams they belong to, the rulesets they were made by, and the moments
 * at which they speak.
 */
final class Runs {
  /** Entries are runs, what is said of commits, tips, or renamings. */
  static final int KINDS = 4;

  private static final String LINK =
      """
      SELECT chain FROM stored_run WHERE seq = ?
      UNION ALL SELECT chain FROM stored_line WHERE seq = ?
      UNION ALL SELECT chain FROM stored_tip WHERE seq = ?
      UNION ALL SELECT chain FROM stored_stream_renaming WHERE seq = ?
      """;

  /** What makes a {@link LoggedRun}. */
  static final String RUN_COLUMNS =
      """
      SELECT run.seq, run.key, run.stream, run.ruleset, run.assessment, run.source, run.revision,
        run.observed_at, run.recorded_at, assessment.outcome, assessment.implemented,
        assessment.planned, assessment.broken, assessment.cataloged, assessment.errors,
        assessment.warnings, run.since, place.at, name.speaks_in
      """;

  /** From where {@link #RUN_COLUMNS} come, where runs are looked for. */
  static final String FROM_RUNS =
      """
      FROM stored_run AS run
      JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      JOIN stored_name AS name ON name.stream = run.stream
      LEFT JOIN stored_place AS place ON place.run = run.seq
      """;

  /** The same, where moments are. */
  static final String FROM_PLACES =
      """
      FROM stored_place AS place
      CROSS JOIN stored_run AS run
      JOIN stored_name AS name ON name.stream = run.stream
      JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      WHERE run.seq = place.run
      """;

  private static final String RUN_BY_KEY = RUN_COLUMNS + FROM_RUNS + "WHERE run.key = ?";

  private static final String SPEAKER_BEFORE =
      RUN_COLUMNS
          + FROM_PLACES
          + """
            AND place.stream = ? AND place.voice = 2 AND place.at < ?
          ORDER BY place.at DESC LIMIT 1
          """;

  private static final String SPEAKER_AFTER =
      RUN_COLUMNS
          + FROM_PLACES
          + """
            AND place.stream = ? AND place.voice = 2 AND place.at > ?
          ORDER BY place.at LIMIT 1
          """;

  private static final String SPEAKERS_FROM =
      RUN_COLUMNS
          + FROM_PLACES
          + """
            AND place.stream = ? AND place.voice = 2 AND place.at >= ? AND place.at <= ?
          ORDER BY place.at
          """;

  private static final String RECORDED =
      RUN_COLUMNS + FROM_RUNS + "WHERE run.seq > ? AND run.seq <= ? ORDER BY run.seq";

  private static final String OF_STREAM =
      RUN_COLUMNS
          + FROM_RUNS
          + """
          WHERE run.source < 2
            AND run.stream IN (SELECT stream FROM stored_name WHERE speaks_in = ?)
          """;

  /** Entries of all kinds share their numbers. */
  static final BoundStatement HEAD =
      BoundStatement.of(
          """
      SELECT origin.bytes, entry.seq, entry.chain
      FROM stored_origin AS origin LEFT JOIN (
        SELECT seq, chain FROM stored_run WHERE seq = (SELECT max(seq) FROM stored_run)
        UNION ALL
        SELECT seq, chain FROM stored_line WHERE seq = (SELECT max(seq) FROM stored_line)
        UNION ALL
        SELECT seq, chain FROM stored_tip WHERE seq = (SELECT max(seq) FROM stored_tip)
        UNION ALL
        SELECT seq, chain FROM stored_stream_renaming
        WHERE seq = (SELECT max(seq) FROM stored_stream_renaming)
      ) AS entry ON 1 = 1
      ORDER BY entry.seq DESC LIMIT 1
      """);

  private static final String COUNT = "SELECT count(*) FROM stored_run";

  private static final String ADD_RUN =
      """
      INSERT INTO stored_run (seq, key, stream, ruleset, assessment, source, revision, observed_at,
        recorded_at, since, chain)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final int ASSESSMENT = 5;
  private static final int OUTCOME = 10;
  private static final int SINCE = 17;
  private static final int AT = 18;
  private static final int SPEAKS_IN = 19;

  private static final String ADD_TIP =
      """
      INSERT INTO stored_tip (seq, key, stream, ruleset, revision, since, recorded_at, chain)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String TIPS =
      """
      SELECT seq, key, stream, ruleset, revision, since, recorded_at FROM stored_tip
      WHERE stream IN (SELECT stream FROM stored_name WHERE speaks_in = ?)
      """;

  private static final String TIP_BY_KEY =
      """
      SELECT seq, key, stream, ruleset, revision, since, recorded_at FROM stored_tip
      WHERE key = ?
      """;

  private static final String TIP_AT =
      """
      SELECT seq, key, stream, ruleset, revision, since, recorded_at FROM stored_tip
      WHERE seq = ?
      """;

  private final LogDatabase database;
  private final Streams streams;
  private final Rulesets rulesets;

  /** The end of the chain, once something was appended. */
  private Optional<Checkpoint> end = Optional.empty();

  /**
   * The runs of a log.
   *
   * @param database where something is written, this lives as long as the transaction
   */
  Runs(LogDatabase database) {
    this.database = database;
    this.streams = new Streams(database);
    this.rulesets = new Rulesets(database);
  }

  /** The streams to which they belong. */
  Streams streams() {
    return streams;
  }

  /** The rulesets by which they were made. */
  Rulesets rulesets() {
    return rulesets;
  }

  /** What {@link #find} asks. */
  static BoundStatement asking(RunId run) {
    return BoundStatement.of(RUN_BY_KEY, (Object) run.bytes());
  }

  Optional<LoggedRun> find(RunId run) throws SQLException {
    return one(asking(run));
  }

  /** The run at a position of the log. */
  LoggedRun at(long position) throws SQLException {
    return recorded(position - 1, position).get(0);
  }

  /** The chain's link after an entry, of whatever kind it is; no row where there is none. */
  ResultSet link(long position) throws SQLException {
    PreparedStatement select = database.prepared(LINK);
    for (int kind = 1; kind <= KINDS; kind++) {
      select.setLong(kind, position);
    }
    return select.executeQuery();
  }

  /** Appends a run at the end of the chain. */
  LoggedRun add(Run run, Streams.Named stream, Assessments.Stored assessment, Digest digest)
      throws SQLException {
    Checkpoint linked = linked(run.chained(end().head(), digest));
    database.insert(
        ADD_RUN,
        linked.entries(),
        run.id().bytes(),
        stream.id(),
        rulesets.add(run.ruleset()),
        assessment.id(),
        DbCodes.SOURCES.indexOf(run.source()),
        run.revision().map(database::stored),
        run.observedAt().toEpochMilli(),
        run.recordedAt().toEpochMilli(),
        run.since().map(Instant::toEpochMilli),
        linked.head().bytes());
    return logged(
        run, streams.stream(stream.speaksIn()), linked.entries(), Optional.empty(), assessment);
  }

  /** Where the next entry comes in the chain, which is appended with that. */
  Checkpoint linked(LogEntry entry) throws SQLException {
    return linked(entry.chained(end().head()));
  }

  private Checkpoint linked(Digest head) throws SQLException {
    Checkpoint linked = new Checkpoint(end().origin(), end().entries() + 1, head);
    end = Optional.of(linked);
    return linked;
  }

  /** Nobody else appends until the transaction ends. */
  private Checkpoint end() throws SQLException {
    if (end.isEmpty()) {
      end = Optional.of(checkpoint());
    }
    return end.get();
  }

  /** What the log is now. */
  Checkpoint checkpoint() throws SQLException {
    try (ResultSet head = database.ask(HEAD)) {
      head.next();
      String origin = HexFormat.of().formatHex(head.getBytes(1));
      byte[] chain = head.getBytes(3);
      return chain == null
          ? Checkpoint.beginning(origin)
          : new Checkpoint(origin, head.getLong(2), Digest.of(chain));
    }
  }

  /** The run used for the stream's last moment before a time. */
  Optional<LoggedRun> speakerBefore(long stream, long time) throws SQLException {
    return one(BoundStatement.of(SPEAKER_BEFORE, stream, time));
  }

  /** The run used for the stream's last assessed moment before a time. */
  Optional<LoggedRun> assessedBefore(long stream, long time) throws SQLException {
    Optional<LoggedRun> speaker = speakerBefore(stream, time);
    while (speaker.isPresent() && !speaker.get().isReadable()) {
      speaker = speakerBefore(stream, speaker.get().moment().at().toEpochMilli());
    }
    return speaker;
  }

  /** The run used for the stream's first assessed moment after a time. */
  Optional<LoggedRun> assessedAfter(long stream, long time) throws SQLException {
    Optional<LoggedRun> speaker = speakerAfter(stream, time);
    while (speaker.isPresent() && !speaker.get().isReadable()) {
      speaker = speakerAfter(stream, speaker.get().moment().at().toEpochMilli());
    }
    return speaker;
  }

  private Optional<LoggedRun> speakerAfter(long stream, long time) throws SQLException {
    return one(BoundStatement.of(SPEAKER_AFTER, stream, time));
  }

  /** All runs that belong to a stream, by whatever name, but drafts, in no order. */
  List<LoggedRun> ofStream(long stream) throws SQLException {
    return all(BoundStatement.of(OF_STREAM, stream));
  }

  /** The runs used for their moments from a time on, the oldest first. */
  List<LoggedRun> speakersFrom(long stream, long time) throws SQLException {
    List<LoggedRun> runs = new ArrayList<>();
    eachSpeakerFrom(stream, time, runs::add);
    return runs;
  }

  /** Takes one by one the runs used for their moments from a time on, the oldest first. */
  void eachSpeakerFrom(long stream, long time, Taking taking) throws SQLException {
    eachSpeaker(stream, time, Long.MAX_VALUE, taking);
  }

  /** Takes one by one the runs used for their moments, from a time on and up to another. */
  void eachSpeaker(long stream, long from, long last, Taking taking) throws SQLException {
    each(BoundStatement.of(SPEAKERS_FROM, stream, from, last), taking);
  }

  /** How many runs the log holds. */
  int count() throws SQLException {
    return (int) database.number(COUNT).orElse(0);
  }

  /** The runs after one position and up to another, in the order of recording. */
  List<LoggedRun> recorded(long after, long last) throws SQLException {
    return all(BoundStatement.of(RECORDED, after, last));
  }

  /** The run that is asked for by {@link #RUN_COLUMNS}, if any. */
  Optional<LoggedRun> one(BoundStatement question) throws SQLException {
    List<LoggedRun> runs = all(question);
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(0));
  }

  /** The runs that are asked for by {@link #RUN_COLUMNS}. */
  List<LoggedRun> all(BoundStatement question) throws SQLException {
    List<LoggedRun> runs = new ArrayList<>();
    each(question, runs::add);
    return runs;
  }

  private void each(BoundStatement question, Taking taking) throws SQLException {
    try (ResultSet row = database.ask(question)) {
      while (row.next()) {
        Run run =
            new Run(
                new RunId(HexFormat.of().formatHex(row.getBytes(2))),
                streams.stream(row.getLong(3)),
                rulesets.get(row.getLong(4)),
                DbCodes.SOURCES.get(row.getInt(6)),
                revision(row, 7),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                time(row, SINCE));
        taking.take(
            logged(
                run,
                streams.stream(row.getLong(SPEAKS_IN)),
                row.getLong(1),
                time(row, AT),
                Assessments.stored(row, ASSESSMENT, OUTCOME)));
      }
    }
  }

  private static LoggedRun logged(
      Run run, StreamId speaksIn, long position, Optional<Instant> at, Assessments.Stored found) {
    RecordedRun recorded =
        new RecordedRun(
            run,
            speaksIn,
            position,
            at.orElse(run.observedAt()),
            at.isEmpty() && canLeave(run),
            found.tally(),
            found.errors(),
            found.warnings());
    return new LoggedRun(recorded, found.id());
  }

  /** Whether a run is of a commit that can be off its branch's line. */
  private static boolean canLeave(Run run) {
    return run.source() != Source.DRAFT && run.revision().isPresent() && run.stream().isLine();
  }

  /** A time of a row, where there is one. */
  static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** The stream of a number. */
  StreamId stream(long id) throws SQLException {
    return streams.stream(id);
  }

  /** The revision of a row, if it has one. */
  Optional<String> revision(ResultSet row, int column) throws SQLException {
    Object revision = row.getObject(column);
    return revision instanceof byte[] bytes
        ? Optional.of(HexFormat.of().formatHex(bytes))
        : Optional.ofNullable((String) revision).map(database::read);
  }

  /** Appends where a branch stands at the end of the chain. */
  void add(Tip tip, long stream) throws SQLException {
    Checkpoint linked = linked(new LogEntry.OfTip(tip));
    database.insert(
        ADD_TIP,
        linked.entries(),
        tip.id().bytes(),
        stream,
        rulesets.add(tip.ruleset()),
        database.stored(tip.revision()),
        tip.since().toEpochMilli(),
        tip.recordedAt().toEpochMilli(),
        linked.head().bytes());
  }

  /** What is said of where the branch of a stream stood, by whatever name. */
  List<Tip> tips(long stream) throws SQLException {
    PreparedStatement select = database.prepared(TIPS);
    select.setLong(1, stream);
    return tips(select);
  }

  Optional<Tip> tip(RunId id) throws SQLException {
    PreparedStatement select = database.prepared(TIP_BY_KEY);
    select.setBytes(1, id.bytes());
    return tips(select).stream().findFirst();
  }

  /** The tip of a position in the log, if one is there. */
  Optional<Tip> tipAt(long position) throws SQLException {
    PreparedStatement select = database.prepared(TIP_AT);
    select.setLong(1, position);
    return tips(select).stream().findFirst();
  }

  private List<Tip> tips(PreparedStatement select) throws SQLException {
    List<Tip> tips = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        tips.add(
            new Tip(
                stream(row.getLong(3)),
                revision(row, 5).orElseThrow(),
                rulesets.get(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7))));
      }
    }
    return tips;
  }

  /** What is done with each of many runs. */
  interface Taking {
    void take(LoggedRun run) throws SQLException;
  }
}
