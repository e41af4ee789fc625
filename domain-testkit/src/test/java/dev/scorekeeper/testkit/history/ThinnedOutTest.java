package dev.scorekeeper.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ThinnedOutTest {
  @Test
  void ofRunsKeepsEveryRun() {
    List<RecordedRun> runs =
        List.of(assessed("2026-03-02T10:00:00Z"), unreadable("2026-03-02T11:00:00Z"));

    assertThat(ThinnedOut.of(runs, Trend.By.RUN)).isEqualTo(runs);
  }

  @Test
  void ofDaysKeepsTheLastRunOfEachDayThatHasOne() {
    RecordedRun morning = assessed("2026-03-02T10:00:00Z");
    RecordedRun evening = assessed("2026-03-02T23:59:59.999Z");
    RecordedRun midnight = assessed("2026-03-03T00:00:00Z");
    RecordedRun muchLater = assessed("2026-05-01T12:00:00Z");

    assertThat(ThinnedOut.of(List.of(morning, evening, midnight, muchLater), Trend.By.DAY))
        .containsExactly(evening, midnight, muchLater);
  }

  @Test
  void ofWeeksBeginsThemOnMonday() {
    RecordedRun monday = assessed("2026-03-02T00:00:00Z");
    RecordedRun sunday = assessed("2026-03-08T23:59:59Z");
    RecordedRun nextMonday = assessed("2026-03-09T00:00:00Z");

    assertThat(ThinnedOut.of(List.of(monday, sunday, nextMonday), Trend.By.WEEK))
        .containsExactly(sunday, nextMonday);
  }

  @Test
  void ofWeeksKeepsOneTogetherThatBeginsInTheOldYear() {
    RecordedRun wednesday = assessed("2025-12-31T12:00:00Z");
    RecordedRun thursday = assessed("2026-01-01T12:00:00Z");

    assertThat(ThinnedOut.of(List.of(wednesday, thursday), Trend.By.WEEK))
        .containsExactly(thursday);
  }

  @Test
  void prefersTheLastAssessedRunToALaterUnreadableOne() {
    RecordedRun first = assessed("2026-03-02T10:00:00Z");
    RecordedRun second = assessed("2026-03-02T11:00:00Z");
    RecordedRun unreadable = unreadable("2026-03-02T12:00:00Z");

    assertThat(ThinnedOut.of(List.of(first, second, unreadable), Trend.By.DAY))
        .containsExactly(second);
  }

  @Test
  void prefersAnAssessedRunToEarlierUnreadableOnes() {
    RecordedRun unreadable = unreadable("2026-03-02T10:00:00Z");
    RecordedRun assessed = assessed("2026-03-02T11:00:00Z");

    assertThat(ThinnedOut.of(List.of(unreadable, assessed), Trend.By.DAY))
        .containsExactly(assessed);
  }

  @Test
  void keepsTheLastUnreadableRunWhereNoneWasAssessed() {
    RecordedRun first = unreadable("2026-03-02T10:00:00Z");
    RecordedRun second = unreadable("2026-03-02T11:00:00Z");

    assertThat(ThinnedOut.of(List.of(first, second), Trend.By.DAY)).containsExactly(second);
  }

  @Test
  void ofNoRunsIsEmpty() {
    assertThat(ThinnedOut.of(List.of(), Trend.By.WEEK)).isEmpty();
  }

  @Test
  void readsARunWithATallyAsAssessed() {
    assertThat(assessed("2026-03-02T10:00:00Z").outcome()).isEqualTo(Outcome.ASSESSED);
    assertThat(unreadable("2026-03-02T10:00:00Z").outcome()).isEqualTo(Outcome.UNREADABLE);
  }

  private static RecordedRun assessed(String at) {
    return run(at, Optional.of(new Tally(2, 14, 0, 0)));
  }

  private static RecordedRun unreadable(String at) {
    return run(at, Optional.empty());
  }

  private static RecordedRun run(String at, Optional<Tally> tally) {
    // What the run says was observed is not where it lies on its line.
    return new RecordedRun(ARun.number(1).run(), 1, Instant.parse(at), false, tally, 0, 0);
  }
}
