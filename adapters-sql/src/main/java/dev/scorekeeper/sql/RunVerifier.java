package dev.scorekeeper.sql;

import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks through the runs: their numbers, what they refer to, and the chain over all of it. */
final class RunVerifier {
  private static final String RUNS =
      """
      SELECT run.seq, run.key, run.stream, stream.project, stream.branch, run.ruleset,
        ruleset.rules, ruleset.settings, run.assessment, assessment.digest, run.source,
        run.revision, run.observed_at, run.recorded_at, run.chain, run.since
      FROM stored_run AS run
      LEFT JOIN stored_stream AS stream ON stream.id = run.stream
      LEFT JOIN stored_ruleset AS ruleset ON ruleset.id = run.ruleset
      LEFT JOIN stored_assessment AS assessment ON assessment.id = run.assessment
      ORDER BY run.seq
      """;

  /** An entry that is no run. */
  private record Other(Optional<LogEntry> entry, Optional<Digest> chain) {}

  private static final int SEQ = 1;
  private static final int KEY = 2;
  private static final int STREAM = 3;
  private static final int PROJECT = 4;
  private static final int BRANCH = 5;
  private static final int RULESET = 6;
  private static final int RULES = 7;
  private static final int SETTINGS = 8;
  private static final int ASSESSMENT = 9;
  private static final int DIGEST = 10;
  private static final int SOURCE = 11;
  private static final int REVISION = 12;
  private static final int OBSERVED_AT = 13;
  private static final int RECORDED_AT = 14;
  private static final int CHAIN = 15;
  private static final int SINCE = 16;

  private static final int KEY_BYTES = 16;

  private final LogDatabase database;
  private final Optional<Checkpoint> beginning;
  private final Runnable step;
  private final BitSet streams = new BitSet();
  private final BitSet rulesets = new BitSet();
  private final BitSet assessments = new BitSet();
  private final SortedMap<Long, Other> others = new TreeMap<>();
  private long last;
  private Optional<Digest> link;

  RunVerifier(LogDatabase database, Optional<Checkpoint> beginning, Runnable step) {
    this.database = database;
    this.beginning = beginning;
    this.step = step;
    this.link = beginning.map(Checkpoint::head);
  }

  /** The streams that runs refer to. */
  BitSet streams() {
    return streams;
  }

  /** The rulesets that runs refer to. */
  BitSet rulesets() {
    return rulesets;
  }

  /** The assessments that runs refer to. */
  BitSet assessments() {
    return assessments;
  }

  /** What the log is by its last run. */
  Optional<Checkpoint> end() {
    return beginning.isEmpty() || link.isEmpty()
        ? Optional.empty()
        : Optional.of(new Checkpoint(beginning.get().origin(), Math.max(0, last), link.get()));
  }

  void verify(Violations breaks) throws SQLException {
    new EntryVerifier(database)
        .each(
            streams,
            rulesets,
            breaks,
            (position, entry, chain) -> others.put(position, new Other(entry, chain)));
    try (ResultSet row = database.prepared(RUNS).executeQuery()) {
      while (row.next()) {
        others(row.getLong(SEQ), breaks);
        run(row, breaks);
        step.run();
      }
    }
    others(Long.MAX_VALUE, breaks);
  }

  /** Takes the entries that are no runs and come before a run. */
  private void others(long before, Violations breaks) {
    SortedMap<Long, Other> next = others.headMap(before);
    next.forEach((position, other) -> other(position, other, breaks));
    next.clear();
  }

  private void other(long position, Other other, Violations breaks) {
    boolean next = follows(position, breaks);
    Optional<Digest> chain = other.chain();
    if (next && other.entry().isPresent() && link.isPresent()) {
      Digest expected = other.entry().get().chained(link.get());
      if (!chain.equals(Optional.of(expected))) {
        breaks.differs(
            OptionalLong.of(position),
            "entry " + position,
            "chain",
            chain.map(Digest::hex).orElse("nothing"),
            expected.hex());
      }
    }
    last = position;
    link = chain;
  }

  /** Whether an entry has the number after the last one. */
  private boolean follows(long seq, Violations breaks) {
    boolean next = seq == last + 1;
    if (!next) {
      breaks.differs(
          OptionalLong.of(last + 1),
          "run " + (last + 1),
          "number after " + last,
          Long.toString(seq),
          Long.toString(last + 1));
    }
    return next;
  }

  private void run(ResultSet row, Violations breaks) throws SQLException {
    long seq = row.getLong(SEQ);
    boolean next = follows(seq, breaks);
    use(streams, row.getLong(STREAM));
    use(rulesets, row.getLong(RULESET));
    use(assessments, row.getLong(ASSESSMENT));
    Read read = new Read(database, row, seq, breaks);
    Optional<Run> run = read.run();
    Optional<Digest> digest = read.digest();
    Optional<Digest> chain = ColumnReader.digest(row, CHAIN);
    // After a gap nobody knows which link this one was made of.
    if (next && run.isPresent() && digest.isPresent() && link.isPresent()) {
      Digest expected = run.get().chained(link.get(), digest.get());
      if (!chain.equals(Optional.of(expected))) {
        read.differs("chain", CHAIN, expected.hex());
      }
    } else if (chain.isEmpty()) {
      read.differs("chain", CHAIN, "32 bytes");
    }
    last = seq;
    link = chain;
  }

