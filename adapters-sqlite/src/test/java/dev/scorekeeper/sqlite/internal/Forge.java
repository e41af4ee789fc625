package dev.scorekeeper.sqlite.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes what must not be changed, and leaves no trace of how. */
final class Forge {
  private static final String TABLES =
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'flyway%' ORDER BY name
      """;

  private Forge() {}

  /** Runs a statement with the triggers away and no constraint checked, then puts them back. */
  static int change(Path file, String... statements) throws SQLException {
    int changed = 0;
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = OFF");
      statement.execute("PRAGMA ignore_check_constraints = ON");
      statement.execute("PRAGMA foreign_keys = OFF");
      statement.execute("BEGIN");
      Map<String, String> triggers = new LinkedHashMap<>();
      try (ResultSet row =
          statement.executeQuery("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")) {
        while (row.next()) {
          triggers.put(row.getString(1), row.getString(2));
        }
      }
      for (String trigger : triggers.keySet()) {
        statement.execute("DROP TRIGGER " + trigger);
      }
      for (String forging : statements) {
        changed += statement.executeUpdate(forging);
      }
      for (String sql : triggers.values()) {
        statement.execute(sql);
      }
      statement.execute("COMMIT");
    }
    return changed;
  }

  /** The log's tables and the spans. */
  static List<String> tables(Path file) throws SQLException {
    return strings(file, TABLES);
  }

  static List<String> columns(Path file, String table) throws SQLException {
    return strings(file, "SELECT name FROM pragma_table_info('" + table + "')");
  }

  /** Everything that the tables hold, as text. */
  static String dump(Path file) throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = NewHistory.plain(file)) {
      for (String table : strings(connection, TABLES)) {
        String row =
            String.join(
                ") || ',' || quote(",
                strings(connection, "SELECT name FROM pragma_table_info('" + table + "')"));
        dump.append(table)
            .append(strings(connection, "SELECT quote(" + row + ") FROM " + table + " ORDER BY 1"))
            .append('\n');
      }
    }
    return dump.toString();
  }

  static List<String> strings(Path file, String sql) throws SQLException {
    try (Connection connection = NewHistory.plain(file)) {
      return strings(connection, sql);
    }
  }

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        strings.add(row.getString(1));
      }
    }
    return strings;
  }
}
