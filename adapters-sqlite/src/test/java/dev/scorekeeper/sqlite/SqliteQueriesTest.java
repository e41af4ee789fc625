package dev.scorekeeper.sqlite;

import static dev.scorekeeper.testkit.history.ARun.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.sqlite.internal.NewHistory;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteQueriesTest {
  @TempDir private Path folder;
  private Path file = Path.of("");
  private SqliteHistoryStore store = new SqliteHistoryStore(file);
  private final List<String> columns = new ArrayList<>();
  private final List<List<? extends @Nullable Object>> rows = new ArrayList<>();

  @BeforeEach
  void record() {
    file = NewHistory.in(folder);
    store = new SqliteHistoryStore(file);
    try (History recording = store.forWriting()) {
      recording
          .log()
          .record(number(1).run(), SomeFacts.none().planned("a").implemented("7", 2, 9).assessed());
    }
  }

  private Patience patience = new Patience(Duration.ofMinutes(1), Clock.systemUTC());

  private void run(String sql, Map<String, String> parameters) {
    try (Queries history = store.queries().orElseThrow()) {
      history.run(sql, parameters, patience, taker());
    }
  }

  private Rows taker() {
    return new Rows() {
      @Override
      public void columns(List<String> names) {
        columns.addAll(names);
      }

      @Override
      public void row(List<? extends @Nullable Object> values) {
        rows.add(values);
      }
    };
  }

  private void assertRefused(String sql, Map<String, String> parameters, String... parts) {
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> run(sql, parameters))
        .satisfies(
            e -> assertThat(e.getMessage()).contains(parts).doesNotContain("SQLITE_", "JDBC"));
  }

  @Test
  void itGivesColumnsAndRows() {
    run("SELECT domain_id, movements AS m, status, 1.5 FROM domains ORDER BY 1", Map.of());

    assertThat(columns).containsExactly("domain_id", "m", "status", "1.5");
    assertThat(rows)
        .containsExactly(
            Arrays.asList("7", 2, "implemented", 1.5), Arrays.asList("a", null, "planned", 1.5));
  }

  @Test
  void aResultWithoutRowsHasColumns() {
    run("SELECT * FROM transitions WHERE false", Map.of());

    assertThat(columns).hasSize(15);
    assertThat(rows).isEmpty();
  }

  @Test
  void bytesComeAsHexadecimalDigits() {
    run("SELECT key FROM stored_run", Map.of());

    assertThat(rows).containsExactly(List.of(number(1).run().id().hex()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "VALUES (1)",
        "EXPLAIN QUERY PLAN SELECT * FROM runs",
        "/* count */ SELECT count(*) FROM trend;",
        "SELECT 'VACUUM; DELETE FROM stored_run'",
        "SELECT name FROM pragma_table_info('runs')"
      })
  void whatAsksRuns(String sql) {
    run(sql, Map.of());

    assertThat(rows).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM stored_run",
        "INSERT INTO stored_subject (name) VALUES ('x')",
        "WITH x AS (SELECT 1) DELETE FROM stored_span",
        "WITH x AS (SELECT 'x') INSERT INTO stored_subject (name) SELECT * FROM x",
        "DROP TABLE stored_span",
        "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)",
        "PRAGMA user_version = 9",
        "PRAGMA query_only",
        "ATTACH 'other.db' AS other",
        "VACUUM",
        "VACUUM INTO 'stolen.db'",
        "BEGIN",
        "backup to stolen.db",
        "restore from stolen.db",
        "SELECT load_extension('x')",
        "SELECT 1; DELETE FROM stored_span",
        "EXPLAIN SELECT 1; DELETE FROM stored_span",
        "SELECT writefile('stolen.db', 'x')",
        "SELECT readfile('/etc/passwd')",
        "SELECT * FROM other.run",
        "ANALYZE",
        ""
      })
  void nothingElseDoes(String sql) throws IOException {
    byte[] before = Files.readAllBytes(file);

    assertRefused(sql, Map.of(), " ");

    assertThat(file).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(Path.of("stolen.db")).doesNotExist();
  }

  @Test
  void parametersAreBoundByName() {
    run(
        "SELECT :a, @b, $c, :a WHERE :d = 'x;''y'",
        Map.of("a", "1", "b", "two", "c", "0.5", "d", "x;'y"));

    assertThat(rows).containsExactly(List.of(1, "two", 0.5, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, integer",
    "42, integer",
    "-7, integer",
    "999999999999999999, integer",
    "99999999999999999999, text",
    "007, text",
    "-0, text",
    "1.5, real",
    "-0.25, real",
    "1., text",
    "1e5, text",
    "+1, text",
    "0x10, text",
    "'', text",
    "' 1', text",
    "NULL, text",
    "main, text"
  })
  void whatIsWrittenAsANumberIsOne(String value, String type) {
    run("SELECT typeof(:v), CAST(:v AS TEXT)", Map.of("v", value));

    assertThat(rows.get(0).get(0)).isEqualTo(type);
    assertThat(rows.get(0).get(1)).isEqualTo(value);
  }

  @Test
  void anIdThatIsANumberIsFoundAllTheSame() {
    run("SELECT domain_id FROM domain_history WHERE domain_id = :id", Map.of("id", "7"));

    assertThat(rows).containsExactly(List.of("7"));
  }

  @Test
  void itSaysWhichParametersAStatementHas() {
    try (Queries history = store.queries().orElseThrow()) {
      assertThat(history.parameters("SELECT :a WHERE ':b' = @c")).containsExactly("a", "c");
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    assertRefused("SELECT :a", Map.of(), "parameter a has no value");
    assertRefused("SELECT 1", Map.of("a", "1"), "no parameter a");
    assertRefused("SELECT ?", Map.of(), ":name");
    assertRefused("SELECT :a(b), :a", Map.of("a", "1"), "name");
    assertRefused("SELECT :a::b", Map.of("a", "1", "b", "1"), "name");
    assertRefused("SELECT 1; SELECT 2", Map.of(), "one");
    assertRefused("DROP VIEW runs", Map.of(), "SELECT", "DROP");
    assertRefused("  -- nothing\n", Map.of(), "no statement");
    assertRefused("SELEC 1", Map.of(), "SELECT", "SELEC");
    assertRefused("SELECT FROM", Map.of(), "syntax error");
    assertRefused("SELECT x FROM runs", Map.of(), "no such column: x");
    assertRefused(
        "SELECT 1 FROM run_s", Map.of(), "no such table: run_s", "the views are runs, trend");
    assertRefused("WITH x AS (SELECT 1) DELETE FROM stored_span", Map.of(), "cannot change");
  }

  @Test
  void aQueryThatNeverEndsIsStoppedWhereItGivesNothingAndWhereItGivesRows() {
    String endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT ";
    for (String what :
        List.of(
            "count(*) FROM n", "max(i) FROM n", "i FROM n WHERE i < 0", "group_concat(i) FROM n")) {
      patience = new Patience(Duration.ofMillis(1100), Clock.systemUTC());
      assertRefused(endless + what, Map.of(), "longer than 1 s", "--timeout", "queryTimeout");
    }
    Instant start = Instant.parse("2026-01-05T09:00:00Z");
    AtomicLong looks = new AtomicLong();
    InstantSource time = () -> start.plusMillis(looks.getAndIncrement());
    patience = new Patience(Duration.ofSeconds(60), time.withZone(ZoneOffset.UTC));
    assertRefused(endless + "i FROM n", Map.of(), "longer than 60 s");
    assertThat(rows).hasSizeGreaterThan(10_000);
  }

  @Test
  void aQueryDoesNotOutliveItsPatienceForTheNext() {
    try (Queries history = store.queries().orElseThrow()) {
      Patience none = new Patience(Duration.ZERO, Clock.systemUTC());
      assertThatExceptionOfType(QueryException.class)
          .isThrownBy(() -> history.run("SELECT 1", Map.of(), none, taker()));
      history.run("SELECT 1", Map.of(), patience, taker());
    }
    assertThat(rows).containsExactly(List.of(1));
  }

  @Test
  void whatIsTooLargeForMemoryIsRefusedBeforeItIsMade() {
    for (String sql :
        List.of(
            "SELECT zeroblob(1000000000)",
            "SELECT hex(zeroblob(8000000))",
            "SELECT length(printf('%.*c', 900000000, 'x'))",
            "SELECT replace(hex(zeroblob(4000000)), '0', 'xxxxxxxxxxxxxxxx')")) {
      assertRefused(sql, Map.of(), "longer than 8388608 bytes", "substr");
    }
    assertRefused(
        "SELECT " + "zeroblob(8000000), ".repeat(5) + "1", Map.of(), "row", "33554432 characters");
    assertRefused("SELECT " + "1, ".repeat(200) + "1", Map.of(), "too many columns");
    assertRefused("SELECT '" + "x".repeat(1 << 20) + "'", Map.of(), "statement is longer");
    run("SELECT length(zeroblob(8000000))", Map.of());
    assertThat(rows).containsExactly(List.of(8_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json_group_array(hex(zeroblob(100000)))",
        "json_group_object(i, hex(zeroblob(100000)))",
        "jsonb_group_array(hex(zeroblob(100000)))",
        "jsonb_group_object(i, hex(zeroblob(100000)))",
        "json_group_array(hex(zeroblob(4000000)))",
        "json_group_array(i) || json_group_array(hex(zeroblob(1000000)))"
      })
  void whatGathersTooMuchIsStoppedWhetherItEndsOrNot(String gathering) {
    for (String limit : List.of("", " LIMIT 100000")) {
      assertRefused(
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
              + limit
              + ") SELECT "
              + gathering
              + " FROM n",
          Map.of(),
          "the query took more memory than 512 MB and was stopped; ask for less",
          "WHERE or LIMIT");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "group_concat(hex(zeroblob(100000)))",
        "string_agg(hex(zeroblob(100000)), ';')",
        "json_group_array(hex(zeroblob(100000)))"
      })
  void whatGathersLessIsMeasuredAsAnyValue(String gathering) {
    String some = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ";

    assertRefused(
        some + "100) SELECT " + gathering + " FROM n", Map.of(), "longer than 8388608 bytes");
    run(some + "10) SELECT length(" + gathering + ") > 2000000 FROM n", Map.of());
    assertThat(rows).containsExactly(List.of(1));
  }

  @Test
  void aQueryWhoseStepsTakeLongIsStoppedInTime() {
    patience = new Patience(Duration.ofSeconds(1), Clock.systemUTC());
    Instant begun = Instant.now();

    assertRefused(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            + " SELECT max(hex(randomblob(1000000))) FROM n",
        Map.of(),
        "longer than 1 s");

    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void aResultIsPassedOnWhileItIsRead() {
    assertThatExceptionOfType(Enough.class)
        .isThrownBy(
            () -> {
              try (Queries history = store.queries().orElseThrow()) {
                history.run(
                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
                    Map.of(),
                    patience,
                    new Rows() {
                      @Override
                      public void columns(List<String> names) {}

                      @Override
                      public void row(List<? extends @Nullable Object> values) {
                        if (values.equals(List.of(1000))) {
                          throw new Enough();
                        }
                      }
                    });
              }
            });
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
