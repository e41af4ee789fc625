package dev.scorekeeper.application.backfill;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.RunLog;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log of a history that is opened when there is something to record, and not before. */
final class LazyHistory implements Supplier<RunLog>, AutoCloseable {
  private final HistoryStore histories;
  private @Nullable History opened;

  LazyHistory(HistoryStore histories) {
    this.histories = histories;
  }

  @Override
  public RunLog get() {
    if (opened == null) {
      opened = histories.forWriting();
    }
    return opened.log();
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
