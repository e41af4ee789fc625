package dev.scorekeeper.sqlite;

import dev.scorekeeper.domain.history.Digest;
import dev.scorekeeper.domain.history.Fact;
import dev.scorekeeper.domain.history.Facts;
import dev.scorekeeper.domain.history.Outcome;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Ruleset;
import dev.scorekeeper.domain.history.Run;
import dev.scorekeeper.domain.history.RunId;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.LayerCounts;
import dev.scorekeeper.domain.validation.Severity;
import dev.scorekeeper.domain.validation.Tally;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;

/** The tables of the log: rows are inserted and read, and nothing else is ever done to them. */
final class Log {
  private static final String RUN_COLUMNS =
      """
      SELECT run.seq, run.key, run.stream, run.ruleset, run.assessment, run.source, run.revision,
        run.observed_at, run.recorded_at, assessment.outcome, assessment.by_sequence_file,
        assessment.by_catalog, assessment.planned, assessment.broken, assessment.errors,
        assessment.warnings
      """;

  private static final String RUN_BY_KEY =
      RUN_COLUMNS
          + """
          FROM run JOIN assessment ON assessment.id = run.assessment
          WHERE run.key = ?
          """;

  /** One look for each ruleset, however many runs there are at the moment. */
  private static final String SPEAKER_AT =
      RUN_COLUMNS
          + """
          FROM ruleset
          JOIN run ON run.seq = (
            SELECT one.seq FROM run AS one
            WHERE one.source < 2 AND one.stream = ? AND one.observed_at = ?
              AND one.ruleset = ruleset.id
            ORDER BY one.recorded_at DESC, one.key DESC LIMIT 1
          )
          JOIN assessment ON assessment.id = run.assessment
          ORDER BY ruleset.rules DESC, run.recorded_at DESC, run.key DESC LIMIT 1
          """;

  private static final String TIME_BEFORE =
      "SELECT max(observed_at) FROM run WHERE source < 2 AND stream = ? AND observed_at < ?";

  private static final String TIME_AFTER =
      "SELECT min(observed_at) FROM run WHERE source < 2 AND stream = ? AND observed_at > ?";

  /** As in the view trend. */
  private static final String SPEAKERS_FROM =
      RUN_COLUMNS
          + """
          FROM run
          JOIN ruleset ON ruleset.id = run.ruleset
          JOIN assessment ON assessment.id = run.assessment
          WHERE run.source < 2 AND run.stream = ? AND run.observed_at >= ?
            AND NOT EXISTS (
              SELECT 1 FROM run AS other
              WHERE other.source < 2
                AND other.stream = run.stream
                AND other.observed_at = run.observed_at
                AND other.ruleset = run.ruleset
                AND (other.recorded_at, other.key) > (run.recorded_at, run.key)
            )
            AND NOT EXISTS (
              SELECT 1 FROM run AS other JOIN ruleset AS others ON others.id = other.ruleset
              WHERE other.source < 2
                AND other.stream = run.stream
                AND other.observed_at = run.observed_at
                AND other.ruleset <> run.ruleset
                AND (others.rules, other.recorded_at, other.key)
                  > (ruleset.rules, run.recorded_at, run.key)
            )
          ORDER BY run.observed_at
          """;

  private static final String NEWEST_RUNS =
      RUN_COLUMNS
          + """
          FROM (
            SELECT * FROM run WHERE source < 2 AND stream = ?1
            UNION ALL
            SELECT * FROM run WHERE source = 2 AND stream = ?1
          ) AS run
          JOIN assessment ON assessment.id = run.assessment
          ORDER BY run.observed_at DESC, run.seq DESC LIMIT ?2
          """;

  private static final String TIME_OF_REVISION =
      """
      SELECT run.observed_at FROM run JOIN stream ON stream.id = run.stream
      WHERE substr(run.revision, 1, 4) = substr(?1, 1, 4) AND run.revision = ?1
        AND run.source < 2 AND stream.project = ?2
      ORDER BY run.seq LIMIT 1
      """;

