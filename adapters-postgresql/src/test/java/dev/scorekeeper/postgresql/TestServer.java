package dev.scorekeeper.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real server, one for all tests of the module, and databases in it. */
public final class TestServer {
  private static final String TEMPLATE = "with_a_history";

  /** Files are copied, and not written to the server's log first. */
  private static final String COPIED = " STRATEGY FILE_COPY";

  private static final long ENOUGH_BYTES = 6L << 30;
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private TestServer() {}

  private static EmbeddedPostgres start() {
    try {
      // It stops when this process does, and takes its data along.
      return EmbeddedPostgres.builder()
          .setDataDirectory(Files.createTempDirectory(memory(), "scorekeeper-test-server-"))
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("wal_level", "minimal")
          .setServerConfig("max_wal_senders", "0")
          .setServerConfig("max_wal_size", "128MB")
          .setServerConfig("autovacuum", "off")
          .setServerConfig("max_connections", "100")
          .setLocaleConfig("locale", "C.UTF-8")
          .start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where files are that no disk has to take: in memory, if there is enough of it. */
  static Path memory() {
    Path memory = Path.of("/dev/shm");
    try {
      boolean isThere =
          Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ENOUGH_BYTES;
      return isThere ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of PostgreSQL's programs. */
  static Path programs() {
    try (Connection connection = connect("postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT setting FROM pg_config WHERE name = 'BINDIR'")) {
      row.next();
      return Path.of(row.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static int port() {
    return SERVER.getPort();
  }

  /** The name of a new database, which holds nothing. */
  public static String empty() {
    String name = "empty_" + DATABASES.incrementAndGet();
    run("postgres", "CREATE DATABASE " + name);
    return name;
  }

  /** The name of a new database, whose history holds nothing. */
  public static String fresh() {
    prepare();
    String name = "fresh_" + DATABASES.incrementAndGet();
    run("postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + COPIED);
    return name;
  }

  private static synchronized void prepare() {
    try (Connection connection = connect("postgres", "postgres");
        Statement statement = connection.createStatement()) {
      boolean known =
          statement
              .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + TEMPLATE + "'")
              .next();
      if (!known) {
        statement.execute("CREATE DATABASE " + TEMPLATE);
        store(TEMPLATE).forWriting().close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The address of a database, for the user who owns all of them. */
  public static String address(String database) {
    return address("postgres", database);
  }

  /** The address of a database, for a user. */
  public static String address(String user, String database) {
    return "postgresql://" + user + "@localhost:" + SERVER.getPort() + "/" + database;
  }

  static PostgresHistoryStore store(String database) {
    return PostgresHistoryStore.at(address(database), Map.of());
  }

  /** A connection of no Scorekeeper. */
  public static Connection connect(String user, String database) throws SQLException {
    Connection connection = SERVER.getDatabase(user, database).getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = scorekeeper, pg_catalog");
    }
    return connection;
  }

  /** The same, by which statements go to the server as they are written. */
  public static Connection simple(String database) throws SQLException {
    Connection connection =
        SERVER
            .getDatabase("postgres", database, Map.of("preferQueryMode", "simple"))
            .getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET search_path = scorekeeper, pg_catalog");
    }
    return connection;
  }

  /** Runs statements as the owner of all. */
  public static void run(String database, String... statements) {
    try (Connection connection = connect("postgres", database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement on another server. */
  static void runAt(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Has another server ask a user for a password, as servers do that are not for tests. */
  static void askForPasswords(EmbeddedPostgres server, String user) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW hba_file")) {
      row.next();
      Path file = Path.of(row.getString(1));
      Files.writeString(file, "host all " + user + " all scram-sha-256\n" + Files.readString(file));
      statement.execute("SELECT pg_reload_conf()");
      statement.execute("SELECT pg_sleep(0.5)");
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
