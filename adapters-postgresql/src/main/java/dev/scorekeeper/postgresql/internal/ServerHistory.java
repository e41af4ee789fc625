package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.StreamNames;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.LogExchange;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sql.SqlHistory;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The history of all projects in a database. */
public final class ServerHistory implements History {
  private static final String STREAMS =
      """
      SELECT stream.project, stream.branch FROM stored_stream AS stream
      WHERE EXISTS (
        SELECT 1 FROM stored_name AS own
        WHERE own.log = stream.log AND own.speaks_in = stream.id AND (
          EXISTS (
            SELECT 1 FROM stored_run AS run
            WHERE run.log = own.log AND run.source < 2 AND run.stream = own.stream)
          OR EXISTS (
            SELECT 1 FROM stored_run AS run
            WHERE run.log = own.log AND run.source = 2 AND run.stream = own.stream)
        )
      )
      ORDER BY stream.project, stream.branch
      """;

  private static final String RENAMINGS =
      """
      SELECT one.project, one.branch, other.project, other.branch, renaming.recorded_at
      FROM stored_stream_renaming AS renaming
      JOIN stored_stream AS one ON one.log = renaming.log AND one.id = renaming.stream
      JOIN stored_stream AS other ON other.log = renaming.log AND other.id = renaming.renamed_to
      """;

  private final Session session;
  private final Logs logs;

  ServerHistory(Session session) {
    this.session = session;
    this.logs = new Logs(session);
  }

  @Override
  public RunLog log() {
    return new ServerRunLog(session, logs);
  }

  @Override
  public LogExchange exchange() {
    return new ServerExchange(session, logs);
  }

  @Override
  public RunIndex runs() {
    return new ServerRunIndex(session, logs, Optional.empty());
  }

  @Override
  public RunIndex runs(String project) {
    return new ServerRunIndex(session, logs, Optional.of(project));
  }

  @Override
  public StreamHistory stream(StreamId id) {
    ServerLog log = session.transaction(() -> logs.findOrNone(id.project()));
    return new SqlHistory(log).stream(id);
  }

  @Override
  public List<StreamId> streams() {
    return session.transaction(
        () -> {
          List<StreamId> streams = new ArrayList<>();
          try (PreparedStatement select = session.connection().prepareStatement(STREAMS);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              streams.add(stream(row, 1));
            }
          }
          return streams;
        });
  }

  @Override
  public List<StreamId> streams(String project) {
    return session.transaction(() -> new SqlHistory(logs.findOrNone(project)).streams(project));
  }

  private static StreamId stream(ResultSet row, int column) throws SQLException {
    return new StreamId(
        StoredText.read(row.getString(column)), StoredText.read(row.getString(column + 1)));
  }

  @Override
  public StreamNames names() {
    return session.transaction(
        () -> {
          List<Renaming> renamings = new ArrayList<>();
          try (PreparedStatement select = session.connection().prepareStatement(RENAMINGS);
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              renamings.add(
                  new Renaming(
                      stream(row, 1), stream(row, 3), Instant.ofEpochMilli(row.getLong(5))));
            }
          }
          return StreamNames.of(renamings);
        });
  }

  /** How many runs there are. */
  public long count() {
    return session.transaction(
        () -> {
          long count = 0;
          for (ServerLog log : logs.live()) {
            count += new SqlHistory(log).count();
          }
          return count;
        });
  }

  /**
   * Makes all that is computed from the logs anew, or, where anything goes wrong, nothing.
   *
   * @return how many spans there are
   */
  public long rebuild(ProgressListener progress) {
    return session.transaction(
        () -> {
          long spans = 0;
          for (ServerLog log : logs.live()) {
            if (logs.hold(log)) {
              spans += new SqlHistory(log).rebuild(progress);
            }
          }
          return spans;
        });
  }

  @Override
  public void close() {
    session.close();
  }
}