  private static final String STREAMS =
      """
      SELECT project, branch FROM stream
      WHERE EXISTS (SELECT 1 FROM run WHERE source < 2 AND stream = stream.id)
        OR EXISTS (SELECT 1 FROM run WHERE source = 2 AND stream = stream.id)
      ORDER BY project, branch
      """;

  private static final String STREAM = "SELECT id FROM stream WHERE project = ? AND branch = ?";
  private static final String STREAM_BY_ID = "SELECT project, branch FROM stream WHERE id = ?";
  private static final String ADD_STREAM = "INSERT INTO stream (project, branch) VALUES (?, ?)";

  private static final String RULESET = "SELECT id FROM ruleset WHERE rules = ? AND settings = ?";
  private static final String RULESET_BY_ID = "SELECT rules, settings FROM ruleset WHERE id = ?";
  private static final String ADD_RULESET = "INSERT INTO ruleset (rules, settings) VALUES (?, ?)";

  private static final String SUBJECT = "SELECT id FROM subject WHERE name = ?";
  private static final String ADD_SUBJECT = "INSERT INTO subject (name) VALUES (?)";

  private static final String ASSESSMENT = "SELECT id FROM assessment WHERE digest = ?";
  private static final String DIGEST = "SELECT digest FROM assessment WHERE id = ?";
  private static final String WEIGHT = "SELECT weight FROM assessment WHERE id = ?";
  private static final String BASE = "SELECT base FROM assessment WHERE id = ?";
  private static final String LAST_ASSESSED =
      "SELECT id FROM assessment WHERE outcome = 0 ORDER BY id DESC LIMIT 1";

  private static final String ADD_ASSESSMENT =
      """
      INSERT INTO assessment (digest, base, weight, outcome, domains, by_sequence_file, by_catalog,
        planned, broken, errors, warnings, registry_entries, system_sequences, catalog_entries,
        catalog_sequences)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ADD_FACT =
      "INSERT INTO fact (assessment, kind, subject, value) VALUES (?, ?, ?, ?)";

  /** The bases' rows come first, since a base is older than what builds on it. */
  private static final String FACTS =
      """
      WITH RECURSIVE chain (id, base) AS (
        SELECT id, base FROM assessment WHERE id = ?
        UNION ALL
        SELECT assessment.id, assessment.base
        FROM chain JOIN assessment ON assessment.id = chain.base
      )
      SELECT fact.kind, subject.name, fact.value
      FROM chain
      JOIN fact ON fact.assessment = chain.id
      JOIN subject ON subject.id = fact.subject
      ORDER BY chain.id
      """;

  private static final String OUTCOME = "SELECT outcome FROM assessment WHERE id = ?";

  private static final String OWN_FACTS =
      """
      SELECT fact.kind, subject.name, fact.value
      FROM fact JOIN subject ON subject.id = fact.subject
      WHERE fact.assessment = ?
      """;

  private static final String HEAD = "SELECT seq, chain FROM run ORDER BY seq DESC LIMIT 1";
  private static final String ORIGIN = "SELECT bytes FROM origin";

  private static final String ADD_RUN =
      """
      INSERT INTO run (seq, key, stream, ruleset, assessment, source, revision, observed_at,
        recorded_at, chain)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /** A chain of bases that takes more rows than this many times its facts begins anew. */
  private static final int LONGEST_CHAIN = 4;

  private final Database database;

  Log(Database database) {
    this.database = database;
  }

  // ---- streams, rulesets, subjects

  List<StreamId> streams() throws SQLException {
    List<StreamId> streams = new ArrayList<>();
    try (ResultSet row = database.prepared(STREAMS).executeQuery()) {
      while (row.next()) {
        streams.add(new StreamId(row.getString(1), row.getString(2)));
      }
    }
    return streams;
  }

  OptionalLong find(StreamId stream) throws SQLException {
    PreparedStatement select = database.prepared(STREAM);
    select.setString(1, stream.project());
    select.setString(2, stream.branch());
    return number(select);
  }

