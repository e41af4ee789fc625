package dev.scorekeeper.postgresql;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.workspace.ProgressListener;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was recorded stays, whoever tries, and by whatever right. */
class AppendOnlyTest {
  private static final String LOG_TABLES =
      """
      SELECT class.relname FROM pg_class AS class
      WHERE class.relnamespace = 'scorekeeper'::regnamespace AND class.relkind IN ('r', 'p')
        AND class.relname NOT LIKE 'flyway%'
        AND class.relname !~ '^stored_(span|place|stand|name)(_[0-9]+)?$'
      ORDER BY 1
      """;

  private final String database = TestServer.fresh();

  @BeforeEach
  void record() {
    try (History history = TestServer.store(database).forWriting()) {
      Story.record(history);
    }
  }

  private List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        strings.add(row.getString(1));
      }
    }
    return strings;
  }

  @Test
  void noTableOrPartitionOfTheLogIsChangedOrEmptiedByItsOwnerAlsoInReplicaMode() throws Exception {
    try (Connection owner = TestServer.connect("postgres", database)) {
      List<String> tables = strings(owner, LOG_TABLES);
      assertThat(tables).hasSize(15 + 7 * 16);
      for (String mode : List.of("origin", "replica")) {
        try (Statement statement = owner.createStatement()) {
          statement.execute("SET session_replication_role = " + mode);
        }
        int changes = 0;
        for (String table : tables) {
          assertThatItRefuses(owner, "TRUNCATE " + table + " CASCADE");
          boolean isEmpty = strings(owner, "SELECT 1 FROM " + table + " LIMIT 1").isEmpty();
          if (!isEmpty) {
            changes++;
            String column = table.equals("stored_history") ? "id" : "log";
            if (!table.equals("stored_origin")) {
              assertThatItRefuses(owner, "UPDATE %s SET %s = %s".formatted(table, column, column));
            }
            assertThatItRefuses(owner, "DELETE FROM " + table);
          }
        }
        assertThat(changes).isGreaterThan(20);
      }
    }
    assertThat(
            TestServer.store(database)
                .verify(List.of(), ProgressListener.NONE)
                .orElseThrow()
                .intact())
        .isTrue();
  }

  private static void assertThatItRefuses(Connection connection, String sql) {
    assertThatExceptionOfType(SQLException.class)
        .as(sql)
        .isThrownBy(
            () -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
              }
            })
        .withMessageContaining("append-only");
  }

  @Test
  void aWriterRecordsAndCanChangeNothingAndAReaderReads() throws Exception {
    String writer = "writer_" + database;
    String reader = "Reader \"" + database;
    TestServer.run(
        database,
        "CREATE ROLE " + writer + " LOGIN",
        "CREATE ROLE \"" + reader.replace("\"", "\"\"") + "\" LOGIN",
        PostgresHistoryStore.grants(Optional.of(writer), Optional.of(reader)));
    PostgresHistoryStore writing =
        PostgresHistoryStore.at(TestServer.address(writer, database), Map.of());
    PostgresHistoryStore reading =
        PostgresHistoryStore.at(TestServer.address("Reader%20%22" + database, database), Map.of());

    assertThat(writing.isWritable()).isTrue();
    assertThat(reading.isWritable()).isFalse();
    try (History history = writing.forWriting()) {
      history.log().record(number(201).run(), SomeFacts.none().planned("new").assessed());
      history.log().record(number(200).run(), SomeFacts.none().planned("late").assessed());
    }
    assertThat(writing.rebuild(ProgressListener.NONE)).isPresent();
    try (Connection connection = TestServer.connect(writer, database)) {
      for (String sql :
          List.of(
              "TRUNCATE stored_run",
              "DELETE FROM stored_run",
              "UPDATE stored_run SET observed_at = 1",
              "DELETE FROM stored_turn",
              "ALTER TABLE stored_run DISABLE TRIGGER never_changed",
              "SET session_replication_role = replica",
              "DROP TABLE stored_run",
              "CREATE TABLE scorekeeper.other (id integer)")) {
        assertThatExceptionOfType(SQLException.class)
            .as(sql)
            .isThrownBy(
                () -> {
                  try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                  }
                })
            .satisfies(e -> assertThat(e.getSQLState()).isIn("42501"));
      }
    }
    try (History history = reading.forReading().orElseThrow()) {
      assertThat(history.stream(ARun.MAIN).head()).isPresent();
    }
    assertThat(reading.verify(List.of(), ProgressListener.NONE).orElseThrow().breaks()).isEmpty();
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () ->
                reading.writing(
                    history ->
                        history
                            .log()
                            .record(number(300).run(), SomeFacts.none().planned("x").assessed())))
        .withMessageContaining("history grant");
  }

  @Test
  void whatNoMigrationMadeIsFound() {
    TestServer.run(
        database,
        "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER aside BEFORE INSERT ON stored_run FOR EACH ROW EXECUTE FUNCTION quiet()",
        "ALTER TABLE stored_fact_03 DISABLE TRIGGER never_changed",
        "CREATE OR REPLACE VIEW stored_verdict AS SELECT log, stream, subject, since, until,"
            + " since_run, until_run, cause, until_cause, 'implemented'::text AS status,"
            + " NULL::text AS reason, 1 AS movements, 1 AS beats FROM stored_span WHERE kind = 1");

    assertThat(
            TestServer.store(database)
                .verify(List.of(), ProgressListener.NONE)
                .orElseThrow()
                .breaks())
        .extracting(one -> one.where())
        .contains(
            "trigger of stored_run aside",
            "trigger of stored_fact_03 never_changed",
            "view stored_verdict",
            "function quiet");
  }

  @Test
  void aRowThatIsChangedByWhoTookTheTriggersAwayIsFound() {
    for (String change :
        List.of(
            "UPDATE stored_run SET recorded_at = recorded_at + 1 WHERE log = 2 AND seq = 3",
            "UPDATE stored_fact SET value = replace(value, 'planned', 'broken') WHERE log = 1",
            "UPDATE stored_assessment SET errors = errors + 1 WHERE log = 1 AND id = 1",
            "UPDATE stored_commit SET seconds = 1 WHERE number = 2",
            "DELETE FROM stored_span WHERE log = 2",
            "UPDATE stored_place SET at = at + 1 WHERE log = 1 AND run = 5",
            "INSERT INTO stored_subject (log, id, name) VALUES (1, 999, 'nobody')")) {
      String copy = TestServer.empty();
      TestServer.run(
          "postgres", "DROP DATABASE " + copy, "CREATE DATABASE " + copy + " TEMPLATE " + database);
      TestServer.run(
          copy,
          "ALTER TABLE stored_run DISABLE TRIGGER never_changed",
          "ALTER TABLE stored_fact DISABLE TRIGGER never_changed",
          "ALTER TABLE stored_assessment DISABLE TRIGGER never_changed",
          "ALTER TABLE stored_commit DISABLE TRIGGER never_changed",
          change,
          "ALTER TABLE stored_run ENABLE ALWAYS TRIGGER never_changed",
          "ALTER TABLE stored_fact ENABLE ALWAYS TRIGGER never_changed",
          "ALTER TABLE stored_assessment ENABLE ALWAYS TRIGGER never_changed",
          "ALTER TABLE stored_commit ENABLE ALWAYS TRIGGER never_changed");

      assertThat(
              TestServer.store(copy)
                  .verify(List.of(), ProgressListener.NONE)
                  .orElseThrow()
                  .intact())
          .as(change)
          .isFalse();
    }
  }
}
