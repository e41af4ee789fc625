package dev.scorekeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.query.NamedQueries;
import dev.scorekeeper.application.query.Query;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries that have names, asked of a real history. */
class NamedQueriesOverSqliteTest {
  @TempDir private Path folder;
  private Query query = Setup.of(Path.of(""), Map.of()).open().query();

  @BeforeEach
  void record() throws IOException {
    Path workspace =
        ProjectCheckout.copy(
            ProjectCheckout.root().resolve("examples/renderx"), folder.resolve("renderx"));
    Scorekeeper scorekeeper = Setup.of(workspace, Map.of()).open();
    scorekeeper.validate();
    Files.delete(workspace.resolve("packages/ographx/.ographx/sequences/cag-agent-workflow.json"));
    scorekeeper.validate();
    query = scorekeeper.query();
  }

  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    query.run(
        sql,
        Map.of(),
        () ->
            new Query.ClosableRows() {
              @Override
              public void columns(List<String> names) {}

              @Override
              public void row(List<? extends @Nullable Object> values) {
                rows.add(values.toString());
              }

              @Override
              public void close() {}
            });
    return rows;
  }

  @Test
  void sayWhatBecameOfTheExample() {
    assertThat(rows(query.statement("progress"))).hasSize(2);
    assertThat(rows(query.statement("planned"))).hasSize(14);
    assertThat(rows(query.statement("broken"))).singleElement().asString().contains("cag-");
    assertThat(rows(query.statement("largest"))).singleElement().asString().contains("43");
    assertThat(rows(query.statement("changes")).get(0)).contains("cag-orchestration");
    assertThat(rows(query.statement("ledger")).get(0)).contains("broke,", "cag-orchestration");
    assertThat(rows(query.statement("open-findings"))).isNotEmpty();
  }

  @Test
  void neverReadThroughALargeTable() {
    for (NamedQueries.Query named : query.named().all()) {
      assertThat(String.join("\n", rows("EXPLAIN QUERY PLAN " + named.sql())))
          .as(named.name())
          .contains("SEARCH ")
          .doesNotContainPattern(
              "SCAN (stored_(?!stream)\\w+|run|span|fact|subject|other|before|after)\\b");
    }
  }
}
