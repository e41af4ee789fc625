package dev.scorekeeper.sqlite.internal;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.branch.CommitLine;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.branch.Tip;
import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.history.CompletedRun;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.LogEntry;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.history.Verification.Break;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody puts into the file of a history, under whatever name: it is found by a
 * verification, and where it decides what is written, nothing is written.
 */
@Timeout(120)
class PlantedObjectsTest {
  private static final String WRITABLE = "PRAGMA writable_schema = ON";
  private static final String ENDLESS =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS c FROM n";

  private static final List<String> TABLES =
      List.of(
          "stored_stream",
          "stored_ruleset",
          "stored_subject",
          "stored_assessment",
          "stored_fact",
          "stored_run",
          "stored_span",
          "stored_name",
          "stored_place",
          "stored_stand",
          "stored_line",
          "stored_commit",
          "stored_tip",
          "stored_stream_renaming");

  /** Entries that are no runs, and what they are stored in. */
  private static final Set<String> OF_ENTRIES =
      Set.of("stored_line", "stored_commit", "stored_tip", "stored_stream_renaming");

  private static final Facts FACTS =
      SomeFacts.none().implemented("new", 3, 4).warning("w", "new", "m").assessed();

  /** What is planted, how it is found, and whether it stops a write. */
  private record Planted(String name, String where, boolean stops, List<String> statements) {
    static Planted stopping(String name, String where, String... statements) {
      return new Planted(name, where, true, List.of(statements));
    }

    static Planted harmless(String name, String where, String... statements) {
      return new Planted(name, where, false, List.of(statements));
    }
  }

  @TempDir private Path folder;
  private Path file = Path.of("");
  private byte[] original = new byte[0];

  @BeforeEach
  void record() throws IOException {
    file = Varied.in(folder);
    original = Files.readAllBytes(file);
  }