  long add(StreamId stream) throws SQLException {
    OptionalLong known = find(stream);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    PreparedStatement insert = database.prepared(ADD_STREAM);
    insert.setString(1, stream.project());
    insert.setString(2, stream.branch());
    insert.executeUpdate();
    return find(stream).orElseThrow();
  }

  long add(Ruleset ruleset) throws SQLException {
    PreparedStatement select = database.prepared(RULESET);
    select.setInt(1, ruleset.rules());
    select.setString(2, ruleset.settings());
    OptionalLong known = number(select);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    PreparedStatement insert = database.prepared(ADD_RULESET);
    insert.setInt(1, ruleset.rules());
    insert.setString(2, ruleset.settings());
    insert.executeUpdate();
    return number(select).orElseThrow();
  }

  long subject(String name) throws SQLException {
    PreparedStatement select = database.prepared(SUBJECT);
    select.setString(1, name);
    OptionalLong known = number(select);
    if (known.isPresent()) {
      return known.getAsLong();
    }
    PreparedStatement insert = database.prepared(ADD_SUBJECT);
    insert.setString(1, name);
    insert.executeUpdate();
    return number(select).orElseThrow();
  }

  // ---- assessments

  OptionalLong find(Digest assessment) throws SQLException {
    PreparedStatement select = database.prepared(ASSESSMENT);
    select.setBytes(1, assessment.bytes());
    return number(select);
  }

  Digest digest(long assessment) throws SQLException {
    PreparedStatement select = database.prepared(DIGEST);
    select.setLong(1, assessment);
    try (ResultSet row = select.executeQuery()) {
      row.next();
      return Digest.of(row.getBytes(1));
    }
  }

  /** The assessment that a new one may be stored by its difference to, where no nearer is known. */
  OptionalLong lastAssessed() throws SQLException {
    return number(database.prepared(LAST_ASSESSED));
  }

  OptionalLong base(long assessment) throws SQLException {
    PreparedStatement select = database.prepared(BASE);
    select.setLong(1, assessment);
    return number(select);
  }

  /** Stores an assessment whole. */
  long add(Facts facts, Digest digest) throws SQLException {
    return add(facts, digest, OptionalLong.empty(), facts.values().size(), whole(facts));
  }

  /** Stores an assessment by its difference to another, unless that saves nothing. */
  long add(Facts facts, Digest digest, long base, Facts before) throws SQLException {
    SortedMap<Fact.Key, Optional<List<String>>> changes = before.changesTo(facts);
    PreparedStatement select = database.prepared(WEIGHT);
    select.setLong(1, base);
    long weight = number(select).orElseThrow() + changes.size();
    if (changes.size() >= facts.values().size()
        || weight > (long) LONGEST_CHAIN * facts.values().size()) {
      return add(facts, digest);
    }
    return add(facts, digest, OptionalLong.of(base), weight, changes);
  }

  private long add(
      Facts facts,
      Digest digest,
      OptionalLong base,
      long weight,
      Map<Fact.Key, Optional<List<String>>> changes)
      throws SQLException {
    Assessment assessment = facts.assessment();
    LayerCounts layers = assessment.layers();
    PreparedStatement insert = database.prepared(ADD_ASSESSMENT);
    insert.setBytes(1, digest.bytes());
    set(insert, 2, base);
    insert.setLong(3, weight);
    insert.setInt(4, Codes.OUTCOMES.indexOf(facts.outcome()));
    if (assessment instanceof Assessment.Assessed assessed) {
      Tally tally = assessed.tally();
      insert.setInt(5, tally.domains());
      insert.setInt(6, tally.implementedBySequenceFile());
      insert.setInt(7, tally.implementedByCatalog());
      insert.setInt(8, tally.planned());
      insert.setInt(9, tally.broken());
    } else {
      for (int column = 5; column <= 9; column++) {
        insert.setNull(column, Types.INTEGER);
      }
    }
    insert.setInt(10, assessment.count(Severity.ERROR));
    insert.setInt(11, assessment.count(Severity.WARNING));
    set(insert, 12, layers.registryEntries());
    set(insert, 13, layers.systemSequences());
    set(insert, 14, layers.catalogEntries());
    set(insert, 15, layers.catalogSequences());
    insert.executeUpdate();
    long id = find(digest).orElseThrow();
    PreparedStatement fact = database.prepared(ADD_FACT);
    for (Map.Entry<Fact.Key, Optional<List<String>>> change : changes.entrySet()) {
      fact.setLong(1, id);
      fact.setInt(2, Codes.KINDS.indexOf(change.getKey().kind()));
      fact.setLong(3, subject(change.getKey().subject()));
      fact.setString(4, change.getValue().map(FactValue::write).orElse(null));
      fact.executeUpdate();
    }
    return id;
  }

