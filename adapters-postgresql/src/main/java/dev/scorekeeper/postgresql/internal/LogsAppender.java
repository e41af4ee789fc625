package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.branch.BackfilledTip;
import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.sql.LogAppender;
import dev.scorekeeper.sql.SqlHistory;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Entries on their way into the logs of their projects, in one transaction. */
final class LogsAppender {
  private final Logs logs;
  private final Map<Integer, LogAppender> appenders = new LinkedHashMap<>();
  private final Map<String, ServerLog> held = new HashMap<>();

  /** In which log an assessment was told that another may be told by. */
  private final Map<Digest, String> told = new HashMap<>();

  LogsAppender(Logs logs) {
    this.logs = logs;
  }

  /** Holds the logs of projects, in the order in which all do. */
  void hold(SortedSet<String> projects) throws SQLException {
    for (String project : logs.inOrder(projects)) {
      log(project);
    }
  }

  private ServerLog log(String project) throws SQLException {
    ServerLog known = held.get(project);
    if (known == null) {
      known = logs.hold(project);
      held.put(project, known);
    }
    return known;
  }

  LogAppender of(String project) throws SQLException {
    return of(log(project));
  }

  private LogAppender of(ServerLog log) {
    return appenders.computeIfAbsent(log.number(), any -> new LogAppender(log));
  }

  boolean add(CompletedRun run) throws SQLException {
    return of(run.run().stream().project()).add(run);
  }

  boolean add(CommitLine line) throws SQLException {
    return of(line.project()).add(line);
  }

  void add(BackfilledTip tip) throws SQLException {
    of(tip.tip().stream().project()).add(tip);
  }

  boolean add(LogEntry entry) throws SQLException {
    if (entry instanceof LogEntry.OfRun run) {
      return add(run);
    }
    if (entry instanceof LogEntry.OfRenaming renaming) {
      return add(renaming.renaming());
    }
    return of(entry.project()).add(entry);
  }

  private boolean add(LogEntry.OfRun entry) throws SQLException {
    String project = entry.run().stream().project();
    LogAppender appender = of(project);
    boolean added = appender.add(toldFor(appender, entry));
    if (entry.told().isPresent()) {
      told.put(entry.assessment(), project);
    }
    return added;
  }

  /** The entry, told by nothing that only another project's log knows. */
  private LogEntry.OfRun toldFor(LogAppender appender, LogEntry.OfRun entry) throws SQLException {
    Optional<Digest> by =
        entry.told().isPresent() ? entry.told().get().base() : Optional.of(entry.assessment());
    if (by.isEmpty() || appender.knows(by.get())) {
      return entry;
    }
    Optional<Facts> elsewhere = elsewhere(by.get());
    if (elsewhere.isEmpty()) {
      return entry;
    }
    Facts facts = entry.told().isPresent() ? entry.facts(elsewhere.get()) : elsewhere.get();
    LogEntry.Told whole =
        new LogEntry.Told(facts.outcome(), Optional.empty(), Facts.NONE.changesTo(facts));
    return new LogEntry.OfRun(entry.run(), entry.assessment(), Optional.of(whole));
  }

  /** What an assessment says that is in the log of another project. */
  private Optional<Facts> elsewhere(Digest assessment) throws SQLException {
    String project = told.get(assessment);
    if (project != null) {
      return of(project).facts(assessment);
    }
    Optional<ServerLog> log = logs.knowing(assessment);
    return log.isEmpty() ? Optional.empty() : new LogAppender(log.get()).facts(assessment);
  }

  /**
   * Projects that a renaming joins go on in one log: that which has more entries, or began first.
   */
  boolean add(Renaming renaming) throws SQLException {
    String from = renaming.from().project();
    String to = renaming.to().project();
    if (!from.equals(to)) {
      join(from, to);
    }
    return of(from).add(new LogEntry.OfRenaming(renaming));
  }

  private void join(String one, String other) throws SQLException {
    Optional<ServerLog> ofOne = logs.find(one);
    Optional<ServerLog> ofOther = logs.find(other);
    if (ofOther.isEmpty()) {
      logs.add(other, log(one));
    } else if (ofOne.isEmpty()) {
      logs.add(one, log(other));
    } else if (ofOne.get().number() != ofOther.get().number()) {
      join(log(one), log(other));
    }
    held.remove(one);
    held.remove(other);
  }

  private void join(ServerLog one, ServerLog other) throws SQLException {
    if (one.number() == other.number()) {
      return;
    }
    int more = Long.compare(Logs.checkpoint(one).entries(), Logs.checkpoint(other).entries());
    boolean turned = more > 0 || (more == 0 && one.number() < other.number());
    ServerLog longer = turned ? one : other;
    ServerLog shorter = turned ? other : one;
    LogAppender appender = of(longer);
    new SqlHistory(shorter)
        .log()
        .entries(Logs.checkpoint(shorter).entries(), entry -> copy(entry, appender, shorter));
    logs.join(shorter, longer);
    appenders.remove(shorter.number());
    held.values().removeIf(log -> log.number() == shorter.number());
  }

  private static void copy(LogEntry entry, LogAppender appender, ServerLog from) {
    try {
      appender.add(entry);
    } catch (SQLException e) {
      throw from.failure(e);
    }
  }

  /** Brings moments and spans up to date. */
  void update() throws SQLException {
    for (LogAppender appender : appenders.values()) {
      appender.update();
    }
  }
}
