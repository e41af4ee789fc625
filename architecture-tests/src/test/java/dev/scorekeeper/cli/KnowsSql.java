package dev.scorekeeper.cli;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteDataSource;

/** Breaks a law on purpose: the command line speaks to databases. */
public final class KnowsSql {
  void close(Connection connection) throws SQLException {
    connection.close();
  }

  Connection connection(DataSource source) throws SQLException {
    return source.getConnection();
  }

  void migrate(Flyway flyway) {
    flyway.migrate();
  }

  String url(SQLiteDataSource source) {
    return source.getUrl();
  }
}
