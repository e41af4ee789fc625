package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks through the entries of the log that are no runs: facts of commits, tips, and renamings. */
final class EntryVerifier {
  private static final int COMMITS = 0;
  private static final int TIP = 1;
  private static final int RENAMING = 2;
  private static final List<String> KINDS = List.of("commits", "tip", "renaming");

  private static final String POSITIONS =
      """
      SELECT seq, 0 AS kind, key, chain, 0 AS stream, 0 AS ruleset, 0 AS other FROM stored_line
      UNION ALL
      SELECT seq, 1, key, chain, stream, ruleset, 0 FROM stored_tip
      UNION ALL
      SELECT seq, 2, key, chain, stream, 0, renamed_to FROM stored_stream_renaming
      ORDER BY seq
      """;

  private static final String STRAY =
      """
      SELECT count(*) FROM stored_commit AS one
      WHERE NOT EXISTS (SELECT 1 FROM stored_line AS line WHERE line.seq = one.line)
      """;

  /** A commit's parent is the one with the next number. */
  private static final String OUT_OF_STEP =
      """
      SELECT count(*) FROM stored_commit AS one
      WHERE one.number <> 1 AND NOT EXISTS (
        SELECT 1 FROM stored_commit AS before
        WHERE before.line = one.line AND before.number = one.number - 1)
      """;

  private final LogDatabase database;
  private final Runs runs;
  private final StoredCommits commits;
  private final Map<String, Map<String, CommitFact>> known = new HashMap<>();

  EntryVerifier(LogDatabase database) {
    this.database = database;
    this.runs = new Runs(database);
    this.commits = new StoredCommits(database, runs);
  }

  /** What takes the entries one by one. */
  interface Taking {
    /**
     * Takes one.
     *
     * @param entry what is said; empty where that is not to be understood
     */
    void take(long position, Optional<LogEntry> entry, Optional<Digest> chain) throws SQLException;
  }

  /** Takes the entries in their order. */
  void each(BitSet streams, BitSet rulesets, Violations breaks, Taking taking) throws SQLException {
    try (ResultSet row = database.prepared(POSITIONS).executeQuery()) {
      while (row.next()) {
        long position = row.getLong(1);
        int kind = row.getInt(2);
        // Nothing has the number 0.
        RunVerifier.use(streams, row.getLong(5));
        RunVerifier.use(rulesets, row.getLong(6));
        RunVerifier.use(streams, row.getLong(7));
        Optional<LogEntry> entry = read(position, kind, row.getBytes(3), breaks);
        taking.take(position, entry, ColumnReader.digest(row, 4));
      }
    }
    long stray = database.number(STRAY).orElse(0);
    if (stray > 0) {
      breaks.wrong(OptionalLong.empty(), "commits", stray + " of them belong to no entry");
    }
    long outOfStep = database.number(OUT_OF_STEP).orElse(0);
    if (outOfStep > 0) {
      breaks.wrong(
          OptionalLong.empty(), "commits", outOfStep + " of them have no number before theirs");
    }
  }

  private Optional<LogEntry> read(long position, int kind, byte[] key, Violations breaks)
      throws SQLException {
    try {
      LogEntry entry = entry(position, kind);
      if (!Arrays.equals(entry.id().bytes(), key)) {
        breaks.wrong(
            OptionalLong.of(position), where(position, kind), "has the identity of another");
      }
      if (entry instanceof LogEntry.OfCommits line) {
        compare(position, line.line(), breaks);
      }
      return Optional.of(entry);
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException
        | NullPointerException e) {
      breaks.wrong(
          OptionalLong.of(position), where(position, kind), "says what no entry of its kind says");
      return Optional.empty();
    }
  }

  private LogEntry entry(long position, int kind) throws SQLException {
    return switch (kind) {
      case TIP -> new LogEntry.OfTip(runs.tipAt(position).orElseThrow());
      case RENAMING -> new LogEntry.OfRenaming(runs.streams().renamingAt(position).orElseThrow());
      default -> new LogEntry.OfCommits(commits.line(position));
    };
  }

  /** No commit has two parents or two times. */
  private void compare(long position, CommitLine line, Violations breaks) {
    Map<String, CommitFact> ofProject =
        known.computeIfAbsent(line.project(), any -> new HashMap<>());
    for (CommitFact commit : line.commits()) {
      CommitFact before = ofProject.putIfAbsent(commit.revision(), commit);
      if (before != null && !before.agreesWith(commit)) {
        breaks.wrong(
            OptionalLong.of(position),
            where(position, COMMITS),
            "gives commit " + commit.revision() + " another parent or time");
      }
    }
  }

  private static String where(long position, int kind) {
    return KINDS.get(kind) + " " + position;
  }
}
