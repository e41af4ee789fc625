package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
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

  private static final String RULESET =
      "SELECT id FROM stored_ruleset WHERE rules = ? AND settings = ?";
  private static final String RULESET_BY_ID =
      "SELECT rules, settings FROM stored_ruleset WHERE id = ?";
  private static final String ADD_RULESET =
      "INSERT INTO stored_ruleset (id, rules, settings)"
          + " VALUES ((SELECT coalesce(max(id), 0) + 1 FROM stored_ruleset), ?, ?) RETURNING id";

  /** Entries of all kinds share their numbers. */
  private static final String HEAD =
      """
      SELECT seq, chain FROM (
        SELECT seq, chain FROM stored_run WHERE seq = (SELECT max(seq) FROM stored_run)
        UNION ALL
        SELECT seq, chain FROM stored_line WHERE seq = (SELECT max(seq) FROM stored_line)
        UNION ALL
        SELECT seq, chain FROM stored_tip WHERE seq = (SELECT max(seq) FROM stored_tip)
        UNION ALL
        SELECT seq, chain FROM stored_stream_renaming
        WHERE seq = (SELECT max(seq) FROM stored_stream_renaming)
      ) AS entry ORDER BY seq DESC LIMIT 1
      """;

  private static final String COUNT = "SELECT count(*) FROM stored_run";
  private static final String ORIGIN = "SELECT bytes FROM stored_origin";

  private static final String ADD_RUN =
      """
      INSERT INTO stored_run (seq, key, stream, ruleset, assessment, source, revision, observed_at,
        recorded_at, since, chain)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

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

  Runs(LogDatabase database) {
    this.database = database;
    this.streams = new Streams(database);
  }

  /** The streams to which they belong. */
  Streams streams() {
    return streams;
  }

  /** The number of a ruleset, which gets one when it has none. */
  OptionalLong find(Ruleset ruleset) throws SQLException {
    return database.number(
        RULESET, RulesetCodec.number(ruleset), database.written(ruleset.settings()));
  }

  long add(Ruleset ruleset) throws SQLException {
    OptionalLong known = find(ruleset);
    return known.isPresent()
        ? known.getAsLong()
        : database
            .number(ADD_RULESET, RulesetCodec.number(ruleset), database.written(ruleset.settings()))
            .orElseThrow(database::vanished);
  }

  Optional<LoggedRun> find(RunId run) throws SQLException {
    PreparedStatement select = database.prepared(RUN_BY_KEY);
    select.setBytes(1, run.bytes());
    return one(select);
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
  LoggedRun add(Run run, long stream, long ruleset, long assessment, Digest digest)
      throws SQLException {
    Checkpoint before = checkpoint();
    PreparedStatement insert = database.prepared(ADD_RUN);
    insert.setLong(1, before.entries() + 1);
    insert.setBytes(2, run.id().bytes());
    insert.setLong(3, stream);
    insert.setLong(4, ruleset);
    insert.setLong(5, assessment);
    insert.setInt(6, DbCodes.SOURCES.indexOf(run.source()));
    insert.setObject(7, run.revision().map(database::stored).orElse(null));
    insert.setLong(8, run.observedAt().toEpochMilli());
    insert.setLong(9, run.recordedAt().toEpochMilli());
    insert.setObject(10, run.since().map(Instant::toEpochMilli).orElse(null));
    insert.setBytes(11, run.chained(before.head(), digest).bytes());
    database.insert(insert);
    return find(run.id()).orElseThrow(database::vanished);
  }

  /** The chain's link after one more entry that is no run. */
  Digest chained(LogEntry entry) throws SQLException {
    return entry.chained(checkpoint().head());
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

  /** The run used for the stream's last moment before a time. */
  Optional<LoggedRun> speakerBefore(long stream, long time) throws SQLException {
    PreparedStatement select = database.prepared(SPEAKER_BEFORE);
    select.setLong(1, stream);
    select.setLong(2, time);
    return one(select);
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
    PreparedStatement select = database.prepared(SPEAKER_AFTER);
    select.setLong(1, stream);
    select.setLong(2, time);
    return one(select);
  }

  /** All runs that belong to a stream, by whatever name, but drafts, in no order. */
  List<LoggedRun> ofStream(long stream) throws SQLException {
    PreparedStatement select = database.prepared(OF_STREAM);
    select.setLong(1, stream);
    return all(select);
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
    PreparedStatement select = database.prepared(SPEAKERS_FROM);
    select.setLong(1, stream);
    select.setLong(2, from);
    select.setLong(3, last);
    each(select, taking);
  }

  /** How many runs the log holds. */
  int count() throws SQLException {
    return (int) database.number(COUNT).orElse(0);
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
    Map<Long, Ruleset> rulesets = new HashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Run run =
            new Run(
                new RunId(HexFormat.of().formatHex(row.getBytes(2))),
                streams.stream(row.getLong(3)),
                ruleset(row.getLong(4), rulesets),
                DbCodes.SOURCES.get(row.getInt(6)),
                revision(row, 7),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                time(row, SINCE));
        Optional<Instant> at = time(row, AT);
        Optional<Tally> tally =
            DbCodes.OUTCOMES.get(row.getInt(10)) == Outcome.ASSESSED
                ? Optional.of(
                    new Tally(row.getInt(11), row.getInt(12), row.getInt(13), row.getInt(14)))
                : Optional.empty();
        taking.take(
            new LoggedRun(
                new RecordedRun(
                    run,
                    streams.stream(row.getLong(SPEAKS_IN)),
                    row.getLong(1),
                    at.orElse(run.observedAt()),
                    at.isEmpty() && canLeave(run),
                    tally,
                    row.getInt(15),
                    row.getInt(16)),
                row.getLong(5)));
      }
    }
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

  private Ruleset ruleset(long id, Map<Long, Ruleset> rulesets) throws SQLException {
    Ruleset known = rulesets.get(id);
    if (known != null) {
      return known;
    }
    PreparedStatement select = database.prepared(RULESET_BY_ID);
    select.setLong(1, id);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      Ruleset ruleset = RulesetCodec.ruleset(row.getInt(1), database.text(row, 2));
      rulesets.put(id, ruleset);
      return ruleset;
    }
  }

  /** The revision of a row, if it has one. */
  Optional<String> revision(ResultSet row, int column) throws SQLException {
    Object revision = row.getObject(column);
    return revision instanceof byte[] bytes
        ? Optional.of(HexFormat.of().formatHex(bytes))
        : Optional.ofNullable((String) revision).map(database::read);
  }

  /** Appends where a branch stands at the end of the chain. */
  void add(Tip tip, long stream, long ruleset) throws SQLException {
    PreparedStatement insert = database.prepared(ADD_TIP);
    insert.setLong(1, checkpoint().entries() + 1);
    insert.setBytes(2, tip.id().bytes());
    insert.setLong(3, stream);
    insert.setLong(4, ruleset);
    insert.setObject(5, database.stored(tip.revision()));
    insert.setLong(6, tip.since().toEpochMilli());
    insert.setLong(7, tip.recordedAt().toEpochMilli());
    insert.setBytes(8, chained(new LogEntry.OfTip(tip)).bytes());
    database.insert(insert);
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
                rulesetOf(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7))));
      }
    }
    return tips;
  }

  /** The ruleset of a number. */
  Ruleset rulesetOf(long id) throws SQLException {
    return ruleset(id, new HashMap<>());
  }

  /** What is done with each of many runs. */
  interface Taking {
    void take(LoggedRun run) throws SQLException;
  }
}
