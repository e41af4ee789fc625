package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.history.HistoryException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Compares a history's tables, indexes, triggers and views with those that the migrations make. */
final class SchemaVerifier {
  /** The migrations in the order in which they run. */
  static final List<String> SCRIPTS =
      List.of("V1__log.sql", "V2__names.sql", "V3__lines.sql", "R__views.sql");

  /** Flyway's table and SQLite's own are theirs. */
  private static final String SCHEMA =
      """
      SELECT type || ' ' || name, tbl_name || ': ' || sql FROM sqlite_schema
      WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'flyway\\_%' ESCAPE '\\'
      """;

  private final Database database;

  SchemaVerifier(Database database) {
    this.database = database;
  }

  void verify(Violations breaks) throws SQLException {
    Map<String, String> found = schema(database.connection());
    Map<String, String> expected = expected();
    OptionalLong none = OptionalLong.empty();
    expected.forEach(
        (name, sql) -> {
          String here = found.remove(name);
          if (here == null) {
            breaks.wrong(none, name, "is missing");
          } else if (!here.equals(sql)) {
            breaks.differs(none, name, "definition", here, sql);
          }
        });
    found.forEach((name, sql) -> breaks.wrong(none, name, "is there, and no migration made it"));
  }

  private static Map<String, String> expected() throws SQLException {
    try (Connection memory = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = memory.createStatement()) {
      for (String script : SCRIPTS) {
        statement.executeUpdate(read(script));
      }
      return schema(memory);
    }
  }

  private static Map<String, String> schema(Connection connection) throws SQLException {
    Map<String, String> schema = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SCHEMA)) {
      while (row.next()) {
        schema.put(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)));
      }
    }
    return schema;
  }

  private static String read(String script) {
    try (InputStream in =
        SchemaVerifier.class.getResourceAsStream("/" + Migrations.LOCATION + "/" + script)) {
      if (in == null) {
        throw new HistoryException("this Scorekeeper is not whole: " + script + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