  private static List<Planted> all() {
    List<Planted> all = new ArrayList<>();
    for (String table : TABLES) {
      for (String prefix : List.of("", "flyway_", "FLYWAY_")) {
        String name = prefix + "watch";
        all.add(
            Planted.stopping(
                name + " of " + table,
                "trigger " + name,
                "CREATE TRIGGER %s BEFORE INSERT ON %s BEGIN SELECT raise(IGNORE); END"
                    .formatted(name, table)));
      }
      String trigger =
          "CREATE TRIGGER sqlite_watch AFTER INSERT ON %s BEGIN DELETE FROM stored_span; END"
              .formatted(table);
      all.add(
          Planted.stopping(
              "sqlite_watch of " + table,
              "trigger sqlite_watch",
              WRITABLE,
              "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_watch', '%s', 0, '%s')"
                  .formatted(table, trigger)));
    }
    all.add(
        Planted.stopping(
            "a trigger that never ends",
            "trigger flyway_wait",
            "CREATE VIEW flyway_numbers AS " + ENDLESS,
            "CREATE TRIGGER flyway_wait BEFORE INSERT ON stored_run BEGIN SELECT c FROM"
                + " flyway_numbers; END"));
    all.add(
        Planted.stopping(
            "a trigger of a view",
            "trigger flyway_runs",
            "CREATE TRIGGER flyway_runs INSTEAD OF INSERT ON runs BEGIN SELECT 1; END"));
    all.add(
        Planted.stopping(
            "a trigger of Flyway's table",
            "trigger flyway_own",
            "CREATE TRIGGER flyway_own BEFORE INSERT ON flyway_schema_history BEGIN SELECT"
                + " raise(IGNORE); END"));
    all.add(
        Planted.stopping(
            "a trigger of our name",
            "trigger run_is_never_replaced",
            "DROP TRIGGER run_is_never_replaced",
            "CREATE TRIGGER run_is_never_replaced BEFORE INSERT ON stored_run BEGIN SELECT"
                + " raise(IGNORE); END"));
    all.add(
        Planted.stopping(
            "a trigger that is gone",
            "trigger run_is_never_replaced",
            "DROP TRIGGER run_is_never_replaced"));
    all.add(
        Planted.stopping(
            "an index that fails",
            "index flyway_fails",
            "CREATE INDEX flyway_fails ON stored_run (abs(-9223372036854775807 - (seq > 12)))"));
    all.add(
        Planted.stopping(
            "an index that takes all memory",
            "index sqlite_slow",
            "CREATE INDEX slow ON stored_run (length(replace(hex(zeroblob(400000000)), '0',"
                + " '11'))) WHERE seq > 12",
            WRITABLE,
            "UPDATE sqlite_schema SET name = 'sqlite_slow', sql = replace(sql, ' slow ', '"
                + " sqlite_slow ') WHERE name = 'slow'"));
    all.add(
        Planted.stopping(
            "an index that allows one",
            "index flyway_one",
            "CREATE UNIQUE INDEX flyway_one ON stored_run (source) WHERE seq > 11"));
    all.add(
        Planted.stopping(
            "a column that is computed",
            "table stored_run",
            "ALTER TABLE stored_run ADD COLUMN flyway_c INTEGER GENERATED ALWAYS AS"
                + " (abs(-9223372036854775807 - (seq > 12))) VIRTUAL CHECK (flyway_c > 0)"));
    all.add(
        Planted.stopping(
            "a key that ignores",
            "table stored_stream",
            WRITABLE,
            "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (project, branch)', 'UNIQUE"
                + " (project, branch) ON CONFLICT IGNORE') WHERE name = 'stored_stream'"));
    all.add(
        Planted.stopping(
            "a view in place of a table",
            "trigger stream_goes",
            "PRAGMA legacy_alter_table = ON",
            "DROP TABLE stored_stream",
            "CREATE VIEW stored_stream AS SELECT c AS id, c AS project, c AS branch FROM ("
                + ENDLESS
                + ")",
            "CREATE TRIGGER stream_goes INSTEAD OF INSERT ON stored_stream BEGIN SELECT 1; END"));
    all.add(
        Planted.stopping(
            "an index of SQLite's own name",
            "index sqlite_autoindex_stored_run_9",
            "CREATE INDEX other ON stored_run (abs(source))",
            WRITABLE,
            "UPDATE sqlite_schema SET name = 'sqlite_autoindex_stored_run_9', sql = replace(sql,"
                + " ' other ', ' sqlite_autoindex_stored_run_9 ') WHERE name = 'other'"));
    for (String made :
        List.of(
            "SELECT 'nothing'",
            "CREATE INDEX \"flyway_schema_history_s_idx\" ON \"flyway_schema_history\" (\"type\")",
            "CREATE UNIQUE INDEX \"flyway_schema_history_s_idx\" ON \"flyway_schema_history\""
                + " (\"success\") WHERE installed_rank > 9")) {
      all.add(
          Planted.stopping(
              "in place of Flyway's index: " + made,
              "index flyway_schema_history_s_idx",
              "DROP INDEX flyway_schema_history_s_idx",
              made));
    }
    for (String change :
        List.of(
            "replace(sql, 'now', '2026-01-01')",
            "replace(sql, 'PRIMARY KEY', 'PRIMARY KEY ON CONFLICT IGNORE')",
            "replace(sql, '\"version\" VARCHAR(50)', '\"version\" VARCHAR(50) CHECK (version < 9)')")) {
      all.add(
          Planted.stopping(
              "Flyway's table: " + change,
              "table flyway_schema_history",
              WRITABLE,
              "UPDATE sqlite_schema SET sql = "
                  + change
                  + " WHERE name = 'flyway_schema_history'"));
    }
    all.add(
        Planted.stopping(
            "Flyway's table with a column more",
            "table flyway_schema_history",
            "ALTER TABLE flyway_schema_history ADD COLUMN more INT"));
    for (String prefix : List.of("", "flyway_", "sqlite_")) {
      String name = prefix + "other";
      all.add(
          Planted.harmless(
              "view " + name,
              "view " + name,
              "CREATE VIEW other AS SELECT 1",
              WRITABLE,
              "UPDATE sqlite_schema SET name = '%1$s', tbl_name = '%1$s', sql = 'CREATE VIEW %1$s AS SELECT 1' WHERE name = 'other'"
                  .formatted(name)));
      all.add(
          Planted.harmless(
              "table " + name,
              "table " + name,
              "CREATE TABLE other (a)",
              WRITABLE,
              "UPDATE sqlite_schema SET name = '%1$s', tbl_name = '%1$s', sql = 'CREATE TABLE %1$s (a)' WHERE name = 'other'"
                  .formatted(name)));
    }
    all.add(
        Planted.harmless(
            "a table with numbers of its own",
            "table sqlite_sequence",
            "CREATE TABLE flyway_numbered (a INTEGER PRIMARY KEY AUTOINCREMENT)"));
    all.add(
        Planted.harmless(
            "samples for the planner",
            "table sqlite_stat4",
            "INSERT INTO sqlite_stat4 VALUES ('stored_run', 'run_observed', '1', '1', '1', x'00')"));
    for (String change :
        List.of(
            "UPDATE sqlite_stat1 SET stat = '1 1' WHERE idx = 'run_observed'",
            "DELETE FROM sqlite_stat1 WHERE idx = 'run_observed'",
            "INSERT INTO sqlite_stat1 VALUES ('stored_run', 'flyway_one', '1 1')")) {
      all.add(Planted.harmless(change, "table sqlite_stat1", change));
    }
    for (String change :
        List.of(
            "UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version = '1'",
            "UPDATE flyway_schema_history SET checksum = 7 WHERE version IS NULL",
            "UPDATE flyway_schema_history SET checksum = NULL WHERE version IS NULL",
            "UPDATE flyway_schema_history SET description = 'logs' WHERE version = '1'",
            "UPDATE flyway_schema_history SET version = '9' WHERE version = '2'",
            "UPDATE flyway_schema_history SET script = 'V2__other.sql' WHERE version = '2'",
            "UPDATE flyway_schema_history SET type = 'JDBC' WHERE version = '2'",
            "UPDATE flyway_schema_history SET success = 0 WHERE version = '2'",
            "DELETE FROM flyway_schema_history WHERE version = '2'",
            "DELETE FROM flyway_schema_history WHERE version IS NULL",
            "DELETE FROM flyway_schema_history",
            row("9", "checksum", "version IS NULL"),
            row("0", "checksum", "version IS NULL"),
            row("3.5", "12345", "version IS NULL"),
            row("9", "checksum", "version = '1'"),
            "UPDATE flyway_schema_history SET installed_rank = 7 WHERE version IS NULL",
            "INSERT INTO flyway_schema_history SELECT 9, '3', 'more', type, 'V3__more.sql', 1, '',"
                + " installed_on, 1, 1 FROM flyway_schema_history LIMIT 1")) {
      all.add(Planted.harmless(change, "table flyway_schema_history", change));
    }
    return all;
  }

