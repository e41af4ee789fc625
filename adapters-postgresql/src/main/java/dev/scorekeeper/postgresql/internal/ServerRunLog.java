package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.BranchRun;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RefusedRunException;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.sql.LogDatabase;
import dev.scorekeeper.sql.SqlHistory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The logs of all projects, as one. */
final class ServerRunLog implements RunLog {
  private static final int ORIGIN_DIGITS = 32;
  private static final String BE_PATIENT = "SET LOCAL lock_timeout = '60s'";

  private final Session session;
  private final Logs logs;

  ServerRunLog(Session session, Logs logs) {
    this.session = session;
    this.logs = logs;
  }

  @Override
  public RecordedRun record(Run run, Facts facts) {
    return session.repeatable(
        () -> new LogsAppender(logs).of(run.stream().project()).record(run, facts));
  }

  @Override
  public RecordedRun record(BranchRun run) {
    return own(
        () ->
            session.repeatable(
                () -> new LogsAppender(logs).of(run.run().stream().project()).record(run)));
  }

  @Override
  public int recordAll(
      List<CommitLine> lines, Iterable<CompletedRun> completed, Optional<BackfilledTip> tip) {
    return own(
        () ->
            session.transaction(
                () -> {
                  LogsAppender appender = new LogsAppender(logs);
                  for (CommitLine line : lines) {
                    appender.add(line);
                  }
                  int added = 0;
                  for (CompletedRun run : completed) {
                    added += appender.add(run) ? 1 : 0;
                  }
                  if (tip.isPresent()) {
                    appender.add(tip.get());
                  }
                  appender.update();
                  return added;
                }));
  }

  @Override
  public void rename(List<Renaming> renamings) {
    own(
        () ->
            session.repeatable(
                () -> {
                  LogsAppender appender = new LogsAppender(logs);
                  for (Renaming renaming : renamings) {
                    appender.add(renaming);
                  }
                  appender.update();
                  return renamings;
                }));
  }

  /** Records what is no other log's: where it is refused, the history is what cannot be written. */
  private static <T> T own(Supplier<T> recording) {
    try {
      return recording.get();
    } catch (RefusedRunException e) {
      throw new HistoryException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public int merge(Iterable<LogEntry> entries) {
    return entries instanceof Collection<LogEntry> known
        ? mergeAll(known)
        : session.transaction(() -> merged(new LogsAppender(logs), entries));
  }

  /**
   * Appends what can be told again. Many do so at once and with much, so each waits longer for its
   * turns, and takes them in one order.
   */
  private int mergeAll(Collection<LogEntry> entries) {
    SortedSet<String> projects = new TreeSet<>();
    for (LogEntry entry : entries) {
      projects.add(entry.project());
      if (entry instanceof LogEntry.OfRenaming of) {
        projects.add(of.renaming().to().project());
      }
    }
    // Where the answer was lost, what is asked again finds nothing new: the first count stands.
    int[] added = new int[1];
    return session.repeatable(
        () -> {
          session.write(BE_PATIENT);
          LogsAppender appender = new LogsAppender(logs);
          appender.hold(projects);
          added[0] = Math.max(added[0], merged(appender, entries));
          return added[0];
        });
  }

  private static int merged(LogsAppender appender, Iterable<LogEntry> entries) throws SQLException {
    int added = 0;
    for (LogEntry entry : entries) {
      added += appender.add(entry) ? 1 : 0;
    }
    appender.update();
    return added;
  }

  @Override
  public Checkpoint checkpoint() {
    return session.transaction(
        () -> {
          List<Checkpoint> all = all();
          return all.isEmpty() ? logs.beginning() : all.size() == 1 ? all.get(0) : together(all);
        });
  }

  @Override
  public List<Checkpoint> checkpoints() {
    return session.transaction(
        () -> {
          List<Checkpoint> all = all();
          return all.isEmpty() ? List.of(logs.beginning()) : all;
        });
  }

  private List<Checkpoint> all() throws SQLException {
    List<Checkpoint> all = new ArrayList<>();
    for (ServerLog log : logs.live()) {
      all.add(Logs.checkpoint(log));
    }
    return all;
  }

  /** What stands for all of them: it is another as soon as one of them is. */
  static Checkpoint together(List<Checkpoint> all) {
    Digest.Builder origin = Digest.builder();
    Digest.Builder head = Digest.builder();
    long entries = 0;
    for (Checkpoint one : all) {
      origin.add(HexFormat.of().parseHex(one.origin()));
      head.add(one.origin()).add(one.entries()).add(one.head().bytes());
      entries += one.entries();
    }
    return new Checkpoint(
        origin.digest().hex().substring(0, ORIGIN_DIGITS), entries, head.digest());
  }

  /** Log after log, as each of them is when the telling begins. */
  @Override
  public void entries(long most, Consumer<LogEntry> listener) {
    LogDatabase.Work<List<ServerLog>> find = logs::live;
    long left = most;
    for (ServerLog log : session.transaction(find)) {
      RunLog one = new SqlHistory(log).log();
      long here = Math.min(left, one.checkpoint().entries());
      one.entries(here, listener);
      left -= here;
    }
  }
}
