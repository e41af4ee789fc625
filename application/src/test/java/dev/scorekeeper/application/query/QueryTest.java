package dev.scorekeeper.application.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.application.HeardWork;
import dev.scorekeeper.application.Instead;
import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.commit.Repository;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.testkit.commit.InMemoryRepository;
import dev.scorekeeper.testkit.history.CannedQueries;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import dev.scorekeeper.testkit.planreader.PlainSnapshots;
import dev.scorekeeper.testkit.workspace.InMemoryWorkspace;
import dev.scorekeeper.testkit.workspace.PlainSettings;
import dev.scorekeeper.testkit.workspace.WorkspaceFiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
  private static final String PLAIN = "SELECT a, b FROM t";
  private static final String OF_STREAM = "SELECT a FROM t WHERE p = :project AND b = :branch";
  private static final String OF_PROJECT = "SELECT a FROM t WHERE p = :project";
  private static final String OF_BRANCH = "SELECT a FROM t WHERE b = :branch";
  private static final StreamChoice CHOSEN =
      new StreamChoice(Optional.of("acme"), Optional.of("next"), Map.of());

  private final List<String> taken = new ArrayList<>();
  private final CannedQueries answers =
      new CannedQueries()
          .answer(PLAIN, List.of("a", "b"), List.of(List.of(1, "x"), List.of(2, "y")))
          .answer(OF_STREAM, List.of("a"), List.of(List.of(1)))
          .answer(OF_PROJECT, List.of("a"), List.of())
          .answer(OF_BRANCH, List.of("a"), List.of());
  private final InMemoryHistoryStore store = new InMemoryHistoryStore("history.db", answers);

  QueryTest() {
    store.history();
  }

  private final class Taker implements Query.ClosableRows {
    Taker() {
      taken.add("open");
    }

    @Override
    public void columns(List<String> names) {
      taken.add(names.toString());
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
      taken.add(values.toString());
    }

    @Override
    public void close() {
      taken.add("closed");
    }
  }

  private Query query(HistoryStore histories) {
    return query(histories, InMemoryRepository.none(), CHOSEN, Map.of("mine", "SELECT 7"));
  }

  private static Query query(
      HistoryStore histories,
      Repository repository,
      StreamChoice choice,
      Map<String, String> queries) {
    return query(histories, repository, choice, queries, Listener.NONE);
  }

  private static Query query(
      HistoryStore histories,
      Repository repository,
      StreamChoice choice,
      Map<String, String> queries,
      Listener listener) {
    return new Query(
        new OpenWorkspace(
            new InMemoryWorkspace("shop", WorkspaceFiles.NONE),
            new Settings(
                Layout.DEFAULT,
                Optional.empty(),
                queries,
                Set.of(),
                true,
                List.of(),
                Settings.USUAL_TIMEOUT),
            new PlainSettings(),
            repository,
            new PlainSnapshots(),
            choice,
            Listener.NONE),
        histories,
        Clock.systemUTC(),
        listener);
  }

  private void run(String sql, Map<String, String> parameters) {
    query(store).run(sql, parameters, Taker::new);
  }

  @Test
  void givesTheRowsAndEndsThem() {
    run(PLAIN, Map.of());

    assertThat(taken).containsExactly("open", "[a, b]", "[1, x]", "[2, y]", "closed");
  }

  @Test
  void fillsInTheStreamOfTheWorkspace() {
    run(OF_STREAM, Map.of());
    query(store, InMemoryRepository.none(), StreamChoice.OPEN, Map.of())
        .run(OF_STREAM, Map.of(), Taker::new);

    assertThat(answers.asked())
        .extracting(CannedQueries.Asked::parameters)
        .containsExactly(
            Map.of("project", "acme", "branch", "next"),
            Map.of("project", "shop", "branch", "default"));
  }

  @Test
  void fillsInOnlyWhatTheStatementAsksFor() {
    run(OF_PROJECT, Map.of());
    run(OF_BRANCH, Map.of());
    run(PLAIN, Map.of());

    assertThat(answers.asked())
        .extracting(CannedQueries.Asked::parameters)
        .containsExactly(Map.of("project", "acme"), Map.of("branch", "next"), Map.of());
  }

  @Test
  void leavesWhatIsGivenAsItIs() {
    run(OF_STREAM, Map.of("project", "other"));
    run(OF_STREAM, Map.of("branch", "other", "more", "1"));

    assertThat(answers.asked())
        .extracting(CannedQueries.Asked::parameters)
        .containsExactly(
            Map.of("project", "other", "branch", "next"),
            Map.of("project", "acme", "branch", "other", "more", "1"));
  }

  @Test
  void tellsWhereNothingIsRecordedOfWhatAStatementAsksFor() {
    HeardWork listener = new HeardWork();
    Query query = query(store, InMemoryRepository.none(), CHOSEN, Map.of(), listener);

    query.run(PLAIN, Map.of(), Taker::new);
    assertThat(listener.heard()).isEmpty();
    query.run(OF_STREAM, Map.of(), Taker::new);
    query.run(OF_PROJECT, Map.of(), Taker::new);
    query.run(OF_BRANCH, Map.of(), Taker::new);

    assertThat(listener.heard()).hasSize(3);
    assertThat(listener.heard().get(0)).isEqualTo("no run of acme on next is recorded");
    assertThat(listener.heard().get(1)).startsWith("no run of the project acme is recorded");
    assertThat(listener.heard().get(2)).startsWith("no run of a branch next is recorded");
  }

  @Test
  void asksVersionControlOnlyForAStatementThatAsksForTheStream() {
    Repository silent =
        Instead.of(
            Repository.class,
            InMemoryRepository.none(),
            "checkout",
            () -> {
              throw new IllegalStateException("asked");
            });
    Query query = query(store, silent, StreamChoice.OPEN, Map.of());

    query.run(PLAIN, Map.of(), Taker::new);
    query.run(OF_STREAM, Map.of("project", "a", "branch", "b"), Taker::new);

    assertThat(answers.asked()).hasSize(2);
    assertThatThrownBy(() -> query.run(OF_PROJECT, Map.of(), Taker::new)).hasMessage("asked");
    assertThatThrownBy(() -> query.run(OF_BRANCH, Map.of(), Taker::new)).hasMessage("asked");
  }

  @Test
  void endsTheRowsAlsoOfAStatementThatFails() {
    assertThatThrownBy(() -> run("SELECT nonsense", Map.of()))
        .isInstanceOf(QueryException.class)
        .hasMessage("nobody understands SELECT nonsense");
    assertThat(taken).containsExactly("open", "closed");
  }

  @Test
  void takesNoRowsWhereThereIsNoHistory() {
    InMemoryHistoryStore none = new InMemoryHistoryStore();

    assertThatThrownBy(() -> query(none).run(PLAIN, Map.of(), Taker::new))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("there is no history at history.db");
    assertThat(taken).isEmpty();
    assertThat(none.exists()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {PLAIN, "SELECT nonsense"})
  void closesWhatItAsked(String sql) {
    int[] closed = new int[1];
    Queries counted = Instead.of(Queries.class, answers, "close", () -> Optional.of(++closed[0]));
    HistoryStore counting =
        Instead.of(HistoryStore.class, store, "queries", () -> Optional.of(counted));

    try {
      query(counting).run(sql, Map.of(), Taker::new);
    } catch (QueryException e) {
      assertThat(sql).isNotEqualTo(PLAIN);
    }

    assertThat(closed[0]).isOne();
  }

  @Test
  void takesAStatementForItself() {
    assertThat(query(store).statement(PLAIN)).isEqualTo(PLAIN);
  }

  @Test
  void takesANameForItsQuery() {
    Query query = query(store);

    assertThat(query.statement("mine")).isEqualTo("SELECT 7");
    assertThat(query.statement("planned"))
        .isEqualTo(query.named().find("planned").orElseThrow().sql());
  }

  @Test
  void saysWhichNamesThereAreForOneThatIsNone() {
    assertThatThrownBy(() -> query(store).statement("planed"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("there is no query 'planed'; scorekeeper query --list shows")
        .hasMessageContaining(", mine; did you mean planned?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void needsAStatement(String text) {
    assertThatThrownBy(() -> query(store).statement(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("query needs a statement, the name of a query, or -");
  }
}
