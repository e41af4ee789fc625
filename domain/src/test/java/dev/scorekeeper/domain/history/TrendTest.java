package dev.scorekeeper.domain.history;

import static dev.scorekeeper.domain.history.Runs.assessed;
import static dev.scorekeeper.domain.history.Runs.unreadable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.fact.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrendTest {
  @Test
  void ofRunsKeepsEveryRun() {
    List<RecordedRun> runs =
        List.of(assessed("2026-03-02T10:00:00Z"), unreadable("2026-03-02T11:00:00Z"));

    assertThat(Trend.thin(runs, Trend.By.RUN)).isEqualTo(runs);
  }

  @Test
  void ofDaysKeepsTheLastRunOfEachDayThatHasOne() {
    RecordedRun morning = assessed("2026-03-02T10:00:00Z");
    RecordedRun evening = assessed("2026-03-02T23:59:59.999Z");
    RecordedRun midnight = assessed("2026-03-03T00:00:00Z");
    RecordedRun muchLater = assessed("2026-05-01T12:00:00Z");

    assertThat(Trend.thin(List.of(morning, evening, midnight, muchLater), Trend.By.DAY))
        .containsExactly(evening, midnight, muchLater);
  }

  @Test
  void ofWeeksBeginsThemOnMonday() {
    RecordedRun monday = assessed("2026-03-02T00:00:00Z");
    RecordedRun sunday = assessed("2026-03-08T23:59:59Z");
    RecordedRun nextMonday = assessed("2026-03-09T00:00:00Z");

    assertThat(Trend.thin(List.of(monday, sunday, nextMonday), Trend.By.WEEK))
        .containsExactly(sunday, nextMonday);
  }

  @Test
  void ofWeeksKeepsOneTogetherThatBeginsInTheOldYear() {
    RecordedRun wednesday = assessed("2025-12-31T12:00:00Z");
    RecordedRun thursday = assessed("2026-01-01T12:00:00Z");

    assertThat(Trend.thin(List.of(wednesday, thursday), Trend.By.WEEK)).containsExactly(thursday);
  }

  @Test
  void prefersTheLastAssessedRunToALaterUnreadableOne() {
    RecordedRun first = assessed("2026-03-02T10:00:00Z");
    RecordedRun second = assessed("2026-03-02T11:00:00Z");
    RecordedRun unreadable = unreadable("2026-03-02T12:00:00Z");

    assertThat(Trend.thin(List.of(first, second, unreadable), Trend.By.DAY))
        .containsExactly(second);
  }

  @Test
  void prefersAnAssessedRunToEarlierUnreadableOnes() {
    RecordedRun unreadable = unreadable("2026-03-02T10:00:00Z");
    RecordedRun assessed = assessed("2026-03-02T11:00:00Z");

    assertThat(Trend.thin(List.of(unreadable, assessed), Trend.By.DAY)).containsExactly(assessed);
  }

  @Test
  void keepsTheLastUnreadableRunWhereNoneWasAssessed() {
    RecordedRun first = unreadable("2026-03-02T10:00:00Z");
    RecordedRun second = unreadable("2026-03-02T11:00:00Z");

    assertThat(Trend.thin(List.of(first, second), Trend.By.DAY)).containsExactly(second);
  }

  @Test
  void ofNoRunsIsEmpty() {
    assertThat(Trend.thin(List.of(), Trend.By.WEEK)).isEmpty();
  }

  @Test
  void readsARunWithATallyAsAssessed() {
    assertThat(assessed("2026-03-02T10:00:00Z").outcome()).isEqualTo(Outcome.ASSESSED);
    assertThat(unreadable("2026-03-02T10:00:00Z").outcome()).isEqualTo(Outcome.UNREADABLE);
  }
}
