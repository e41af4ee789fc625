package dev.scorekeeper.postgresql.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.postgresql.PostgresHistoryStore;
import dev.scorekeeper.postgresql.Story;
import dev.scorekeeper.postgresql.TestServer;
import dev.scorekeeper.sql.LogDatabase;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.fixture.SqlConstants;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who asks about one project looks at nothing of another. */
class PlansTest {
  private static final Pattern PARTITION = Pattern.compile("(stored_[a-z]+)_(\\d\\d)\\b");

  /** What stands for all logs, and is asked where a whole history is looked at. */
  private static final int LOG = 7;

  private static final int COPIES = 150;

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    String database = TestServer.fresh();
    try (History history =
        PostgresHistoryStore.at(TestServer.address(database), Map.of()).forWriting()) {
      Story.record(history);
    }
    connection = TestServer.simple(database);
    multiply();
  }

  /** The same once more for hundreds of projects, so that plans are those of a large history. */
  private static void multiply() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : Grants.LOG) {
        statement.execute(copies(table));
      }
      for (String table : Logs.COMPUTED) {
        statement.execute(copies(table));
      }
      statement.execute("ANALYZE");
    }
  }

  private static String copies(String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT attname FROM pg_attribute WHERE attnum > 0 AND attrelid = '"
                    + table
                    + "'::regclass ORDER BY attnum")) {
      while (row.next()) {
        columns.add(row.getString(1));
      }
    }
    String selected =
        String.join(", ", columns)
            .replaceFirst(
                "^log\\b|, log\\b",
                table.equals("stored_project") ? ", log + 2 * copy" : "log + 2 * copy")
            .replaceFirst("\\bproject\\b", "project || '/' || copy");
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s, generate_series(1, %d) AS copy"
        .formatted(table, String.join(", ", columns), selected, table, COPIES);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyStatementOfALogLooksAtThePartitionOfItsProjectAlone() throws Exception {
    Map<String, String> statements = SqlConstants.of(LogDatabase.class);
    statements
        .values()
        .removeIf(
            sql -> !sql.matches("(?s)\\s*(SELECT|WITH|UPDATE|DELETE) .*FROM.*|(?s)INSERT .*"));
    assertThat(statements).hasSizeGreaterThan(60);
    int partitioned = 0;
    for (Map.Entry<String, String> statement : statements.entrySet()) {
      List<String> plan = plan(ServerLog.scoped(statement.getValue(), LOG));
      Map<String, String> partitions = new TreeMap<>();
      for (String step : plan) {
        Matcher matcher = PARTITION.matcher(step);
        while (matcher.find()) {
          String other = partitions.put(matcher.group(1), matcher.group(2));
          assertThat(other).as(statement.getKey() + plan).isIn(null, matcher.group(2));
        }
      }
      if (!partitions.isEmpty()) {
        partitioned++;
        assertThat(String.join("\n", plan)).as(statement.getKey()).contains("log = " + LOG);
      }
    }
    assertThat(partitioned).isGreaterThan(40);
  }

  @Test
  void everyDocumentedQuestionBeginsWithTheProjectAndGoesOnInItsLog() throws Exception {
    Map<String, String> questions = ProjectCheckout.questions();
    // These ask for all projects.
    questions.values().removeIf(sql -> sql.contains("FROM portfolio"));
    assertThat(questions).hasSizeGreaterThanOrEqualTo(20);
    // As a session asks that is about one project.
    set(ServerQueries.OF_ONE_PROJECT.replace("LOCAL ", ""));
    for (Map.Entry<String, String> question : questions.entrySet()) {
      List<String> plan = plan(question.getValue().replace(";", "").replaceAll(":[a-z]+\\b", "?"));
      assertThat(String.join("\n", plan)).as(question.getKey()).contains("project = ");
      for (int i = 0; i < plan.size(); i++) {
        String step = plan.get(i);
        if (PARTITION.matcher(step).find() && step.contains("Scan") && !isOfTheFew(step)) {
          assertThat(conditions(plan, i)).as(question.getKey() + "\n" + step).contains("log = ");
        }
      }
    }
  }

  @Test
  void whoseProjectIsWhereIsFoundByItsName() throws Exception {
    // A table of a few hundred projects is read through otherwise.
    set("SET enable_seqscan = off");
    assertThat(plan(Logs.OF_PROJECT)).anyMatch(step -> step.contains("Index Cond: (project = "));
    for (String sql :
        List.of(
            "SELECT log FROM stored_turn WHERE log = ? FOR UPDATE",
            "SELECT goes_on_in FROM stored_joining WHERE log = ?")) {
      assertThat(plan(sql)).anyMatch(step -> step.contains("Index Cond: (log = "));
    }
  }

  /** Who arrived or left by a renaming is so rare here that all of them are as quickly read. */
  private static boolean isOfTheFew(String step) {
    return step.contains("_nullif_");
  }

  @AfterEach
  void planFreely() throws SQLException {
    set("RESET enable_seqscan; RESET enable_hashjoin; RESET enable_mergejoin");
  }

  private static void set(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What is said of a step, up to the next one. */
  private static String conditions(List<String> plan, int step) {
    StringBuilder conditions = new StringBuilder();
    for (int i = step + 1; i < plan.size() && !plan.get(i).contains("->"); i++) {
      conditions.append(plan.get(i)).append('\n');
    }
    return conditions.toString();
  }

  private static List<String> plan(String sql) throws SQLException {
    StringBuilder numbered = new StringBuilder();
    int parameter = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      numbered.append(c == '?' ? "$" + ++parameter : String.valueOf(c));
    }
    List<String> plan = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered)) {
      while (row.next()) {
        plan.add(row.getString(1));
      }
    }
    return plan;
  }
}
