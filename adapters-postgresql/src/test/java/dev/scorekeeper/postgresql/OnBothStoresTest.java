package dev.scorekeeper.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.history.ARun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file and a server in which the same was recorded answer the same. */
class OnBothStoresTest {
  @TempDir private static Path folder;
  private static HistoryStore file;
  private static HistoryStore server;

  @BeforeAll
  static void recordTheSame() {
    file = new SqliteHistoryStore(folder.resolve("history.db"));
    server = TestServer.store(TestServer.fresh());
    for (HistoryStore store : List.of(file, server)) {
      try (History history = store.forWriting()) {
        Story.record(history);
      }
    }
  }

  @Test
  void theyHaveTheSameViewsWithTheSameColumns() {
    assertThat(server.views()).isEqualTo(file.views());
    for (View view : file.views()) {
      String none = "SELECT * FROM " + view.name() + " LIMIT 0";
      List<String> columns = view.columns().stream().map(View.Column::name).toList();
      assertThat(rows(server, none, Map.of())).containsExactly(String.join("|", columns));
      assertThat(rows(file, none, Map.of())).containsExactly(String.join("|", columns));
    }
  }

  @Test
  void everyRowOfEveryViewIsTheSame() {
    for (View view : file.views()) {
      List<String> ofServer = rows(server, "SELECT * FROM " + view.name(), Map.of());
      List<String> ofFile = rows(file, "SELECT * FROM " + view.name(), Map.of());
      assertThat(ofFile).as(view.name()).hasSizeGreaterThan(1);
      assertThat(ofServer).as(view.name()).containsExactlyInAnyOrderElementsOf(ofFile);
    }
  }

  @Test
  void everyDocumentedQuestionHasTheSameAnswerInTheSameOrder() throws IOException {
    Map<String, String> questions = ProjectCheckout.questions();
    assertThat(questions).hasSizeGreaterThanOrEqualTo(20);
    int rows = 0;
    for (StreamId stream : List.of(Story.SHOP, Story.TILL)) {
      for (Map.Entry<String, String> question : questions.entrySet()) {
        List<String> ofFile = rows(file, question.getValue(), parameters(question, stream));
        assertThat(rows(server, question.getValue(), parameters(question, stream)))
            .as(question.getKey())
            .isEqualTo(ofFile);
        rows += ofFile.size() - 1;
      }
    }
    assertThat(rows).isGreaterThan(100);
  }

  @Test
  void textsAreSortedAlike() {
    String sql =
        "SELECT DISTINCT domain_id, category FROM domain_history ORDER BY domain_id, category NULLS FIRST";

    assertThat(rows(server, sql, Map.of())).isEqualTo(rows(file, sql, Map.of()));
  }

  private static Map<String, String> parameters(
      Map.Entry<String, String> question, StreamId stream) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Map<String, String> all =
        Map.of(
            "project", stream.project(),
            "branch", stream.branch(),
            "day", ARun.time(12).toString().substring(0, 10),
            "time", ARun.time(12) + ".000Z");
    all.forEach(
        (name, value) -> {
          if (question.getValue().contains(":" + name)) {
            parameters.put(name, value);
          }
        });
    return parameters;
  }

  /** The names of the columns, then each row. */
  static List<String> rows(HistoryStore store, String sql, Map<String, String> parameters) {
    List<String> rows = new ArrayList<>();
    try (Queries queries = store.queries().orElseThrow()) {
      queries.run(
          sql,
          parameters,
          new Patience(Duration.ofMinutes(1), Clock.systemUTC()),
          new Rows() {
            @Override
            public void columns(List<String> names) {
              rows.add(String.join("|", names));
            }

            @Override
            public void row(List<?> values) {
              rows.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
          });
    }
    return rows;
  }
}