  /** What writes one more row into Flyway's table, like one that is there. */
  private static String row(String rank, String checksum, String like) {
    return "INSERT INTO flyway_schema_history SELECT %s, version, description, type, script, %s, installed_by, installed_on, 1, 1 FROM flyway_schema_history WHERE %s"
        .formatted(rank, checksum, like);
  }

  @TestFactory
  Stream<DynamicTest> everythingIsFoundAndChangesNothing() {
    return each(
        planted -> {
          byte[] before = Files.readAllBytes(file);

          assertThat(verify().breaks())
              .extracting(Break::where)
              .as(planted.name)
              .contains(planted.where);

          assertThat(file).hasBinaryContent(before);
          try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> nothingIsWrittenWhereItDecidesWhat() {
    return each(
        planted -> {
          byte[] before = Files.readAllBytes(file);
          if (!planted.stops) {
            append();
            return;
          }
          assertThatExceptionOfType(HistoryException.class)
              .isThrownBy(this::append)
              .withMessageStartingWith(file + " ")
              .withMessageContaining(planted.where)
              .withMessageContaining("history verify")
              .withMessageContaining("history import");

          assertThat(file).hasBinaryContent(before);
        });
  }

  @TestFactory
  Stream<DynamicTest> whatLiesAboutWhatItIsStopsEveryoneCleanly() {
    return Stream.of(
            "('table', 'innocent', 'innocent', 0, 'CREATE TRIGGER innocent BEFORE INSERT ON stored_run BEGIN SELECT raise(IGNORE); END')",
            "('view', 'runs2', 'runs2', 0, 'CREATE TRIGGER runs2 BEFORE INSERT ON stored_run BEGIN SELECT raise(IGNORE); END')",
            "('trigger', NULL, 'stored_run', 0, 'CREATE TRIGGER w BEFORE INSERT ON stored_run BEGIN SELECT raise(IGNORE); END')",
            "('TRIGGER', 'w', 'STORED_RUN', 0, 'CREATE TRIGGER w BEFORE INSERT ON stored_run BEGIN SELECT raise(IGNORE); END')",
            "('trigger', 'run_is_never_replaced', 'stored_run', 0, 'CREATE TRIGGER run_is_never_replaced BEFORE INSERT ON stored_run BEGIN SELECT raise(IGNORE); END')",
            "('index', 'sqlite_autoindex_stored_run_2', 'stored_run', 999, NULL)")
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row,
                    () -> {
                      plant(List.of(WRITABLE, "INSERT INTO sqlite_schema VALUES " + row));

                      assertThatExceptionOfType(HistoryException.class).isThrownBy(this::append);
                      boolean intact;
                      try {
                        intact = verify().intact();
                      } catch (HistoryException e) {
                        intact = false;
                      }
                      assertThat(intact).isFalse();
                    }));
  }

  @Test
  void whatReadersNeedIsNoView() throws SQLException, IOException {
    plant(
        List.of(
            "PRAGMA legacy_alter_table = ON",
            "DROP TABLE stored_run",
            "CREATE VIEW stored_run AS SELECT c AS seq FROM (" + ENDLESS + ")"));

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> StoredHistory.openForReading(file))
        .withMessageContaining("does not hold the tables of a history");
    assertThat(verify().breaks()).extracting(Break::where).contains("table stored_run");
  }

