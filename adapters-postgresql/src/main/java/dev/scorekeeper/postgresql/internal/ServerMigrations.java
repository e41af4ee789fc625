package dev.scorekeeper.postgresql.internal;

import dev.scorekeeper.domain.history.HistoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Makes the schema of a history, or brings it up to date. Flyway is loaded only so. */
final class ServerMigrations {
  /** The version of the schema. It grows with every change of any migration, views included. */
  static final int SCHEMA_VERSION = 2;

  /** What says which version a schema has, before its number. */
  static final String COMMENT = "The history of Scorekeeper, schema ";

  /** In their order. */
  static final List<String> SCRIPTS = List.of("V1__log.sql", "V2__run_seen.sql", "R__views.sql");

  private static final String LOCATION = "dev/scorekeeper/postgresql/migration";

  private static final String NO_SCHEMA =
      "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'scorekeeper')";

  /** Further away nobody wraps what the database said, and causes may go round in a circle. */
  private static final int MOST_CAUSES = 16;

  private ServerMigrations() {}

  /**
   * Makes the schema, or brings it up to date. That it is done is said at the end, in the
   * transaction of a session, in which nobody else does the same.
   *
   * @return a number of no meaning
   * @throws HistoryException when the user may not, or the server cannot be reached
   */
  static int migrate(Session session, Map<String, String> variables) throws SQLException {
    ServerAddress address = session.address();
    if (session.number(NO_SCHEMA).isPresent()) {
      // Flyway would try for ten seconds where the user may not.
      try (Session before = Session.writing(address, variables)) {
        before.transaction(() -> before.write("CREATE SCHEMA scorekeeper"));
      }
    }
    try {
      Flyway.configure(ServerMigrations.class.getClassLoader())
          .dataSource(connections(address, variables))
          .schemas(Session.SCHEMA)
          .locations("classpath:" + LOCATION)
          .loggers("slf4j") // which this module binds to nothing
          .load()
          .migrate();
    } catch (FlywayException e) {
      @Nullable Throwable cause = e.getCause();
      for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
        if (cause instanceof SQLException failed) {
          throw Complaint.of(address, variables, failed);
        }
        cause = cause.getCause();
      }
      throw new HistoryException(
          "the schema of " + address.place() + " cannot be made: " + e.getMessage(), e);
    }
    return session.write("COMMENT ON SCHEMA scorekeeper IS '" + COMMENT + SCHEMA_VERSION + "'");
  }

  static String read(String script) {
    try (InputStream in =
        ServerMigrations.class.getResourceAsStream("/" + LOCATION + "/" + script)) {
      if (in == null) {
        throw new HistoryException("this Scorekeeper is not whole: " + script + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives connections out; Flyway asks a data source for nothing else. */
  private static DataSource connections(ServerAddress address, Map<String, String> variables) {
    return (DataSource)
        Proxy.newProxyInstance(
            ServerMigrations.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) ->
                method.getName().equals("getConnection")
                    ? new Driver().connect(address.url(), address.properties(variables))
                    : null);
  }
}
