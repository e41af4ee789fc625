package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.fact.Digest;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.LogEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The log, told from its first run on, some runs at a time. Between the times others can write: the
 * log only grows, so what is told is one state of it all the same.
 */
final class LogExport {
  private static final int AT_A_TIME = 1000;

  private final Runs runs;
  private final Assessments assessments;
  private final long last;

  private long position;

  /** Assessments are numbered in the order in which runs first found them. */
  private long newest;

  private long assessment;
  private Optional<Digest> digest = Optional.empty();

  /** Tells the runs up to a position. */
  LogExport(Runs runs, Assessments assessments, long last) {
    this.runs = runs;
    this.assessments = assessments;
    this.last = last;
  }

  boolean isOver() {
    return position >= last;
  }

  /** The runs that come next, and at least one. */
  List<LogEntry> next() throws SQLException {
    long end = Math.min(last, position + AT_A_TIME);
    List<LoggedRun> next = runs.recorded(position, end);
    position = end;
    List<LogEntry> entries = new ArrayList<>(next.size());
    for (LoggedRun run : next) {
      entries.add(entry(run));
    }
    return entries;
  }

  private LogEntry entry(LoggedRun run) throws SQLException {
    if (digest.isEmpty() || assessment != run.assessment()) {
      assessment = run.assessment();
      digest = Optional.of(assessments.digest(assessment));
    }
    Optional<LogEntry.Told> told = Optional.empty();
    if (assessment > newest) {
      newest = assessment;
      told = Optional.of(told(run));
    }
    return new LogEntry(run.recorded().run(), digest.get(), told);
  }

  private LogEntry.Told told(LoggedRun run) throws SQLException {
    OptionalLong base = assessments.base(run.assessment());
    SortedMap<Fact.Key, Optional<Fact>> changes =
        new TreeMap<>(assessments.changesToBase(run.assessment()));
    return new LogEntry.Told(
        run.recorded().outcome(),
        base.isPresent() ? Optional.of(assessments.digest(base.getAsLong())) : Optional.empty(),
        changes);
  }
}
