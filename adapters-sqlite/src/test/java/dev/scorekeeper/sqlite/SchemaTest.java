package dev.scorekeeper.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.sqlite.internal.NewHistory;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  /** Set to write docs/schema.md instead of comparing it. */
  private static final String WRITE = "schema.write";

  private static final List<View> VIEWS = new SqliteHistoryStore(Path.of("none")).views();

  @TempDir private Path folder;

  @Test
  void itDescribesAllViewsWithAllColumnsInOrder() throws SQLException {
    Map<String, List<String>> described = new LinkedHashMap<>();
    for (View view : VIEWS) {
      described.put(view.name(), view.columns().stream().map(View.Column::name).toList());
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
  void theContractThatOthersBuildOnStands() {
    assertThat(columns("runs"))
        .startsWith(
            "run_id",
            "project",
            "branch",
            "source",
            "revision",
            "observed_at",
            "recorded_at",
            "outcome",
            "domains",
            "implemented",
            "implemented_by_sequence_file",
            "implemented_by_catalog",
            "planned",
            "broken",
            "progress_implemented",
            "progress_of",
            "system_sequences",
            "catalog_entries",
            "catalog_sequences",
            "errors",
            "warnings");
    assertThat(columns("domain_history"))
        .startsWith(
            "project",
            "branch",
            "domain_id",
            "status",
            "evidence",
            "reason",
            "movements",
            "beats",
            "since",
            "until",
            "since_run",
            "until_run",
            "cause");
    assertThat(columns("transitions"))
        .startsWith(
            "project",
            "branch",
            "domain_id",
            "from_status",
            "to_status",
            "run_id",
            "observed_at",
            "revision",
            "cause");
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
  void theDocumentsQueriesRun() throws IOException {
    String sql = markdown().replaceAll("(?s).*```sql(.*?)```.*", "$1");
    try (Queries history = new SqliteHistoryStore(NewHistory.in(folder)).queries().orElseThrow()) {
      for (String query : sql.strip().split(";\\n+", 0)) {
        List<String> names = new ArrayList<>();
        history.run(
            query,
            Map.of(),
            new Patience(Duration.ofMinutes(1), Clock.systemUTC()),
            new Heading(names));
        assertThat(names).hasSizeGreaterThan(1);
      }
    }
  }

  private record Heading(List<String> names) implements Rows {
    @Override
    public void columns(List<String> columns) {
      names.addAll(columns);
    }

    @Override
    public void row(List<?> values) {}
  }

  private static List<String> columns(String name) {
    return VIEWS.stream()
        .filter(view -> view.name().equals(name))
        .flatMap(view -> view.columns().stream())
        .map(View.Column::name)
        .toList();
  }

  private Map<String, List<String>> real() throws SQLException {
    Map<String, List<String>> views = new LinkedHashMap<>();
    try (Connection connection = NewHistory.plain(NewHistory.in(folder));
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT schema.name, info.name
                FROM sqlite_schema AS schema JOIN pragma_table_info(schema.name) AS info
                WHERE schema.type = 'view' ORDER BY schema.name, info.cid
                """)) {
      while (row.next()) {
        views.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getString(2));
      }
    }
    return views;
  }

  private static String markdown() throws IOException {
    StringBuilder text = new StringBuilder();
    try (InputStream head =
        Objects.requireNonNull(SchemaTest.class.getResourceAsStream("schema-head.md"))) {
      text.append(new String(head.readAllBytes(), StandardCharsets.UTF_8));
    }
    for (View view : VIEWS) {
      text.append("\n## ").append(view.name()).append("\n\n").append(view.meaning());
      text.append(".\n\n| column | meaning |\n| --- | --- |\n");
      for (View.Column column : view.columns()) {
        text.append("| `").append(column.name()).append("` | ").append(column.meaning());
        text.append(" |\n");
      }
    }
    return text.toString();
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (Files.notExists(folder.resolve("mvnw"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no mvnw above the working directory");
    }
    return folder;
  }
}
