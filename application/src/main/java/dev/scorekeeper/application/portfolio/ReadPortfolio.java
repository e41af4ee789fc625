package dev.scorekeeper.application.portfolio;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.query.Patience;
import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.Rows;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How all projects of a history stand: by its views, so that one question answers for all. */
public final class ReadPortfolio {
  static final String PROJECTS =
      """
      SELECT project, branch, state, as_of, last_seen, observed_at, revision, implemented, planned,
        broken, cataloged, implemented_change, counted_change, oldest_planned, planned_since,
        errors, warnings
      FROM portfolio
      ORDER BY project""";

  static final String WEEKS =
      """
      SELECT week, count(*) AS projects, sum(implemented) AS implemented, sum(planned) AS planned,
        sum(broken) AS broken, sum(cataloged) AS cataloged
      FROM portfolio_trend
      GROUP BY week
      ORDER BY week""";

  private static final int AS_OF = 3;

  /** Nobody wrote the question, so nobody has to be kept from waiting for its answer. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final Comparator<Standing> WORST =
      Comparator.<Standing>comparingInt(
              project -> project.state() == Standing.State.UNREADABLE ? 0 : 1)
          .thenComparingLong(project -> project.share().orElse(Long.MAX_VALUE))
          .thenComparingInt(project -> -project.tally().map(ReadPortfolio::absent).orElse(0))
          .thenComparing(project -> project.stream().project());

  private final HistoryStore histories;
  private final Clock clock;

  public ReadPortfolio(HistoryStore histories, Clock clock) {
    this.histories = histories;
    this.clock = clock;
  }

  /**
   * Reads how each project stands.
   *
   * @throws HistoryException when there is no history, or it cannot be read
   */
  public Portfolio read(Portfolio.Order order) {
    List<Instant> asOf = new ArrayList<>();
    List<Standing> projects =
        all(
            PROJECTS,
            row -> {
              asOf.add(time(row, AS_OF).orElseThrow());
              return standing(row);
            });
    if (order == Portfolio.Order.WORST) {
      projects.sort(WORST);
    }
    return new Portfolio(asOf.stream().findFirst(), projects);
  }

  /**
   * Reads how all of them together stood at the end of each week.
   *
   * @throws HistoryException when there is no history, or it cannot be read
   */
  public List<Portfolio.Week> weeks() {
    return all(
        WEEKS,
        row ->
            new Portfolio.Week(
                Times.parse(text(row, 0).orElseThrow()), number(row, 1), tally(row, 2)));
  }

  private <T> List<T> all(String sql, Function<List<? extends @Nullable Object>, T> reading) {
    List<T> all = new ArrayList<>();
    try (Queries queries = histories.queries().orElseThrow(histories::absent)) {
      queries.run(
          sql,
          Map.of(),
          new Patience(PATIENCE, clock),
          new Rows() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public void row(List<? extends @Nullable Object> values) {
              all.add(read(values, reading));
            }
          });
    }
    return all;
  }

  private <T> T read(
      List<? extends @Nullable Object> row, Function<List<? extends @Nullable Object>, T> reading) {
    try {
      return reading.apply(row);
    } catch (DateTimeException | IllegalArgumentException | NoSuchElementException e) {
      throw new HistoryException(
          histories.place()
              + " is not intact: its view of all projects is damaged; run scorekeeper history verify",
          e);
    }
  }

  private static Standing standing(List<? extends @Nullable Object> row) {
    return new Standing(
        new StreamId(text(row, 0).orElse(""), text(row, 1).orElse("")),
        Standing.State.valueOf(text(row, 2).orElse("").toUpperCase(Locale.ROOT)),
        time(row, 4).orElseThrow(),
        time(row, 5).orElseThrow(),
        text(row, 6),
        row.get(7) == null ? Optional.empty() : Optional.of(tally(row, 7)),
        row.get(11) == null
            ? Optional.empty()
            : Optional.of(new Standing.Change(number(row, 11), number(row, 12))),
        text(row, 13).map(id -> new Standing.Planned(id, time(row, 14).orElseThrow())),
        number(row, 15),
        number(row, 16));
  }

  /** Four numbers from a column on. */
  private static Tally tally(List<? extends @Nullable Object> row, int from) {
    return new Tally(
        number(row, from), number(row, from + 1), number(row, from + 2), number(row, from + 3));
  }

  private static Optional<String> text(List<? extends @Nullable Object> row, int column) {
    return Optional.ofNullable(row.get(column)).map(String::valueOf);
  }

  private static Optional<Instant> time(List<? extends @Nullable Object> row, int column) {
    return text(row, column).map(Times::parse);
  }

  private static int number(List<? extends @Nullable Object> row, int column) {
    return row.get(column) instanceof Number number ? number.intValue() : 0;
  }

  private static int absent(Tally tally) {
    return tally.planned() + tally.broken();
  }
}
