package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.history.Verification.Break;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.sql.SqlHistory;
import dev.scorekeeper.sql.Violations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks through all logs of a database, each as the one of a file is looked through. */
final class ServerVerifier {
  private static final int KEPT = 20;

  /** A project that is in no log, or a stream in another log than its project. */
  private static final String ASTRAY =
      """
      SELECT count(*) FROM stored_stream AS stream
      LEFT JOIN stored_project AS named ON named.project = stream.project
      LEFT JOIN stored_joining AS joining ON joining.log = stream.log
      WHERE joining.log IS NULL AND stream.log IS DISTINCT FROM (
        WITH RECURSIVE way (log) AS (
          SELECT named.log
          UNION
          SELECT next.goes_on_in FROM way JOIN stored_joining AS next ON next.log = way.log
        )
        SELECT way.log FROM way
        WHERE NOT EXISTS (SELECT 1 FROM stored_joining AS more WHERE more.log = way.log)
      )
      """;

  private final Session session;
  private final Logs logs;
  private final List<Checkpoint> against;
  private final ProgressListener progress;
  private final List<Break> breaks = new ArrayList<>();
  private long broken;
  private long assessments;
  private long facts;
  private long spans;

  ServerVerifier(Session session, Logs logs, List<Checkpoint> against, ProgressListener progress) {
    this.session = session;
    this.logs = logs;
    this.against = new ArrayList<>(against);
    this.progress = progress;
  }

  Verification verify() throws SQLException {
    ServerSchema schema = ServerSchema.lookedAt(session);
    add(schema.found());
    List<ServerLog> live = logs.live();
    List<Checkpoint> now = new ArrayList<>();
    boolean known = true;
    for (ServerLog log : live) {
      Optional<Checkpoint> here = verify(log, schema, true, live.size() > 1);
      known &= here.isPresent();
      here.ifPresent(now::add);
    }
    for (ServerLog log : logs.joined()) {
      verify(log, schema, false, true);
    }
    Violations whole = new Violations();
    if (schema.of(logs.log(ServerLog.NONE), true).hasTables()) {
      long astray = session.number(ASTRAY).orElse(0);
      if (astray > 0) {
        whole.wrong(
            OptionalLong.empty(), "streams", astray + " of them are in no log of their project");
      }
    }
    foreign(live.isEmpty(), whole);
    add(whole);
    return new Verification(
        known ? Optional.of(together(now)) : Optional.empty(),
        assessments,
        facts,
        spans,
        breaks.subList(0, Math.min(KEPT, breaks.size())),
        broken);
  }

  private Checkpoint together(List<Checkpoint> now) throws SQLException {
    return now.isEmpty()
        ? logs.beginning()
        : now.size() == 1 ? now.get(0) : ServerRunLog.together(now);
  }

  /** What a log is, where that can be told. */
  private Optional<Checkpoint> verify(
      ServerLog log, ServerSchema schema, boolean isLive, boolean isOneOfMany) throws SQLException {
    String origin = Logs.checkpoint(log).origin();
    List<Checkpoint> its = new ArrayList<>();
    for (Checkpoint checkpoint : against) {
      if (checkpoint.origin().equals(origin)) {
        its.add(checkpoint);
      }
    }
    against.removeAll(its);
    Verification found = new SqlHistory(log).verify(schema.of(log, isLive), its, progress);
    logs.forget(log);
    assessments += isLive ? found.assessments() : 0;
    facts += isLive ? found.facts() : 0;
    spans += found.spans();
    broken += found.broken();
    String where = isOneOfMany ? "log " + log.number() + " (" + origin.substring(0, 8) + "), " : "";
    for (Break one : found.breaks()) {
      breaks.add(
          new Break(one.run(), where + one.where(), one.what(), one.found(), one.expected()));
    }
    return found.now();
  }

  /** Checkpoints of logs that are not here. */
  private void foreign(boolean isEmpty, Violations whole) throws SQLException {
    String beginning = logs.beginning().origin();
    for (Checkpoint checkpoint : against) {
      boolean isOfNothing = checkpoint.origin().equals(beginning) && checkpoint.entries() == 0;
      if (!isOfNothing) {
        whole.differs(
            OptionalLong.of(1),
            "checkpoint of " + checkpoint.entries() + " entries",
            "origin",
            isEmpty ? "no log at all" : "no log that began so",
            checkpoint.origin());
      }
    }
  }

  private void add(Violations violations) {
    broken += violations.count();
    breaks.addAll(violations.first());
  }
}
