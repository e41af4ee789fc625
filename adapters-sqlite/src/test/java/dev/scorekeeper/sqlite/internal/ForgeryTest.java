package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * No stored value can be another one without a verification noticing. With {@code -Dthorough} more
 * rows and bytes are tried.
 */
class ForgeryTest {
  private static final boolean THOROUGH = Boolean.getBoolean("thorough");
  private static final int[] ROWS = THOROUGH ? new int[] {0, 1, 2, 3, 5, 7, 9, 12} : new int[] {1};
  private static final Set<String> SINGLE =
      Set.of(
          "stored_origin", "stored_line", "stored_tip", "stored_stand", "stored_stream_renaming");
  private static final int BYTES = THOROUGH ? 20_000 : 400;

  /** What a column of one row is made to hold. */
  private static final List<String> VALUES =
      List.of(
          "%1$s + 1",
          "%1$s - 1",
          "0",
          "-1",
          "1 + max(%1$s) OVER ()",
          "4294967296 + %1$s",
          "9223372036854775806",
          "NULL",
          "CAST(%1$s || 'x' AS TEXT)",
          "CAST(x'ff' AS TEXT)",
          "replace(%1$s, '\"a\"', '\"b\"')",
          "replace(%1$s, '[', '[ ')",
          "replace(%1$s, 'ï', 'i')",
          "replace(%1$s, CAST(x'efbfbd' AS TEXT), CAST(x'ff' AS TEXT))",
          "''",
          "'[]'",
          "'[\"implemented\"]'",
          "'[\"planned\", {}]'",
          "'not JSON'",
          "x''",
          "CAST('%1$s' AS BLOB)",
          "substr(%1$s, 2) || substr(%1$s, 1, 1)",
          "CAST(substr(%1$s, 2) || substr(%1$s, 1, 1) AS BLOB)",
          "randomblob(length(%1$s))",
          "lower(hex(%1$s))",
          "upper(%1$s)",
          "(SELECT other.%1$s FROM %2$s AS other WHERE other.%1$s IS NOT %2$s.%1$s LIMIT 1)");

  @TempDir private Path folder;
  private Path file = Path.of("");
  private byte[] original = new byte[0];
  private String dump = "";

  @BeforeEach
  void record() throws IOException, SQLException {
    file = Varied.in(folder);
    original = Files.readAllBytes(file);
    dump = Forge.dump(file);
  }