  @TestFactory
  Stream<DynamicTest> aRowThatVanishesIsSaidWhoeverWasQuicker() {
    return TABLES.stream()
        .flatMap(
            table ->
                Stream.of(false, true)
                    .map(
                        many ->
                            DynamicTest.dynamicTest(
                                table + (many ? ", many" : ", one"),
                                () -> assertSaid(table, many))));
  }

  private void assertSaid(String table, boolean many) throws Exception {
    Files.write(file, original);
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      List<String> before = rows();
      try (Connection connection = NewHistory.plain(file);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TRIGGER w BEFORE INSERT ON " + table + " BEGIN SELECT raise(IGNORE); END");
      }
      assertThatExceptionOfType(HistoryException.class)
          .isThrownBy(
              () -> {
                if (OF_ENTRIES.contains(table)) {
                  appendEntries(history, many);
                } else {
                  append(history, many);
                }
              })
          .withMessageContaining("is not there afterwards, so nothing was recorded");
      assertThat(rows()).isEqualTo(before);
    }
  }

  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows.addAll(NewHistory.rows(file, "SELECT count(*) FROM " + table));
    }
    return rows;
  }

  private interface Trying {
    void on(Planted planted) throws Exception;
  }

  private Stream<DynamicTest> each(Trying trying) {
    return all().stream()
        .map(
            planted ->
                DynamicTest.dynamicTest(
                    planted.name,
                    () -> {
                      plant(planted.statements);
                      trying.on(planted);
                    }));
  }

  private void plant(List<String> statements) throws SQLException, IOException {
    Files.write(file, original);
    try (Connection connection = NewHistory.plain(file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void append() {
    try (StoredHistory history = StoredHistory.openForWriting(file)) {
      append(history, false);
    }
  }

  private static void append(StoredHistory history, boolean many) {
    ARun run =
        number(20).on(new StreamId("new", "new")).of("d".repeat(40)).by(LedgerViewTest.OTHER);
    if (many) {
      history.log().recordAll(List.of(new CompletedRun(run.run(), FACTS)));
    } else {
      history.log().record(run.run(), FACTS);
    }
  }

  private static void appendEntries(StoredHistory history, boolean many) {
    StreamId stream = new StreamId("new", "new");
    List<CommitFact> commits = new ArrayList<>();
    for (int i = many ? 9 : 1; i > 0; i--) {
      Optional<String> parent =
          i == 1 ? Optional.empty() : Optional.of("%040x".formatted(0xd00 + i - 1));
      commits.add(new CommitFact("%040x".formatted(0xd00 + i), parent, i, "Ada"));
    }
    history
        .log()
        .merge(
            List.of(
                new LogEntry.OfCommits(new CommitLine("new", commits)),
                new LogEntry.OfTip(
                    new Tip(
                        stream,
                        commits.get(0).revision(),
                        LedgerViewTest.OTHER,
                        ARun.time(20),
                        ARun.time(20))),
                new LogEntry.OfRenaming(
                    new Renaming(stream, new StreamId("new", "newer"), ARun.time(20)))));
  }

  private Verification verify() {
    return new SqliteHistoryStore(file).verify(List.of(), (done, of) -> {}).orElseThrow();
  }
}
