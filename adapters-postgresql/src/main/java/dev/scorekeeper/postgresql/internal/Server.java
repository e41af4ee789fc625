package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TimeZone;
import java.util.function.Function;
import org.postgresql.Driver;
import org.postgresql.core.ServerVersion;

/** Opens the history of a database, and makes it. */
public final class Server {
  private static final String UNFINISHED = "unfinished";

  /**
   * The comment of the schema says its version; it is none of ours without, unless it is about to
   * be made, or making it was interrupted.
   */
  static final String LOOK =
      """
      SELECT coalesce(
        obj_description(space.oid, 'pg_namespace'),
        CASE WHEN
          EXISTS (
            SELECT 1 FROM pg_catalog.pg_class AS one
            WHERE one.relnamespace = space.oid AND one.relname = 'flyway_schema_history')
          OR NOT EXISTS (
            SELECT 1 FROM pg_catalog.pg_class AS one WHERE one.relnamespace = space.oid)
        THEN 'unfinished' ELSE 'other' END)
      FROM pg_catalog.pg_namespace AS space WHERE space.nspname = 'scorekeeper'
      """;

  /** Whoever makes the schema is alone; whoever only waits for that is not. */
  private static final String MAKE = "SELECT 1 FROM pg_advisory_xact_lock(hashtext('scorekeeper'))";

  private static final String AWAIT =
      "SELECT 1 FROM pg_advisory_xact_lock_shared(hashtext('scorekeeper'))";

  private static final String CAN_WRITE =
      """
      SELECT 1 WHERE NOT pg_is_in_recovery() AND CASE
        WHEN to_regclass('scorekeeper.stored_run') IS NULL
          THEN has_database_privilege(current_database(), 'CREATE')
        ELSE has_table_privilege('scorekeeper.stored_run', 'INSERT')
      END
      """;

  private static final String IS_EMPTY = "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM stored_origin)";

  private final ServerAddress address;
  private final Map<String, String> variables;

  /**
   * A database.
   *
   * @param variables of the environment, by those names that PostgreSQL's own programs know
   */
  public Server(ServerAddress address, Map<String, String> variables) {
    this.address = address;
    this.variables = Map.copyOf(variables);
  }

  /**
   * Loads the driver ahead of a connection, and what it makes once for all of them: formats of
   * numbers, and the table of time zones.
   *
   * @return whether it is there
   */
  public static boolean loadDriver() {
    return Driver.isRegistered()
        && Driver.parseURL("jdbc:postgresql://localhost/", null) != null
        && ServerVersion.v9_1.getVersionNum() > 0
        && !TimeZone.getDefault().getID().isEmpty();
  }

  public String place() {
    return address.place();
  }

  /** Whether a history could be written there, as far as permissions tell. */
  public boolean isWritable() {
    try (Session session = Session.writing(address, variables)) {
      return session.transaction(() -> session.number(CAN_WRITE).isPresent());
    }
  }

  /** Opens the history to record in, and makes it where there is none. */
  public ServerHistory forWriting() {
    return new ServerHistory(openForWriting());
  }

  private Session openForWriting() {
    Session session = Session.writing(address, variables);
    boolean done = false;
    try {
      if (!isCurrent(session, session.comment())) {
        make(session);
      }
      done = true;
      return session;
    } finally {
      if (!done) {
        session.close();
      }
    }
  }

  private boolean isCurrent(Session session, Optional<String> comment) {
    return version(session, comment).equals(OptionalInt.of(ServerMigrations.SCHEMA_VERSION));
  }

  /** Makes the schema, or brings it up to date, unless another process just did. */
  private void make(Session session) {
    session.transaction(
        () ->
            session.number(MAKE).isPresent() && !isCurrent(session, look(session))
                ? ServerMigrations.migrate(session, variables)
                : 0);
  }

  /** Opens the history to ask it; empty where there is none. */
  public Optional<ServerHistory> forReading() {
    Session session = Session.reading(address, variables);
    return open(session) ? Optional.of(new ServerHistory(session)) : Optional.empty();
  }

