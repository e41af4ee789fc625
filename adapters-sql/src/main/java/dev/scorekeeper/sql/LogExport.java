package dev.scorekeeper.sql;

import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log, told from its first entry on, some at a time. Between the times others can write: the
 * log only grows, so what is told is one state of it all the same.
 */
final class LogExport {
  private static final int AT_A_TIME = 1000;

  private static final String LINES =
      "SELECT seq FROM stored_line WHERE seq > ? AND seq <= ? ORDER BY seq";

  private static final String TIPS =
      "SELECT seq FROM stored_tip WHERE seq > ? AND seq <= ? ORDER BY seq";

  private static final String RENAMINGS =
      "SELECT seq FROM stored_stream_renaming WHERE seq > ? AND seq <= ? ORDER BY seq";

  private final LogDatabase database;
  private final Runs runs;
  private final StoredCommits commits;
  private final Assessments assessments;
  private final long last;

  private long position;

  /** Assessments are numbered in the order in which runs first found them. */
  private long newest;

  private long assessment;
  private Optional<Digest> digest = Optional.empty();

  /** Tells the entries up to a position. */
  LogExport(LogDatabase database, Runs runs, Assessments assessments, long last) {
    this.database = database;
    this.commits = new StoredCommits(database, runs);
    this.runs = runs;
    this.assessments = assessments;
    this.last = last;
  }

  boolean isOver() {
    return position >= last;
  }

  /** The entries that come next, and at least one. */
  List<LogEntry> next() throws SQLException {
    long end = Math.min(last, position + AT_A_TIME);
    SortedMap<Long, LogEntry> entries = new TreeMap<>();
    for (LoggedRun run : runs.recorded(position, end)) {
      entries.put(run.recorded().position(), entry(run));
    }
    for (long line : between(LINES, end)) {
      entries.put(line, new LogEntry.OfCommits(commits.line(line)));
    }
    for (long tip : between(TIPS, end)) {
      entries.put(tip, new LogEntry.OfTip(runs.tipAt(tip).orElseThrow()));
    }
    for (long renaming : between(RENAMINGS, end)) {
      entries.put(
          renaming, new LogEntry.OfRenaming(runs.streams().renamingAt(renaming).orElseThrow()));
    }
    position = end;
    return List.copyOf(entries.values());
  }

  private List<Long> between(String sql, long end) throws SQLException {
    List<Long> positions = new ArrayList<>();
    PreparedStatement select = database.prepared(sql);
    select.setLong(1, position);
    select.setLong(2, end);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        positions.add(row.getLong(1));
      }
    }
    return positions;
  }

  private LogEntry entry(LoggedRun run) throws SQLException {
    if (digest.isEmpty() || assessment != run.assessment()) {
      assessment = run.assessment();
      digest = Optional.of(assessments.digest(assessment));
    }
    Optional<LogEntry.Told> told = Optional.empty();
    if (assessment > newest) {
      newest = assessment;
      told = Optional.of(told(run, assessments));
    }
    return new LogEntry.OfRun(run.recorded().run(), digest.get(), told);
  }

  /** What a run found, as it is stored. */
  static LogEntry.Told told(LoggedRun run, Assessments assessments) throws SQLException {
    OptionalLong base = assessments.base(run.assessment());
    SortedMap<Fact.Key, Optional<Fact>> changes =
        new TreeMap<>(assessments.changesToBase(run.assessment()));
    return new LogEntry.Told(
        run.recorded().outcome(),
        base.isPresent() ? Optional.of(assessments.digest(base.getAsLong())) : Optional.empty(),
        changes);
  }
}
