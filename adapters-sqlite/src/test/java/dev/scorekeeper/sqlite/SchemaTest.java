package dev.scorekeeper.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.sqlite.internal.NewHistory;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  /** Set to write docs/schema.md instead of comparing it. */
  private static final String WRITE = "schema.write";

  private static final List<View> VIEWS = new SqliteHistoryStore(Path.of("none")).views();

  @TempDir private Path folder;

  @Test
  void itDescribesAllViewsWithAllColumnsAndTheirTypesInOrder() throws SQLException {
    Map<String, List<String>> described = new LinkedHashMap<>();
    for (View view : VIEWS) {
      described.put(
          view.name(),
          view.columns().stream().map(column -> column.name() + " " + column.type()).toList());
    }

    assertThat(described).containsExactlyInAnyOrderEntriesOf(real());
  }

  @Test
  void everyMeaningIsOneSentenceWithoutItsFullStop() {
    for (View view : VIEWS) {
      assertThat(view.meaning()).matches("[A-Z][^|\n]*[^.]");
      assertThat(view.columns())
          .allSatisfy(column -> assertThat(column.meaning()).matches("\\S[^|\n]*[^.]"));
    }
  }

  @Test
  void theDocumentSaysWhatTheSchemaSays() throws IOException {
    Path document = root().resolve("docs/schema.md");
    if (Boolean.getBoolean(WRITE)) {
      Files.createDirectories(document.getParent());
      Files.writeString(document, markdown());
    }

    assertThat(document)
        .as("made from the class Views: run mvn test -pl adapters-sqlite -am -D" + WRITE + "=true")
        .exists()
        .content(StandardCharsets.UTF_8)
        .isEqualTo(markdown());
  }

  @Test
  void itAnswersTwentyTwoQuestions() throws IOException {
    Map<String, String> questions = questions();

    assertThat(questions).hasSize(22);
    assertThat(questions.keySet()).allMatch(question -> question.endsWith("?"));
    try (Queries history = new SqliteHistoryStore(NewHistory.in(folder)).queries().orElseThrow()) {
      questions.forEach(
          (question, sql) -> {
            List<String> names = new ArrayList<>();
            Map<String, String> parameters = new LinkedHashMap<>();
            history.parameters(sql).forEach(name -> parameters.put(name, "2026-01-05"));
            history.run(
                sql,
                parameters,
                new Patience(Duration.ofMinutes(1), Clock.systemUTC()),
                new Heading(names));
            assertThat(names).as(question).hasSizeGreaterThan(1);
            assertThat(parameters.keySet())
                .as(question)
                .isSubsetOf("project", "branch", "day", "time")
                .containsAll(sql.contains("portfolio") ? Set.of() : Set.of("project", "branch"));
          });
    }
  }

  @Test
  void theQuestionsAreInTheSqlThatSqliteAndPostgresqlShare() throws IOException {
    questions()
        .forEach((question, sql) -> assertThat(PortableSql.objections(sql)).as(question).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT strftime('%Y', since) FROM domains;",
        "SELECT value ->> 0 FROM domains;",
        "SELECT julianday(since) FROM domains;",
        "SELECT date(since) FROM domains;",
        "SELECT max(movements, beats) FROM domains;",
        "SELECT min(1, coalesce(movements, 2)) FROM domains;",
        "SELECT since FROM domains WHERE reason IS NOT 'empty';",
        "SELECT since FROM domains WHERE reason IS 'empty';",
        "SELECT since FROM domains WHERE reason == 'empty';",
        "SELECT since FROM domains WHERE reason GLOB 'e*';",
        "SELECT since FROM domains WHERE reason LIKE 'E%';",
        "SELECT \"since\" FROM domains;",
        "SELECT CAST(avg(beats) AS INTEGER) FROM domains;",
        "SELECT CAST(beats AS REAL) FROM domains;",
        "SELECT group_concat(domain_id) FROM domains;",
        "SELECT since FROM (SELECT since FROM domains);",
        "SELECT ifnull(reason, '') FROM domains;",
        "SELECT since FROM domains"
      })
  void whatOneOfThemDoesNotTakeIsNoticed(String sql) {
    assertThat(PortableSql.objections(sql)).isNotEmpty();
  }

  private static Map<String, String> questions() throws IOException {
    return ProjectCheckout.questions(resource("schema-questions.md"));
  }

  private record Heading(List<String> names) implements Rows {
    @Override
    public void columns(List<String> columns) {
      names.addAll(columns);
    }

    @Override
    public void row(List<?> values) {}
  }

  private Map<String, List<String>> real() throws SQLException {
    Map<String, List<String>> views = new LinkedHashMap<>();
    try (Connection connection = NewHistory.plain(NewHistory.in(folder));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT schema.name, info.name, info.type
                FROM sqlite_schema AS schema JOIN pragma_table_info(schema.name) AS info
                WHERE schema.type = 'view' AND schema.name NOT LIKE 'stored\\_%' ESCAPE '\\'
                ORDER BY schema.name, info.cid
                """)) {
      while (row.next()) {
        // SQLite says of a cast to INTEGER that it is an INT.
        String type = row.getString(3).equals("INT") ? "INTEGER" : row.getString(3);
        views
            .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
            .add(row.getString(2) + " " + type);
      }
    }
    return views;
  }

  private static String markdown() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(resource("schema-head.md"));
    for (View view : VIEWS) {
      text.append("\n## ").append(view.name()).append("\n\n").append(view.meaning());
      text.append(".\n\n| column | type | meaning |\n| --- | --- | --- |\n");
      for (View.Column column : view.columns()) {
        text.append("| `").append(column.name()).append("` | ").append(column.type());
        text.append(" | ").append(column.meaning()).append(" |\n");
      }
    }
    return text.append(resource("schema-questions.md")).toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (Files.notExists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no mvnw above the working directory");
    }
    return folder;
  }
}