  static void use(BitSet used, long id) {
    if (id >= 0 && id < Integer.MAX_VALUE) {
      used.set((int) id);
    }
  }

  /** A row, read with suspicion; what is wrong with it is said on the way. */
  private static final class Read {
    private final LogDatabase database;
    private final ResultSet row;
    private final long seq;
    private final Violations breaks;
    private final byte[] key;

    Read(LogDatabase database, ResultSet row, long seq, Violations breaks) throws SQLException {
      this.database = database;
      this.row = row;
      this.seq = seq;
      this.breaks = breaks;
      byte[] bytes = row.getBytes(KEY);
      this.key = bytes == null ? new byte[0] : bytes;
    }

    /** Empty when there is anything in it that no run has. */
    Optional<Run> run() throws SQLException {
      boolean sound = true;
      if (key.length != KEY_BYTES) {
        sound = differs("key", KEY, KEY_BYTES + " bytes");
      }
      if (row.getObject(PROJECT) == null || row.getObject(BRANCH) == null) {
        sound = differs("stream", STREAM, "the number of a stream");
      }
      Optional<String> project = ColumnReader.text(database, row, PROJECT);
      Optional<String> branch = ColumnReader.text(database, row, BRANCH);
      if (sound && (project.isEmpty() || branch.isEmpty())) {
        sound = differs("stream", STREAM, "one whose names are UTF-8");
      } else if (sound) {
        boolean named = isName("project", PROJECT, project.get());
        sound = isName("branch", BRANCH, branch.get()) && named;
      }
      OptionalLong rules = ColumnReader.number(row, RULES);
      Optional<String> settings = ColumnReader.text(database, row, SETTINGS);
      if (rules.isEmpty()) {
        sound = differs("ruleset", RULESET, "the number of a ruleset");
      } else if (!Ruleset.isNumber(rules.getAsLong())) {
        sound = differs("rules", RULES, "a version, which begin with 1");
      } else if (settings.isEmpty() || !Ruleset.isSettings(settings.get())) {
        sound = differs("settings", SETTINGS, "lines such as registry=FILE");
      }
      long source = row.getLong(SOURCE);
      if (source < 0 || source >= DbCodes.SOURCES.size()) {
        sound = differs("source", SOURCE, "0, 1 or 2");
      }
      Object revision = row.getObject(REVISION);
      Optional<String> revisionText = database.exactRevision(revision).filter(Commit::isName);
      if (revision != null && revisionText.isEmpty()) {
        sound = differs("revision", REVISION, "nothing, or the whole name of a commit");
      } else if (revision == null && source == DbCodes.SOURCES.indexOf(Source.GIT)) {
        sound = differs("revision", REVISION, "that of the commit that was read");
      }
      sound &= isTime("observed", OBSERVED_AT);
      sound &= isTime("recorded", RECORDED_AT);
      if (!sound) {
        return Optional.empty();
      }
      return Optional.of(
          new Run(
              new RunId(HexFormat.of().formatHex(key)),
              new StreamId(project.orElseThrow(), branch.orElseThrow()),
              RulesetCodec.ruleset((int) rules.orElseThrow(), settings.orElseThrow()),
              DbCodes.SOURCES.get((int) source),
              revisionText,
              Instant.ofEpochMilli(row.getLong(OBSERVED_AT)),
              Instant.ofEpochMilli(row.getLong(RECORDED_AT)),
              Runs.time(row, SINCE)));
    }

    private boolean isName(String what, int column, String name) throws SQLException {
      return StreamId.isName(name)
          || differs(what, column, "a name of 1 to 1000 characters, none of them a control");
    }

    private boolean isTime(String what, int column) throws SQLException {
      return Run.isTime(row.getLong(column))
          || differs(what, column, "milliseconds of the years 1970 to 9999");
    }

    Optional<Digest> digest() throws SQLException {
      Optional<Digest> digest = ColumnReader.digest(row, DIGEST);
      if (digest.isEmpty()) {
        differs("assessment", ASSESSMENT, "the number of an assessment");
      }
      return digest;
    }

    /** Says so, and that the run is not sound. */
    boolean differs(String what, int column, String expected) throws SQLException {
      breaks.differs(
          OptionalLong.of(seq), where(), what, ColumnReader.shown(row, column), expected);
      return false;
    }

    private String where() {
      String hex = HexFormat.of().formatHex(key);
      return "run " + seq + " (" + hex.substring(0, Math.min(8, hex.length())) + ")";
    }
  }
}