  @Test
  void whatWasRecordedIsIntact() {
    Verification verification = verify();

    assertThat(verification.breaks()).isEmpty();
    assertThat(verification.intact()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> noValueOfAnyColumnCanBeAnother() throws SQLException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String table : Forge.tables(file)) {
      for (String column : Forge.columns(file, table)) {
        tests.add(
            DynamicTest.dynamicTest(table + "." + column, () -> assertNoticed(table, column)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(45);
    return tests.stream();
  }

  private void assertNoticed(String table, String column) throws SQLException, IOException {
    Set<String> tried = new HashSet<>();
    for (String value : VALUES) {
      for (int row : SINGLE.contains(table) ? new int[] {0} : ROWS) {
        String forging =
            "UPDATE %1$s SET %2$s = %3$s WHERE %4$s"
                .formatted(table, column, value.formatted(column, table), row(table, row));
        if (forge(forging) && tried.add(Forge.dump(file))) {
          assertThat(verify().intact()).as(forging).isFalse();
        }
      }
    }
    assertThat(tried).as("other values").hasSizeGreaterThan(1);
  }

  /** Else its line is the same, and the commit above it has another parent. */
  @Test
  void theLastCommitOfALineKeepsItsNumber() throws SQLException, IOException {
    assertThat(
            forge(
                """
                UPDATE stored_commit SET number = number + 1
                WHERE (line, number) = (
                  SELECT line, max(number) FROM stored_commit
                  GROUP BY line HAVING count(*) > 1 ORDER BY line LIMIT 1)
                """))
        .isTrue();

    assertThat(verify().breaks())
        .extracting(Verification.Break::what)
        .containsExactly("1 of them have no number before theirs");
  }

  @TestFactory
  Stream<DynamicTest> noRowCanBeTakenAway() throws SQLException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String table : Forge.tables(file)) {
      int rows = Integer.parseInt(Forge.strings(file, "SELECT count(*) FROM " + table).get(0));
      for (int i = 0; i < rows; i++) {
        String forging = "DELETE FROM " + table + " WHERE " + row(table, i);
        tests.add(
            DynamicTest.dynamicTest(
                forging,
                () -> {
                  assertThat(forge(forging)).isTrue();
                  assertThat(verify().intact()).isFalse();
                }));
      }
    }
    assertThat(tests).hasSizeGreaterThan(100);
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> noRowCanBeAdded() {
    return Stream.of(
            "INSERT INTO stored_stream (project, branch) VALUES ('p', 'b')",
            "INSERT INTO stored_ruleset (rules, settings) VALUES (9, '')",
            "INSERT INTO stored_subject (name) VALUES ('nobody')",
            "INSERT INTO stored_assessment SELECT 1 + max(id) OVER (), randomblob(32), base, weight,"
                + " outcome, domains, implemented, cataloged, planned, broken, errors,"
                + " warnings, registry_entries, system_sequences, catalog_entries,"
                + " catalog_sequences FROM stored_assessment LIMIT 1",
            "INSERT INTO stored_fact SELECT 2, kind, subject, value FROM stored_fact"
                + " WHERE assessment = 1 AND subject NOT IN (SELECT subject FROM stored_fact WHERE assessment = 2) LIMIT 1",
            "INSERT INTO stored_fact SELECT 2, 3, min(id), NULL FROM stored_subject",
            "INSERT INTO stored_fact SELECT 99, kind, subject, value FROM stored_fact LIMIT 1",
            "INSERT INTO stored_run SELECT 1 + max(seq) OVER (), randomblob(16), stream, ruleset,"
                + " assessment, source, revision, observed_at, recorded_at, chain,"
                + " since FROM stored_run LIMIT 1",
            "INSERT INTO stored_line SELECT 1 + max(seq) OVER (), randomblob(16), project, below,"
                + " chain FROM stored_line LIMIT 1",
            "INSERT INTO stored_commit SELECT line, 1 + max(number) OVER (), revision, seconds,"
                + " author FROM stored_commit LIMIT 1",
            "INSERT INTO stored_commit SELECT 99, number, revision, seconds, author"
                + " FROM stored_commit LIMIT 1",
            "INSERT INTO stored_tip SELECT 1 + max(seq) OVER (), randomblob(16), stream, ruleset,"
                + " revision, since, recorded_at, chain FROM stored_tip LIMIT 1",
            "INSERT INTO stored_stream_renaming SELECT 1 + max(seq) OVER (), randomblob(16), stream,"
                + " renamed_to, recorded_at, chain FROM stored_stream_renaming LIMIT 1",
            "INSERT INTO stored_name VALUES (99, 1)",
            "INSERT INTO stored_place SELECT 2, stream, 1 + at, voice FROM stored_place LIMIT 1",
            "INSERT INTO stored_stand SELECT 99, tip, since, exact, at, time, root, stretches,"
                + " look_since, look_id, look_ruleset, look_recorded_at, latest, future"
                + " FROM stored_stand LIMIT 1",
            "INSERT INTO stored_span SELECT stream, until + 7, kind, subject, value, since, since_run,"
                + " until_run, cause, until_cause FROM stored_span WHERE until_run IS NOT NULL LIMIT 1",
            "INSERT INTO stored_span SELECT 99, until, kind, subject, value, since, since_run,"
                + " until_run, cause, until_cause FROM stored_span LIMIT 1",
            "INSERT INTO stored_span SELECT stream, 1, kind, subject, value, since, since_run,"
                + " until_run, cause, until_cause FROM stored_span LIMIT 1")
        .map(
            forging ->
                DynamicTest.dynamicTest(
                    forging,
                    () -> {
                      assertThat(forge(forging)).isTrue();
                      assertThat(verify().intact()).isFalse();
                    }));
  }

  @Test
  void runsCannotChangePlaces() throws SQLException, IOException {
    for (int i = 1; i < 12; i++) {
      assertThat(
              forge(
                  "UPDATE stored_run SET seq = -seq WHERE seq IN (%d, %d)".formatted(i, i + 1),
                  "UPDATE stored_run SET seq = %d + seq WHERE seq < 0".formatted(2 * i + 1)))
          .isTrue();

      assertThat(verify().breaks())
          .isNotEmpty()
          .first()
          .satisfies(one -> assertThat(one.what()).isEqualTo("chain"));
      assertThat(verify().breaks().get(0).run()).hasValue(i);
    }
  }

  @Test
  void noByteCanBeAnother() throws IOException, SQLException {
    Random random = new Random(7);
    int noticed = 0;
    for (int i = 0; i < BYTES; i++) {
      byte[] bytes = original.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      boolean intact;
      try {
        intact = verify().intact();
      } catch (HistoryException e) {
        intact = false;
      }
      if (intact) {
        assertThat(Forge.dump(file)).isEqualTo(dump);
      } else {
        noticed++;
      }
    }
    assertThat(noticed).isGreaterThan(BYTES / 10);
  }

  @TestFactory
  Stream<DynamicTest> nothingOfTheSchemaCanBeAnother() throws SQLException {
    List<String> forgings = new ArrayList<>();
    for (String type : List.of("trigger", "index", "view")) {
      Forge.strings(
              file,
              "SELECT name FROM sqlite_schema WHERE sql IS NOT NULL AND type = '" + type + "'")
          .forEach(name -> forgings.add("DROP " + type + " " + name));
    }
    forgings.add("CREATE TABLE other (a)");
    forgings.add("CREATE INDEX other ON stored_run (chain)");
    forgings.add("CREATE VIEW other AS SELECT 1");
    forgings.add(
        "CREATE TRIGGER other AFTER INSERT ON stored_run BEGIN DELETE FROM stored_span; END");
    assertThat(forgings).hasSizeGreaterThan(30);
    return forgings.stream()
        .map(
            forging ->
                DynamicTest.dynamicTest(
                    forging,
                    () -> {
                      Files.write(file, original);
                      try (var connection = NewHistory.plain(file);
                          var statement = connection.createStatement()) {
                        statement.execute(forging);
                      }
                      String name = forging.split(" ", -1)[2];
                      assertThat(verify().breaks())
                          .singleElement()
                          .satisfies(one -> assertThat(one.where()).endsWith(" " + name));
                    }));
  }

  /** Forges the history as it was recorded; whether that made a difference. */
  private boolean forge(String... forgings) throws SQLException, IOException {
    Files.write(file, original);
    try {
      Forge.change(file, forgings);
    } catch (SQLException e) {
      // A type or a key does not allow it.
      return false;
    }
    return !Forge.dump(file).equals(dump);
  }

  private static String row(String table, int number) {
    String key =
        switch (table) {
          case "stored_fact" -> "assessment, kind, subject";
          case "stored_commit" -> "line, number";
          case "stored_span" -> "stream, until, kind, subject";
          default -> "rowid";
        };
    return "(%1$s) = (SELECT %1$s FROM %2$s ORDER BY %1$s LIMIT 1 OFFSET %3$d)"
        .formatted(key, table, number);
  }

  private Verification verify() {
    try (StoredHistory history = StoredHistory.openForReading(file).orElseThrow()) {
      return history.verify(List.of(), (done, of) -> {});
    }
  }
}
