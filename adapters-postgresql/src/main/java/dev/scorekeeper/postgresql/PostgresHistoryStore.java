package dev.scorekeeper.postgresql;

import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.postgresql.internal.Grants;
import dev.scorekeeper.postgresql.internal.Server;
import dev.scorekeeper.postgresql.internal.ServerAddress;
import dev.scorekeeper.postgresql.internal.ServerHistory;
import dev.scorekeeper.sql.Views;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The history of many projects in a database of a PostgreSQL server, each project in a log of its
 * own. Whoever records one waits for nobody who records another.
 */
public final class PostgresHistoryStore implements HistoryStore {
  private final Server server;

  private PostgresHistoryStore(Server server) {
    this.server = server;
  }

  /**
   * The history at an address, such as {@code postgresql://scorekeeper@db.example.org/plans}.
   *
   * @param variables of the environment: passwords and the like come from those that PostgreSQL's
   *     own programs know
   * @throws HistoryException when it is no address, or has a password in it
   */
  public static PostgresHistoryStore at(String address, Map<String, String> variables) {
    return new PostgresHistoryStore(new Server(ServerAddress.of(address), variables));
  }

  /**
   * Loads the driver, which a connection else would wait for.
   *
   * @return whether it is loaded
   */
  public static boolean loadDriver() {
    return Server.loadDriver();
  }

  /**
   * What the owner of a database has to run, so that others can record or read.
   *
   * @param writer a role that exists, which may append and change nothing
   * @param reader a role that exists, which may only read
   */
  public static String grants(Optional<String> writer, Optional<String> reader) {
    return Grants.of(writer, reader);
  }

  @Override
  public String place() {
    return server.place();
  }

  @Override
  public boolean isWritable() {
    return server.isWritable();
  }

  /** Where there is no history its schema is made, which takes the right to do that. */
  @Override
  public History forWriting() {
    return server.forWriting();
  }

  @Override
  public <T> T writing(Function<History, T> work) {
    return server.writing(work);
  }

  @Override
  public Optional<History> forReading() {
    return server.forReading().map(History.class::cast);
  }

  @Override
  public Optional<Verification> verify(List<Checkpoint> against, ProgressListener progress) {
    return server.verify(against, progress);
  }

  @Override
  public Optional<Rebuilt> rebuild(ProgressListener progress) {
    if (!server.exists()) {
      return Optional.empty();
    }
    try (ServerHistory history = server.forWriting()) {
      long spans = history.rebuild(progress);
      return Optional.of(new Rebuilt(history.count(), spans));
    }
  }

  @Override
  public Optional<Queries> queries() {
    return server.queries();
  }

  @Override
  public List<View> views() {
    return Views.ALL;
  }
}
