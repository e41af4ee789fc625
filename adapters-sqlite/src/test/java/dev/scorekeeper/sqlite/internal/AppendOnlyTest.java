package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static dev.scorekeeper.testkit.history.ARun.RULES;
import static dev.scorekeeper.testkit.history.ARun.number;
import static dev.scorekeeper.testkit.history.ARun.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.sql.Views;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the log holds cannot be changed or removed, whoever opens the file and however. */
class AppendOnlyTest {
  private static final Set<String> COMPUTED =
      Set.of("stored_span", "stored_name", "stored_place", "stored_stand");

  private static final String FIRST = "a".repeat(40);
  private static final String SECOND = "b".repeat(40);

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void record() {
    file = NewHistory.in(folder);
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      history
          .log()
          .record(
              number(1).of(FIRST).run(),
              SomeFacts.none().planned("a").warning("w", "a", "m").assessed());
      history
          .log()
          .record(
              number(2).of(SECOND).run(),
              SomeFacts.none().implemented("a", 1, 2).planned("b").assessed());
      history
          .log()
          .record(
              number(3).from(Source.DRAFT).run(),
              SomeFacts.none().error("e", "r", "m").unreadable());
      history
          .log()
          .merge(
              List.of(
                  new LogEntry.OfCommits(
                      new CommitLine(
                          MAIN.project(),
                          List.of(
                              fact(2, SECOND, Optional.of(FIRST)),
                              fact(1, FIRST, Optional.empty())))),
                  new LogEntry.OfTip(new Tip(MAIN, SECOND, RULES, time(2), time(2))),
                  new LogEntry.OfRenaming(
                      new Renaming(new StreamId("till", "main"), MAIN, time(3)))));
    }
  }

  private static CommitFact fact(int number, String revision, Optional<String> parent) {
    return new CommitFact(revision, parent, time(number).getEpochSecond(), "Ada");
  }

  @Test
  void theLogHasTheseTables() throws SQLException {
    assertThat(log())
        .containsExactly(
            "stored_assessment",
            "stored_commit",
            "stored_fact",
            "stored_line",
            "stored_origin",
            "stored_ruleset",
            "stored_run",
            "stored_stream",
            "stored_stream_renaming",
            "stored_subject",
            "stored_tip");
  }

  @TestFactory
  Stream<DynamicTest> noStatementChangesARow() throws SQLException {
    return attacks().entrySet().stream()
        .map(
            attack ->
                DynamicTest.dynamicTest(
                    attack.getKey(), () -> assertRefused(attack.getValue(), this::complaint)));
  }

  @Test
  void neitherDoesTheShell() throws SQLException {
    assumeTrue(shell("SELECT 1").equals("1"), "there is no sqlite3 to try");
    for (String attack : attacks().values()) {
      assertRefused(attack, this::shell);
    }
  }

  @Test
  void withoutTheTriggersEveryOneOfThemWould() throws SQLException {
    for (String attack : attacks().values()) {
      try (Connection connection = NewHistory.plain(file);
          Statement statement = connection.createStatement()) {
        statement.execute("BEGIN");
        for (String trigger : names("trigger")) {
          statement.execute("DROP TRIGGER " + trigger);
        }
        String before = dump(connection);
        statement.execute(attack);
        assertThat(dump(connection)).as(attack).isNotEqualTo(before);
        statement.execute("ROLLBACK");
      }
    }
  }

  @Test
  void viewsShowInTheShell() throws SQLException {
    assumeTrue(shell("SELECT 1").equals("1"), "there is no sqlite3 to try");
    for (View view : Views.ALL) {
      assertThat(shell("SELECT count(*) FROM " + view.name())).as(view.name()).matches("[0-9]+");
    }
    assertThat(
            shell(
                "SELECT domain_id, from_status, to_status, observed_at FROM transitions"
                    + " ORDER BY observed_at, domain_id"))
        .isEqualTo(
            """
            a||planned|2026-01-05T10:00:00.000Z
            a|planned|implemented|2026-01-05T11:00:00.000Z
            b||planned|2026-01-05T11:00:00.000Z""");
  }

  private interface Way {
    String run(String statement) throws SQLException;
  }

  private void assertRefused(String attack, Way way) throws SQLException {
    String before;
    try (Connection connection = NewHistory.plain(file)) {
      before = dump(connection);
    }
    assertThat(way.run(attack)).as(attack).contains("the log is append-only");
    try (Connection connection = NewHistory.plain(file)) {
      assertThat(dump(connection)).as(attack).isEqualTo(before);
    }
  }

  private String complaint(String statement) {
    try (Connection connection = NewHistory.plain(file);
        Statement execute = connection.createStatement()) {
      execute.execute(statement);
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String shell(String statement) {
    try {
      Process process =
          new ProcessBuilder("sqlite3", file.toString(), statement)
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** For each table and each of its keys, every way to put a row in the place of another. */
  private Map<String, String> attacks() throws SQLException {
    Map<String, String> attacks = new TreeMap<>();
    try (Connection connection = NewHistory.plain(file)) {
      for (String table : log()) {
        List<String> columns =
            strings(connection, "SELECT name FROM pragma_table_info('" + table + "')");
        String last = columns.get(columns.size() - 1);
        attacks.put(table + ": delete", "DELETE FROM " + table);
        attacks.put(
            table + ": update", "UPDATE %s SET %s = %s".formatted(table, last, other(last)));
        attacks.put(
            table + ": update or replace",
            "UPDATE OR REPLACE %s SET %s = %s".formatted(table, last, other(last)));
        for (List<String> key : keys(connection, table)) {
          String values =
              columns.stream()
                  .map(column -> key.contains(column) ? column : other(column))
                  .collect(Collectors.joining(", "));
          String same = "SELECT %s FROM %s WHERE true LIMIT 1".formatted(values, table);
          attacks.put(table + key + ": replace", "REPLACE INTO " + table + " " + same);
          attacks.put(
              table + key + ": insert or replace", "INSERT OR REPLACE INTO " + table + " " + same);
          attacks.put(
              table + key + ": upsert",
              "INSERT INTO %s %s ON CONFLICT (%s) DO UPDATE SET %s = %s"
                  .formatted(table, same, String.join(", ", key), last, other(last)));
        }
      }
    }
    return attacks;
  }

  /** Another value where a column is in a key or the last of its table; it passes the checks. */
  private static String other(String column) {
    return switch (column) {
      case "id", "seq", "number" -> "1000 + " + column;
      case "bytes", "key" -> "randomblob(16)";
      case "digest", "chain" -> "randomblob(32)";
      case "project", "branch", "settings", "name", "author" -> column + " || '9'";
      case "rules" -> "1 + rules";
      case "since" -> "1 + coalesce(since, 0)";
      case "value" -> "json_array('forged')";
      case "catalog_sequences" -> "1 + coalesce(catalog_sequences, 0)";
      default -> column;
    };
  }

  private static List<List<String>> keys(Connection connection, String table) throws SQLException {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    List<String> primary =
        strings(
            connection,
            "SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0 ORDER BY pk");
    keys.put("primary", primary);
    for (String index :
        strings(
            connection,
            "SELECT name FROM pragma_index_list('"
                + table
                + "') WHERE \"unique\" AND origin = 'u'")) {
      keys.put(index, strings(connection, "SELECT name FROM pragma_index_info('" + index + "')"));
    }
    return List.copyOf(keys.values());
  }

  private List<String> log() throws SQLException {
    return names("table").stream()
        .filter(name -> !name.startsWith("sqlite_") && !name.startsWith("flyway_"))
        .filter(name -> !COMPUTED.contains(name))
        .toList();
  }

  private List<String> names(String type) throws SQLException {
    try (Connection connection = NewHistory.plain(file)) {
      return strings(
          connection, "SELECT name FROM sqlite_schema WHERE type = '" + type + "' ORDER BY name");
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

  private String dump(Connection connection) throws SQLException {
    StringBuilder dump = new StringBuilder();
    for (String table : log()) {
      List<String> columns =
          strings(connection, "SELECT name FROM pragma_table_info('" + table + "')");
      String row =
          columns.stream().map("quote(%s)"::formatted).collect(Collectors.joining("||','||"));
      dump.append(table).append(strings(connection, "SELECT " + row + " FROM " + table));
    }
    return dump.toString();
  }
}