  private static Map<Fact.Key, Optional<List<String>>> whole(Facts facts) {
    return Facts.of(facts.outcome(), Map.of()).changesTo(facts);
  }

  /** The facts of an assessment, put together from its bases and its own. */
  Facts facts(long assessment) throws SQLException {
    PreparedStatement outcome = database.prepared(OUTCOME);
    outcome.setLong(1, assessment);
    int code = (int) number(outcome).orElseThrow();
    Map<Fact.Key, List<String>> values = new HashMap<>();
    change(FACTS, assessment).forEach((key, value) -> apply(values, key, value));
    return Facts.of(Codes.OUTCOMES.get(code), values);
  }

  /** What an assessment changes in the facts of its base. */
  Map<Fact.Key, Optional<List<String>>> ownFacts(long assessment) throws SQLException {
    return change(OWN_FACTS, assessment);
  }

  private Map<Fact.Key, Optional<List<String>>> change(String sql, long assessment)
      throws SQLException {
    Map<Fact.Key, Optional<List<String>>> changes = new HashMap<>();
    PreparedStatement select = database.prepared(sql);
    select.setLong(1, assessment);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        changes.put(
            new Fact.Key(Codes.KINDS.get(row.getInt(1)), row.getString(2)),
            Optional.ofNullable(row.getString(3)).map(FactValue::read));
      }
    }
    return changes;
  }

  static void apply(
      Map<Fact.Key, List<String>> values, Fact.Key key, Optional<List<String>> value) {
    value.ifPresentOrElse(now -> values.put(key, now), () -> values.remove(key));
  }

  // ---- runs

  Optional<LoggedRun> find(RunId run) throws SQLException {
    PreparedStatement select = database.prepared(RUN_BY_KEY);
    select.setBytes(1, run.bytes());
    return one(select);
  }

  /** Appends a run at the end of the chain. */
  LoggedRun add(Run run, long stream, long ruleset, long assessment, Digest digest)
      throws SQLException {
    long position = 1;
    Digest before;
    try (ResultSet head = database.prepared(HEAD).executeQuery()) {
      if (head.next()) {
        position = head.getLong(1) + 1;
        before = Digest.of(head.getBytes(2));
      } else {
        before = Digest.builder().add(origin()).digest();
      }
    }
    PreparedStatement insert = database.prepared(ADD_RUN);
    insert.setLong(1, position);
    insert.setBytes(2, run.id().bytes());
    insert.setLong(3, stream);
    insert.setLong(4, ruleset);
    insert.setLong(5, assessment);
    insert.setInt(6, Codes.SOURCES.indexOf(run.source()));
    set(insert, 7, run.revision());
    insert.setLong(8, run.observedAt().toEpochMilli());
    insert.setLong(9, run.recordedAt().toEpochMilli());
    insert.setBytes(10, run.chained(before, digest).bytes());
    insert.executeUpdate();
    return find(run.id()).orElseThrow();
  }

  private byte[] origin() throws SQLException {
    try (ResultSet row = database.prepared(ORIGIN).executeQuery()) {
      row.next();
      return row.getBytes(1);
    }
  }

  /** The run that speaks at the stream's last moment before a time. */
  Optional<LoggedRun> speakerBefore(long stream, long time) throws SQLException {
    PreparedStatement select = database.prepared(TIME_BEFORE);
    select.setLong(1, stream);
    select.setLong(2, time);
    OptionalLong at = number(select);
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

  Optional<LoggedRun> speakerAt(long stream, long time) throws SQLException {
    PreparedStatement select = database.prepared(SPEAKER_AT);
    select.setLong(1, stream);
    select.setLong(2, time);
    return one(select);
  }

  boolean anyAfter(long stream, long time) throws SQLException {
    PreparedStatement select = database.prepared(TIME_AFTER);
    select.setLong(1, stream);
    select.setLong(2, time);
    return number(select).isPresent();
  }

  /** The runs that speak at their moments from a time on, the oldest first. */
  List<LoggedRun> speakersFrom(long stream, long time) throws SQLException {
    PreparedStatement select = database.prepared(SPEAKERS_FROM);
    select.setLong(1, stream);
    select.setLong(2, time);
    return all(select);
  }

  List<LoggedRun> newest(long stream, int limit) throws SQLException {
    PreparedStatement select = database.prepared(NEWEST_RUNS);
    select.setLong(1, stream);
    select.setInt(2, limit);
    return all(select);
  }

  Optional<Instant> timeOf(String project, String revision) throws SQLException {
    PreparedStatement select = database.prepared(TIME_OF_REVISION);
    set(select, 1, Optional.of(revision));
    select.setString(2, project);
    OptionalLong time = number(select);
    return time.isPresent()
        ? Optional.of(Instant.ofEpochMilli(time.getAsLong()))
        : Optional.empty();
  }

  private Optional<LoggedRun> one(PreparedStatement select) throws SQLException {
    List<LoggedRun> runs = all(select);
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(0));
  }

  private List<LoggedRun> all(PreparedStatement select) throws SQLException {
    List<LoggedRun> runs = new ArrayList<>();
    Map<Long, StreamId> streams = new HashMap<>();
    Map<Long, Ruleset> rulesets = new HashMap<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Run run =
            new Run(
                new RunId(HexFormat.of().formatHex(row.getBytes(2))),
                stream(row.getLong(3), streams),
                ruleset(row.getLong(4), rulesets),
                Codes.SOURCES.get(row.getInt(6)),
                revision(row),
                Instant.ofEpochMilli(row.getLong(8)),
                Instant.ofEpochMilli(row.getLong(9)));
        Optional<Tally> tally =
            Codes.OUTCOMES.get(row.getInt(10)) == Outcome.ASSESSED
                ? Optional.of(
                    new Tally(row.getInt(11), row.getInt(12), row.getInt(13), row.getInt(14)))
                : Optional.empty();
        runs.add(
            new LoggedRun(
                new RecordedRun(run, row.getLong(1), tally, row.getInt(15), row.getInt(16)),
                row.getLong(5)));
      }
    }
    return runs;
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
      Ruleset ruleset = new Ruleset(row.getInt(1), row.getString(2));
      rulesets.put(id, ruleset);
      return ruleset;
    }
  }

  private static Optional<String> revision(ResultSet row) throws SQLException {
    Object revision = row.getObject(7);
    return revision instanceof byte[] bytes
        ? Optional.of(HexFormat.of().formatHex(bytes))
        : Optional.ofNullable((String) revision);
  }

  private static void set(PreparedStatement statement, int parameter, Optional<String> revision)
      throws SQLException {
    if (revision.isPresent() && isLowerHex(revision.get())) {
      statement.setBytes(parameter, HexFormat.of().parseHex(revision.get()));
    } else {
      statement.setString(parameter, revision.orElse(null));
    }
  }

  private static boolean isLowerHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() % 2 == 0;
  }

  private static void set(PreparedStatement statement, int parameter, OptionalInt value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setInt(parameter, value.getAsInt());
    } else {
      statement.setNull(parameter, Types.INTEGER);
    }
  }

  private static void set(PreparedStatement statement, int parameter, OptionalLong value)
      throws SQLException {
    if (value.isPresent()) {
      statement.setLong(parameter, value.getAsLong());
    } else {
      statement.setNull(parameter, Types.INTEGER);
    }
  }

  private static OptionalLong number(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return OptionalLong.empty();
      }
      long value = row.getLong(1);
      return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
  }
}
