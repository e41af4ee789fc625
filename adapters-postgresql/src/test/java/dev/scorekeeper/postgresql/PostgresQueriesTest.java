package dev.scorekeeper.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.query.Rows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a question says, it reads, and ends. */
class PostgresQueriesTest {
  private static final PostgresHistoryStore STORE = TestServer.store(TestServer.fresh());

  @BeforeAll
  static void record() {
    try (History history = STORE.forWriting()) {
      Story.record(history);
    }
  }

  private static List<String> rows(String sql, Map<String, String> parameters) {
    return OnBothStoresTest.rows(STORE, sql, parameters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH gone AS (DELETE FROM stored_span RETURNING 1) SELECT * FROM gone",
        "SELECT set_config('transaction_read_only', 'off', true)",
        "SELECT nextval('scorekeeper.stored_origin_log_seq')",
        "DELETE FROM stored_span",
        "SELECT 1; DELETE FROM stored_span",
        "EXPLAIN ANALYZE DELETE FROM stored_span"
      })
  void nothingIsChanged(String sql) {
    List<String> before = rows("SELECT count(*) FROM stored_span", Map.of());

    assertThatExceptionOfType(QueryException.class).isThrownBy(() -> rows(sql, Map.of()));

    assertThat(rows("SELECT count(*) FROM stored_span", Map.of())).isEqualTo(before);
  }

  @Test
  void aQuestionThatTakesTooLongIsStopped() {
    long begun = System.nanoTime();
    try (Queries queries = STORE.queries().orElseThrow()) {
      assertThatExceptionOfType(QueryException.class)
          .isThrownBy(
              () ->
                  queries.run(
                      "SELECT pg_sleep(60)",
                      Map.of(),
                      new Patience(Duration.ofMillis(300), Clock.systemUTC()),
                      new Nobody()))
          .withMessageContaining("--timeout");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aParameterIsOfTheTypeOfItsPlace() {
    assertThat(rows("SELECT :n + 1 AS next, :t || 'x' AS text", Map.of("n", "41", "t", "42")))
        .containsExactly("next|text", "42|42x");
  }

  @Test
  void valuesAreNumbersAndTexts() {
    assertThat(
            rows(
                "SELECT 1 AS a, 2.5 AS b, 3::numeric AS c, true AS d, NULL AS e, sum(9) AS f,"
                    + " 'x' AS g, '\\x0aff'::bytea AS h",
                Map.of()))
        .containsExactly("a|b|c|d|e|f|g|h", "1|2.5|3|1|null|9|x|0aff");
  }

  @Test
  void aNameOfNothingIsSaidWithThoseThatThereAre() {
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> rows("SELECT * FROM domain", Map.of()))
        .withMessageContaining("no such table: domain")
        .satisfies(e -> assertThat(e.unknown().orElseThrow().names()).contains("domains"));
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> rows("SELECT domain FROM domains", Map.of()))
        .withMessageContaining("no such column: domain")
        .satisfies(e -> assertThat(e.unknown().orElseThrow().names()).contains("domain_id"));
  }

  private static final class Nobody implements Rows {
    @Override
    public void columns(List<String> names) {
      // None are asked for.
    }

    @Override
    public void row(List<?> values) {
      throw new AssertionError("it was answered");
    }
  }
}
