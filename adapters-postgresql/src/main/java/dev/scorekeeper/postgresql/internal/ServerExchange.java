package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Digest;
import dev.scorekeeper.sql.SqlHistory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the logs of a database answer another history: of each project the one that holds it. */
final class ServerExchange implements LogExchange {
  private final Session session;
  private final Logs logs;

  ServerExchange(Session session, Logs logs) {
    this.session = session;
    this.logs = logs;
  }

  private LogExchange of(String project) throws SQLException {
    return of(logs.findOrNone(project));
  }

  private static LogExchange of(ServerLog log) {
    return new SqlHistory(log).exchange();
  }

  @Override
  public SortedSet<String> projects() {
    return session.transaction(
        () -> {
          SortedSet<String> projects = new TreeSet<>();
          for (ServerLog log : logs.live()) {
            projects.addAll(of(log).projects());
          }
          return projects;
        });
  }

  @Override
  public List<Set<String>> together(Set<String> projects) {
    return session.transaction(
        () -> {
          Map<Integer, Set<String>> groups = new LinkedHashMap<>();
          for (String project : projects) {
            groups
                .computeIfAbsent(logs.findOrNone(project).number(), log -> new TreeSet<>())
                .add(project);
          }
          return List.copyOf(groups.values());
        });
  }

  @Override
  public Checkpoint chain(String project) {
    return session.transaction(
        () -> {
          Optional<ServerLog> log = logs.find(project);
          return log.isPresent() ? Logs.checkpoint(log.get()) : logs.beginning();
        });
  }

  @Override
  public boolean continues(String project, Checkpoint earlier) {
    return session.transaction(
        () -> {
          Optional<ServerLog> log = logs.find(project);
          return log.isPresent()
              ? of(log.get()).continues(project, earlier)
              : logs.beginning().equals(earlier);
        });
  }

  @Override
  public List<Listed> listed(Set<String> together, long after, long through) {
    return session.transaction(
        () ->
            together.isEmpty()
                ? List.of()
                : of(together.iterator().next()).listed(together, after, through));
  }

  @Override
  public List<LogEntry> told(List<Listed> entries) {
    return session.transaction(
        () -> {
          List<LogEntry> told = new ArrayList<>();
          for (int i = 0; i < entries.size(); ) {
            int end = i + 1;
            String project = entries.get(i).project();
            while (end < entries.size() && entries.get(end).project().equals(project)) {
              end++;
            }
            told.addAll(of(project).told(entries.subList(i, end)));
            i = end;
          }
          return told;
        });
  }

  @Override
  public Set<RunId> missing(Collection<Listed> entries) {
    return session.transaction(
        () -> {
          Map<String, List<Listed>> byProject = new LinkedHashMap<>();
          for (Listed entry : entries) {
            byProject.computeIfAbsent(entry.project(), any -> new ArrayList<>()).add(entry);
          }
          Set<RunId> missing = new HashSet<>();
          for (Map.Entry<String, List<Listed>> one : byProject.entrySet()) {
            missing.addAll(of(one.getKey()).missing(one.getValue()));
          }
          return missing;
        });
  }

  @Override
  public Set<Digest> untold(Collection<Digest> assessments) {
    return session.transaction(
        () -> {
          Set<Digest> untold = new HashSet<>();
          for (Digest assessment : assessments) {
            if (logs.knowing(assessment).isEmpty()) {
              untold.add(assessment);
            }
          }
          return untold;
        });
  }
}
