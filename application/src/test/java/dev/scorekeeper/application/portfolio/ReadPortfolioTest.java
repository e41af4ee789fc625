package dev.scorekeeper.application.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.testkit.history.CannedQueries;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadPortfolioTest {
  private static final String TIME = "2026-03-16T12:01:00.000Z";

  private final CannedQueries queries = new CannedQueries();
  private final InMemoryHistoryStore store = new InMemoryHistoryStore("all.db", queries);
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  private Portfolio read(Portfolio.Order order) {
    store.history();
    queries.answer(ReadPortfolio.PROJECTS, Collections.nCopies(17, "column"), rows);
    return new ReadPortfolio(store, Clock.systemUTC()).read(order);
  }

  private void project(String name, String state, int implemented, int planned, int broken) {
    rows.add(
        row(
            name,
            "main",
            state,
            TIME,
            TIME,
            TIME,
            null,
            implemented,
            planned,
            broken,
            1,
            2,
            -1,
            "cart",
            TIME,
            0,
            3));
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private List<String> names(Portfolio.Order order) {
    return read(order).projects().stream().map(one -> one.stream().project()).toList();
  }

  @Test
  void aProjectIsAsTheViewSays() {
    project("shop", "stale", 2, 3, 4);

    Portfolio portfolio = read(Portfolio.Order.NAME);

    assertThat(portfolio.asOf()).hasValue(Instant.parse(TIME));
    assertThat(portfolio.projects())
        .singleElement()
        .satisfies(
            shop -> {
              assertThat(shop.stream()).hasToString("shop on main");
              assertThat(shop.state()).isEqualTo(Standing.State.STALE);
              assertThat(shop.revision()).isEmpty();
              assertThat(shop.tally()).hasValue(new Tally(2, 3, 4, 1));
              assertThat(shop.change()).hasValue(new Standing.Change(2, -1));
              assertThat(shop.oldest()).hasValue(new Standing.Planned("cart", Instant.parse(TIME)));
              assertThat(shop.errors()).isZero();
              assertThat(shop.warnings()).isEqualTo(3);
            });
  }

  @Test
  void whatCouldNeverBeReadHasNoNumbers() {
    rows.add(
        row(
            "shop",
            "main",
            "unreadable",
            TIME,
            TIME,
            TIME,
            "c0ffee",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            1,
            0));
    project("till", "current", 1, 0, 0);

    Portfolio portfolio = read(Portfolio.Order.NAME);

    Standing shop = portfolio.projects().get(0);
    assertThat(shop.tally()).isEmpty();
    assertThat(shop.change()).isEmpty();
    assertThat(shop.oldest()).isEmpty();
    assertThat(shop.revision()).isEqualTo(Optional.of("c0ffee"));
    assertThat(portfolio.together()).isEqualTo(new Tally(1, 0, 0, 1));
    assertThat(portfolio.change()).isEqualTo(new Standing.Change(2, -1));
    assertThat(portfolio.count(Standing.State.UNREADABLE)).isEqualTo(1);
  }

  @Test
  void theWorstIsWhatCouldNotBeReadThenTheLowestShareThenWhereMostIsAbsent() {
    project("done", "current", 3, 0, 0);
    project("few", "current", 0, 1, 0);
    project("half", "stale", 1, 1, 0);
    project("many", "current", 0, 1, 1);
    project("none", "current", 0, 0, 0);
    project("unknown", "unreadable", 9, 0, 0);

    assertThat(names(Portfolio.Order.WORST))
        .containsExactly("unknown", "many", "few", "half", "done", "none");
    assertThat(names(Portfolio.Order.NAME))
        .containsExactly("done", "few", "half", "many", "none", "unknown");
  }

  @Test
  void weeksAreOfAllProjectsTogether() {
    store.history();
    queries.answer(
        ReadPortfolio.WEEKS,
        Collections.nCopies(6, "column"),
        List.of(List.of("2026-03-09", 2, 5L, 4L, 3L, 2L)));

    assertThat(new ReadPortfolio(store, Clock.systemUTC()).weeks())
        .containsExactly(
            new Portfolio.Week(Instant.parse("2026-03-09T00:00:00Z"), 2, new Tally(5, 4, 3, 2)));
  }

  @Test
  void ofNoProjectNothingIsTold() {
    Portfolio portfolio = read(Portfolio.Order.WORST);

    assertThat(portfolio.asOf()).isEmpty();
    assertThat(portfolio.projects()).isEmpty();
    assertThat(portfolio.together()).isEqualTo(new Tally(0, 0, 0, 0));
  }

  @Test
  void whereThereIsNoHistoryThatIsSaid() {
    ReadPortfolio reading = new ReadPortfolio(store, Clock.systemUTC());

    assertThatThrownBy(() -> reading.read(Portfolio.Order.WORST))
        .isInstanceOf(HistoryException.class)
        .hasMessageStartingWith("there is no history at all.db");
  }
}
