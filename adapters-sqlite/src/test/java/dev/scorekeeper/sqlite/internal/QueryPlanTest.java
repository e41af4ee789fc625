package dev.scorekeeper.sqlite.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.sql.Inside;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How SQLite means to find what is asked for, before there is much to find. */
class QueryPlanTest {
  /** Reading a large table from one end to the other; of the others one row is read. */
  private static final String SCAN =
      "SCAN (stored_(run|span|fact|subject|verdict|profile|finding|plugin|arrival|departure)|run"
          + "|span|fact|subject|verdict|profile|finding|plugin|arrival|departure|other|before|after"
          + "|first|began|last)\\b.*";

  @TempDir private Path folder;

  @Test
  void noStatementOfOursReadsThroughALargeTable() throws Exception {
    Map<String, String> statements = Inside.statements();
    statements.keySet().removeIf(QueryPlanTest::readsAll);

    assertThat(statements).hasSizeGreaterThan(30);
    for (Map.Entry<String, String> statement : statements.entrySet()) {
      assertThat(plan(statement.getValue()))
          .as(statement.getKey())
          .noneMatch(step -> step.matches(SCAN))
          .noneMatch(step -> step.contains("AUTOMATIC"));
    }
  }

  @Test
  void whatReadsAllReadsItAsItLies() throws Exception {
    Map<String, String> statements = Inside.statements();
    statements.keySet().removeIf(name -> !readsAll(name));

    assertThat(statements).hasSizeGreaterThan(8);
    for (Map.Entry<String, String> statement : statements.entrySet()) {
      assertThat(plan(statement.getValue()))
          .as(statement.getKey())
          .noneMatch(step -> step.contains("TEMP B-TREE"))
          .noneMatch(step -> step.contains("AUTOMATIC"));
    }
  }

  /** Whether a statement is there to look at everything. */
  private static boolean readsAll(String name) {
    return name.contains("Verifier.") || name.contains("Rebuild.") || name.equals("Runs.COUNT");
  }

  @Test
  void runsThatSpeakComeInTheOrderOfTheirIndex() throws Exception {
    String sql = Objects.requireNonNull(Inside.statements().get("Runs.SPEAKERS_FROM"));

    assertThat(plan(sql)).noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runs WHERE project = 'p' AND branch = 'b'",
        "runs WHERE project = 'p'",
        "trend WHERE project = 'p' AND branch = 'b'",
        "trend",
        "domains WHERE project = 'p' AND branch = 'b'",
        "domains",
        "domain_history WHERE project = 'p' AND branch = 'b'",
        "domain_history WHERE domain_id = 'd'",
        "domain_history WHERE project = 'p' AND branch = 'b' AND domain_id = 'd'",
        "domain_history WHERE status = 'broken' AND until IS NULL",
        "transitions WHERE project = 'p' AND branch = 'b'",
        "transitions WHERE domain_id = 'd'",
        "transitions WHERE project = 'p' AND branch = 'b' AND domain_id = 'd'",
        "transitions WHERE from_status = 'implemented' AND cause = 'change'",
        "transitions",
        "ledger WHERE project = 'p' AND branch = 'b'",
        "ledger WHERE project = 'p' AND event = 'delivered'",
        "ledger",
        "findings WHERE project = 'p' AND branch = 'b'",
        "findings",
        "findings WHERE project = 'p' AND rule = 'count-drift'",
        "finding_history WHERE project = 'p' AND branch = 'b'",
        "finding_history",
        "plugins",
        "portfolio",
        "portfolio WHERE project = 'p'",
        "portfolio_trend",
        "portfolio_trend WHERE project = 'p'"
      })
  void noViewReadsThroughALargeTable(String query) throws SQLException {
    assertThat(plan("SELECT * FROM " + query))
        .noneMatch(step -> step.matches(SCAN))
        .noneMatch(step -> step.contains("AUTOMATIC"));
  }

  @Test
  void aDomainsHistoryIsFoundByItsSubject() throws SQLException {
    for (String view : List.of("domain_history", "transitions")) {
      assertThat(
              plan(
                  "SELECT * FROM "
                      + view
                      + " WHERE project = 'p' AND branch = 'b' AND domain_id = 'd'"))
          .as(view)
          .anyMatch(
              step ->
                  step.startsWith(
                      "SEARCH stored_span USING INDEX span_subject (stream=? AND kind=? AND subject=?"));
    }
  }

  @Test
  void theLedgerOfAStreamIsMadeFromItsSpansAlone() throws SQLException {
    assertThat(plan("SELECT * FROM ledger WHERE project = 'p' AND branch = 'b'"))
        .contains(
            "SEARCH stream USING COVERING INDEX sqlite_autoindex_stored_stream_1 (project=? AND branch=?)",
            "SEARCH stored_span USING INDEX span_subject (stream=? AND kind=?)")
        .filteredOn(step -> step.startsWith("SEARCH profile"))
        .allMatch(step -> step.contains("subject=?"));
  }

  @Test
  void theOtherHalfOfARenamingIsFoundByItsFile() throws SQLException {
    assertThat(plan("SELECT * FROM transitions WHERE project = 'p' AND branch = 'b'"))
        .contains(
            "SEARCH stored_span USING INDEX span_left (stream=? AND until=? AND <expr>=?)",
            "SEARCH stored_span USING INDEX span_arrived (stream=? AND since=? AND <expr>=?)");
  }

  @Test
  void whatHoldsNowIsFoundTogether() throws SQLException {
    for (String view : List.of("domains", "findings", "plugins")) {
      assertThat(plan("SELECT * FROM " + view + " WHERE project = 'p'"))
          .as(view)
          .anyMatch(
              step ->
                  step.matches(
                      "SEARCH (stored_)?span USING PRIMARY KEY"
                          + " \\(stream=\\? AND until=\\? AND kind=\\?\\)"));
    }
  }

  @Test
  void theCheckWouldSeeAScan() throws SQLException {
    assertThat(plan("SELECT * FROM stored_run WHERE recorded_at = 1"))
        .anyMatch(step -> step.matches(SCAN));
  }

  private List<String> plan(String sql) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Connection connection = NewHistory.plain(NewHistory.in(folder));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      while (row.next()) {
        steps.add(row.getString("detail"));
      }
    }
    return steps;
  }
}
