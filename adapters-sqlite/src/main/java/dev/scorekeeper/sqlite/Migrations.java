package dev.scorekeeper.sqlite;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema of a history up to date. Flyway is loaded with this class, and only so. */
final class Migrations {
  private static final String LOCATION = "classpath:dev/scorekeeper/sqlite/migration";

  private Migrations() {}

  /** Makes a history of an empty file. */
  static void create(Path file) {
    try (Database database = Database.writing(file)) {
      migrate(database);
    }
  }

  static void upgrade(Database database) {
    migrate(database);
  }

  private static void migrate(Database database) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(new OneConnection(database.connection()))
        .locations(LOCATION)
        .load()
        .migrate();
    try {
      database.execute("PRAGMA application_id = " + HistoryFile.APPLICATION_ID);
      database.execute("PRAGMA user_version = " + HistoryFile.SCHEMA_VERSION);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /** Gives out one connection, which stays open when it is handed back: its lock must hold on. */
  private record OneConnection(Connection connection) implements DataSource {
    @Override
    public Connection getConnection() {
      return (Connection)
          Proxy.newProxyInstance(
              Migrations.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  return null;
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Connection getConnection(String user, String password) {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
