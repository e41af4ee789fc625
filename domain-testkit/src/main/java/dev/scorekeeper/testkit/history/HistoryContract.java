package dev.scorekeeper.testkit.history;

import dev.scorekeeper.domain.history.History;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link History} must do: its log, exchanging it with others, the finding of runs, each
 * of its streams, lines of commits, and what streams are called.
 */
public abstract class HistoryContract {
  /**
   * Opens the history of the test that runs: empty at first, and when opened again with all that
   * was recorded.
   */
  protected abstract History open();

  @Nested
  class TheLog extends RunLogContract {
    @Override
    History open() {
      return HistoryContract.this.open();
    }
  }

  @Nested
  class FindingRuns extends RunIndexContract {
    @Override
    History open() {
      return HistoryContract.this.open();
    }
  }

  @Nested
  class Exchanging extends LogExchangeContract {
    @Override
    History open() {
      return HistoryContract.this.open();
    }
  }

  @Nested
  class Lines extends LineContract {
    @Override
    History open() {
      return HistoryContract.this.open();
    }
  }

  @Nested
  class Names extends NamesContract {
    @Override
    History open() {
      return HistoryContract.this.open();
    }
  }

  @Nested
  class OneStream extends StreamHistoryContract {
    @Override
    History open() {
      return HistoryContract.this.open();
    }
  }
}