  /** Whether there is a history of this version; the session is closed where there is none. */
  private boolean open(Session session) {
    boolean current = false;
    try {
      OptionalInt version = version(session);
      if (version.isPresent() && version.getAsInt() < ServerMigrations.SCHEMA_VERSION) {
        throw new HistoryException(
            place()
                + " was written by an older Scorekeeper; the next run that its owner records brings"
                + " it up to date");
      }
      current = version.isPresent();
    } finally {
      if (!current) {
        session.close();
      }
    }
    return current;
  }

  /** The version of the history, which is not newer than this program's; empty where none is. */
  private OptionalInt version(Session session) {
    return version(session, session.comment());
  }

  private OptionalInt version(Session session, Optional<String> looked) {
    Optional<String> comment = looked;
    if (comment.equals(Optional.of(UNFINISHED))) {
      session.transaction(() -> session.number(AWAIT));
      comment = session.transaction(() -> look(session));
    }
    if (comment.isEmpty() || comment.get().equals(UNFINISHED)) {
      return OptionalInt.empty();
    }
    int version = version(comment.get());
    if (version > ServerMigrations.SCHEMA_VERSION) {
      throw new HistoryException(
          ("%s was written by a newer Scorekeeper (schema %d, this one knows %d); upgrade, or name"
                  + " another with --history")
              .formatted(place(), version, ServerMigrations.SCHEMA_VERSION));
    }
    return OptionalInt.of(version);
  }

  private int version(String comment) {
    try {
      if (comment.startsWith(ServerMigrations.COMMENT)) {
        return Integer.parseInt(comment.substring(ServerMigrations.COMMENT.length()));
      }
    } catch (NumberFormatException e) {
      // Nor is it one of ours.
    }
    throw new HistoryException(
        place()
            + " has a schema named scorekeeper that is no history; name another database with"
            + " --history");
  }

  private static Optional<String> look(Session session) throws SQLException {
    try (PreparedStatement select = session.connection().prepareStatement(LOOK);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(String.valueOf(row.getString(1))) : Optional.empty();
    }
  }

  /**
   * Works on the history. Where there is none it is made, and only kept where the work succeeds or
   * another process has recorded in it meanwhile.
   */
  public <T> T writing(Function<History, T> work) {
    boolean isNew;
    try (Session session = Session.reading(address, variables)) {
      isNew = version(session).isEmpty();
    }
    if (!isNew) {
      try (History history = forWriting()) {
        return work.apply(history);
      }
    }
    Session session = openForWriting();
    boolean done = false;
    try (History history = new ServerHistory(session)) {
      T result = session.transaction(() -> work.apply(history));
      done = true;
      return result;
    } finally {
      if (!done) {
        takeBack();
      }
    }
  }

  private void takeBack() {
    try (Session session = Session.writing(address, variables)) {
      session.transaction(
          () -> {
            session.number(MAKE);
            session.write("LOCK TABLE stored_origin IN ACCESS EXCLUSIVE MODE");
            return session.number(IS_EMPTY).isPresent()
                ? session.write("DROP SCHEMA scorekeeper CASCADE")
                : 0;
          });
    } catch (HistoryException e) {
      // Then an empty history stays behind; why the work failed counts.
    }
  }

  /** Looks through all logs; empty where there is no history. */
  public Optional<Verification> verify(List<Checkpoint> against, ProgressListener progress) {
    Session session = Session.verifying(address, variables);
    if (!open(session)) {
      return Optional.empty();
    }
    try (session) {
      return Optional.of(
          session.transaction(
              () -> new ServerVerifier(session, new Logs(session), against, progress).verify()));
    }
  }

  /** Whether there is a history. */
  public boolean exists() {
    try (Session session = Session.reading(address, variables)) {
      return version(session).isPresent();
    }
  }

  /** Opens the history to ask it in SQL; empty where there is none. */
  public Optional<Queries> queries() {
    Session session = Session.asking(address, variables);
    return open(session) ? Optional.of(new ServerQueries(session)) : Optional.empty();
  }
}
