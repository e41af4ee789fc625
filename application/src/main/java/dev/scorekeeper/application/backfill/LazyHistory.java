package dev.scorekeeper.application.backfill;

import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryStore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A history that is opened to record in when there is something to record, and not before. */
final class LazyHistory implements Supplier<History>, AutoCloseable {
  private final HistoryStore histories;
  private @Nullable History opened;

  LazyHistory(HistoryStore histories) {
    this.histories = histories;
  }

  @Override
  public History get() {
    if (opened == null) {
      opened = histories.forWriting();
    }
    return opened;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
