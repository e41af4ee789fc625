package dev.scorekeeper;

import static dev.scorekeeper.testkit.history.ARun.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.sequence.Size;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.json.planreader.JsonSnapshots;
import dev.scorekeeper.sqlite.SqliteHistoryStore;
import dev.scorekeeper.testkit.fixture.ProjectCheckout;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions of docs/schema.md, asked in SQL and counted once more in Java. */
class SchemaQuestionsTest {
  private static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");
  private static final Optional<String> A_FILE = Optional.of("sequences/c.json");

  @TempDir private Path folder;

  @Test
  void areAnsweredRightInASmallHistoryWithSomethingOfEverything() throws IOException {
    Map<String, List<String>> answers = check(small());

    assertThat(answers).hasSize(20);
    assertThat(answers).allSatisfy((question, rows) -> assertThat(rows).isNotEmpty());
  }

  @Test
  void areAnsweredRightInTheHistoryOfTheRealStates() throws IOException {
    Path real = ProjectCheckout.root().resolve("../shared/real");
    assumeTrue(Files.isDirectory(real), "there are no real states beside this checkout");
    SqliteHistoryStore store = new SqliteHistoryStore(folder.resolve("history.db"));
    try (Stream<Path> states = Files.list(real);
        History history = store.forWriting()) {
      int number = 0;
      for (Path state : states.sorted().toList()) {
        history
            .log()
            .record(
                run(++number).run(),
                Facts.of(
                    Assessment.of(
                        new JsonSnapshots()
                            .read(
                                new DirectoryTree(state.resolve("workspace")),
                                Layout.DEFAULT,
                                (read, of) -> {}))));
      }
      assertThat(number).isEqualTo(8);
    }

    Map<String, List<String>> answers = check(store);

    assertThat(answers.get("How did progress go, week by week?")).hasSizeGreaterThan(3);
  }

  /** The answers, which are those of the recount. */
  private static Map<String, List<String>> check(SqliteHistoryStore store) throws IOException {
    Map<String, List<String>> expected;
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("project", MAIN.project());
    parameters.put("branch", MAIN.branch());
    try (History history = store.forReading().orElseThrow()) {
      StreamHistory stream = history.stream(MAIN);
      Instant time =
          Change.ofDomains(stream.spans(Instant.MIN)).stream()
              .filter(change -> Set.of(Event.BROKE, Event.ADDED_BROKEN).contains(change.event()))
              .map(change -> change.at().at())
              .findFirst()
              .orElse(BEGIN);
      parameters.put("day", time.toString().substring(0, 10));
      parameters.put("time", time.toString().replace("Z", ".000Z"));
      expected = Recount.of(stream, time.toString().substring(0, 10), time);
    }
    Map<String, List<String>> answers = new LinkedHashMap<>();
    try (Queries queries = store.queries().orElseThrow()) {
      questions().forEach((question, sql) -> answers.put(question, ask(queries, sql, parameters)));
    }
    assertThat(answers.keySet()).containsExactlyElementsOf(expected.keySet());
    answers.forEach(
        (question, rows) ->
            assertThat(rows)
                .as(question)
                .containsExactlyElementsOf(expected.getOrDefault(question, List.of())));
    return answers;
  }

  private static List<String> ask(Queries queries, String sql, Map<String, String> parameters) {
    Map<String, String> its = new LinkedHashMap<>(parameters);
    its.keySet().retainAll(queries.parameters(sql));
    List<String> rows = new ArrayList<>();
    queries.run(
        sql,
        its,
        new Patience(Duration.ofMinutes(1), Clock.systemUTC()),
        new Rows() {
          @Override
          public void columns(List<String> names) {}

          @Override
          public void row(List<? extends @Nullable Object> values) {
            rows.add(Recount.row(values.toArray()));
          }
        });
    return rows;
  }

  private static Map<String, String> questions() throws IOException {
    Map<String, String> questions = ProjectCheckout.questions();
    // Those of all projects are counted once more beside their views.
    questions.values().removeIf(sql -> sql.contains("FROM portfolio"));
    return questions;
  }

  private SqliteHistoryStore small() {
    SqliteHistoryStore store = new SqliteHistoryStore(folder.resolve("history.db"));
    Verdict.Reason missing = Verdict.Reason.MISSING;
    try (History history = store.forWriting()) {
      List<Facts> states =
          List.of(
              state().planned("a").planned("b").broken("d", missing).assessed(),
              state().planned("a").planned("b").implemented("d", 1, 2).planned("e").assessed(),
              state()
                  .implemented("a", 2, 9)
                  .broken("b", missing)
                  .implemented("d", 1, 2)
                  .warning("count-drift", "a", "off by 1")
                  .restating("f", 1, 1)
                  .assessed(),
              SomeFacts.none().error("registry-unreadable", "registry", "not JSON").unreadable(),
              state()
                  .implemented("a", 3, 9)
                  .implemented("b", 1, 1)
                  .broken("d", missing)
                  .implemented("f", 1, 1)
                  .warning("count-drift", "a", "off by 2")
                  .assessed(),
              state()
                  .broken("a", missing)
                  .implemented("b", 1, 1)
                  .planned("d")
                  .planned("e")
                  .restating("f", 1, 1)
                  .assessed(),
              state()
                  .implemented("a", 3, 9)
                  .domain("g", "", Optional.of("sequences/b.json"), implemented(2, 2))
                  .planned("d")
                  .planned("h")
                  .warning("count-drift", "a", "off by 1")
                  .warning("count-drift", "d", "off by 7")
                  .assessed(),
              state()
                  .implemented("a", 3, 9)
                  .planned("d")
                  .planned("h")
                  .implemented("i", 1, 1)
                  .warning("count-drift", "a", "off by 3")
                  .error("malformed", "d", "broken off")
                  .assessed());
      for (int i = 0; i < states.size(); i++) {
        history.log().record(run(i + 1).run(), states.get(i));
      }
      history.log().record(run(9).from(Source.DRAFT).run(), states.get(0));
    }
    return store;
  }

  /** With a domain that nobody touches, and one of another category. */
  private static SomeFacts state() {
    return SomeFacts.none()
        .domain("c", "ui", A_FILE, implemented(1, 1))
        .domain("p", "ui", Optional.empty(), new Verdict.Planned());
  }

  private static Verdict implemented(int movements, long beats) {
    return new Verdict.Implemented(new Size(movements, beats));
  }

  /** A run of a commit four and a half days after the one before it. */
  private static ARun run(int number) {
    return ARun.number(number)
        .at(BEGIN.plus(Duration.ofHours(108L * number)))
        .of("%040x".formatted(number));
  }
}
