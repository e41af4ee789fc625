package dev.scorekeeper.application.report;

import static dev.scorekeeper.application.backfill.Project.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.backfill.Project;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.testkit.commit.Past;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReadTrendTest {
  private static final StreamId STREAM = new StreamId("shop", "default");

  private final Project project = Project.untracked();

  /** Runs at 10:00 and 18:00 of a Monday, two days later, and a week later. */
  private void recordSome() {
    int[] hours = {1, 9, 48, 7 * 24};
    for (int i = 0; i < hours.length; i++) {
      project.record(
          hours[i],
          SomeFacts.none()
              .planned("cart")
              .implemented("till", i + 1, 1)
              .plugin("shop", i + 1)
              .assessed());
    }
  }

  private StreamTrend trend(Instant since, Trend.By by) {
    StreamTrend trend =
        new ReadTrend(project.streams(), project.clock())
            .ofDomains(Range.since(since), by, Integer.MAX_VALUE, true);
    assertThat(project.leftOpen()).isZero();
    return trend;
  }

  private static List<Instant> times(List<RecordedRun> points) {
    return points.stream().map(point -> point.run().observedAt()).toList();
  }

  @Test
  void hasAPointForEachRunTheOldestFirst() {
    recordSome();

    StreamTrend trend = trend(Instant.MIN, Trend.By.RUN);

    assertThat(trend.stream()).isEqualTo(STREAM);
    assertThat(trend.by()).isEqualTo(Trend.By.RUN);
    assertThat(times(trend.points()))
        .containsExactly(ARun.time(1), ARun.time(9), ARun.time(48), ARun.time(168));
  }

  @Test
  void isThinnedOutToTheLastRunOfADayOrWeek() {
    recordSome();

    assertThat(times(trend(Instant.MIN, Trend.By.DAY).points()))
        .containsExactly(ARun.time(9), ARun.time(48), ARun.time(168));
    assertThat(times(trend(Instant.MIN, Trend.By.WEEK).points()))
        .containsExactly(ARun.time(48), ARun.time(168));
  }

  @Test
  void beginsWhereItIsAskedTo() {
    recordSome();

    assertThat(times(trend(ARun.time(9), Trend.By.RUN).points()))
        .containsExactly(ARun.time(9), ARun.time(48), ARun.time(168));
    assertThat(times(trend(ARun.time(9).plusMillis(1), Trend.By.RUN).points()))
        .containsExactly(ARun.time(48), ARun.time(168));
  }

  @Test
  void endsWhereItIsAskedToWithWhatSpokeByThenInItsLastPeriod() {
    recordSome();

    assertThat(times(between(2, 48, Trend.By.RUN, 99).points()))
        .containsExactly(ARun.time(9), ARun.time(48));
    assertThat(times(between(1, 5, Trend.By.DAY, 99).points())).containsExactly(ARun.time(1));
    assertThat(times(between(1, 50, Trend.By.WEEK, 99).points())).containsExactly(ARun.time(48));
  }

  @Test
  void aTimeThatEndsBeforeItBeginsMakesNoSense() {
    recordSome();

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> between(48, 2, Trend.By.RUN, 99))
        .withMessageContaining("ends before it begins");
  }

  @Test
  void aLimitLeavesTheNewestAndTheLedgerOfThose() {
    recordSome();

    StreamTrend trend = between(1, 999, Trend.By.RUN, 2);

    assertThat(times(trend.points())).containsExactly(ARun.time(48), ARun.time(168));
    assertThat(trend.ledger().from()).isEqualTo(ARun.time(48));
  }

  private StreamTrend between(int from, int until, Trend.By by, int limit) {
    return new ReadTrend(project.streams(), project.clock())
        .ofDomains(
            new Range(
                Optional.of(new Reference.At(ARun.time(from))),
                Optional.of(new Reference.At(ARun.time(until)))),
            by,
            limit,
            true);
  }

  @Test
  void isEmptyWhereNothingWasRecordedSince() {
    recordSome();

    StreamTrend trend = trend(ARun.time(999), Trend.By.RUN);

    assertThat(trend.points()).isEmpty();
    assertThat(trend.ledger().tellsSomething()).isFalse();
  }

  @Test
  void tellsWhatBecameOfThePlanMeanwhile() {
    project.record(1, SomeFacts.none().planned("cart").assessed());
    project.record(2, SomeFacts.none().implemented("cart", 1, 1).assessed());

    StreamLedger ledger = trend(Instant.MIN, Trend.By.RUN).ledger();

    assertThat(ledger.from()).isEqualTo(ARun.time(1));
    assertThat(ledger.ledger().count(Event.DELIVERED)).isEqualTo(1);
    assertThat(trend(ARun.time(3), Trend.By.RUN).ledger().ledger().entries()).isEmpty();
  }

  @Test
  void draftsAreLeftOutAndAloneMakeNoTrend() {
    project
        .histories()
        .history()
        .log()
        .record(
            ARun.number(1).on(STREAM).from(Source.DRAFT).run(),
            SomeFacts.none().planned("cart").assessed());

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> trend(Instant.MIN, Trend.By.RUN))
        .withMessageStartingWith("no run of shop on default is recorded");
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(
            () ->
                new ReadTrend(project.streams(), project.clock())
                    .ofCatalog(Range.ALL, Trend.By.RUN, Integer.MAX_VALUE, true));
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void theCatalogsHasItsCountsAtEachPoint() {
    recordSome();

    CatalogTrend trend =
        new ReadTrend(project.streams(), project.clock())
            .ofCatalog(Range.since(ARun.time(9)), Trend.By.DAY, Integer.MAX_VALUE, true);

    assertThat(trend.stream()).isEqualTo(STREAM);
    assertThat(trend.by()).isEqualTo(Trend.By.DAY);
    assertThat(trend.points())
        .extracting(point -> point.run().run().observedAt())
        .containsExactly(ARun.time(9), ARun.time(48), ARun.time(168));
    assertThat(trend.points()).extracting(point -> point.plugins()).containsOnly(OptionalInt.of(1));
    assertThat(trend.points())
        .extracting(point -> point.movements().orElseThrow())
        .containsExactly(4L, 6L, 8L);
    assertThat(project.leftOpen()).isZero();
  }

  @Test
  void readsCommitsFirstUnlessThatIsNotWanted() {
    Project tracked = Project.of(Past.NONE.commit("plan", plan("cart")));
    ReadTrend trend = new ReadTrend(tracked.streams(), tracked.clock());

    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> trend.ofDomains(Range.ALL, Trend.By.RUN, Integer.MAX_VALUE, false));
    assertThatExceptionOfType(HistoryException.class)
        .isThrownBy(() -> trend.ofCatalog(Range.ALL, Trend.By.RUN, Integer.MAX_VALUE, false));
    assertThat(trend.ofCatalog(Range.ALL, Trend.By.RUN, Integer.MAX_VALUE, true).points())
        .hasSize(1);
    assertThat(trend.ofDomains(Range.ALL, Trend.By.RUN, Integer.MAX_VALUE, true).points())
        .hasSize(1);
  }
}
