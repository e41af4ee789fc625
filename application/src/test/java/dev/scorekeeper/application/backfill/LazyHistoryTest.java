package dev.scorekeeper.application.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.RunLog;
import dev.scorekeeper.testkit.history.InMemoryHistoryStore;
import org.junit.jupiter.api.Test;

class LazyHistoryTest {
  private final InMemoryHistoryStore histories = new InMemoryHistoryStore();

  @Test
  void isNotMadeBeforeItIsAskedFor() {
    try (LazyHistory history = new LazyHistory(histories)) {
      assertThat(history).isNotNull();
      assertThat(histories.exists()).isFalse();
    }
    assertThat(histories.exists()).isFalse();
  }

  @Test
  void isOpenedOnceAndClosedInTheEnd() {
    try (LazyHistory history = new LazyHistory(histories)) {
      RunLog log = history.get();
      assertThat(history.get().checkpoint()).isEqualTo(log.checkpoint());
      assertThat(histories.open()).isEqualTo(1);
    }
    assertThat(histories.open()).isZero();
  }
}
