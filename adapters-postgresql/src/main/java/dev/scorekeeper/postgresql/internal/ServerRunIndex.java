package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.sql.LogDatabase;
import dev.scorekeeper.sql.SqlHistory;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds runs in the log of a project, or where none is named, in all of them. */
final class ServerRunIndex implements RunIndex {
  private final Session session;
  private final Logs logs;
  private final Optional<String> project;

  ServerRunIndex(Session session, Logs logs, Optional<String> project) {
    this.session = session;
    this.logs = logs;
    this.project = project;
  }

  private <T> T read(LogDatabase.Work<T> work) {
    return session.transaction(work);
  }

  private List<ServerLog> all() throws SQLException {
    return project.isPresent() ? List.of(logs.findOrNone(project.get())) : logs.live();
  }

  private RunIndex of(String asked) throws SQLException {
    return new SqlHistory(logs.findOrNone(asked)).runs();
  }

  @Override
  public Optional<RecordedRun> byPosition(long position) {
    return read(
        () -> {
          List<ServerLog> all = all();
          return all.size() == 1
              ? new SqlHistory(all.get(0)).runs().byPosition(position)
              : Optional.empty();
        });
  }

  @Override
  public List<RecordedRun> byIdPrefix(String prefix, int limit) {
    return read(
        () -> {
          List<RecordedRun> found = new ArrayList<>();
          for (ServerLog log : all()) {
            found.addAll(new SqlHistory(log).runs().byIdPrefix(prefix, limit));
          }
          found.sort(Comparator.comparing(run -> run.run().id().hex()));
          return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        });
  }

  @Override
  public List<RecordedRun> byRevisionPrefix(String asked, String prefix, int limit) {
    return read(() -> of(asked).byRevisionPrefix(asked, prefix, limit));
  }

  @Override
  public Optional<Instant> observedAt(String asked, String revision) {
    return read(() -> of(asked).observedAt(asked, revision));
  }

  @Override
  public Map<String, CommitFact> commits(String asked) {
    return read(() -> of(asked).commits(asked));
  }

  @Override
  public Optional<CommitFact> commit(String asked, String revision) {
    return read(() -> of(asked).commit(asked, revision));
  }

  @Override
  public Optional<Facts> facts(RunId run) {
    return read(
        () -> {
          for (ServerLog log : all()) {
            Optional<Facts> facts = new SqlHistory(log).runs().facts(run);
            if (facts.isPresent()) {
              return facts;
            }
          }
          return Optional.empty();
        });
  }
}
