package dev.scorekeeper.application.history;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.historyexport.LogSink;

/** Tells the whole log, to be carried elsewhere. */
public final class Export {
  private final HistoryStore histories;
  private final Listener listener;

  public Export(HistoryStore histories, Listener listener) {
    this.histories = histories;
    this.listener = listener;
  }

  /**
   * Opens the log; what others append from now on is not told.
   *
   * @throws HistoryException when there is no history, or it cannot be read
   */
  public OpenLog begin() {
    History history = histories.forReading().orElseThrow(histories::absent);
    try {
      return new OpenLog(history, history.log().checkpoint());
    } catch (RuntimeException e) {
      history.close();
      throw e;
    }
  }

  /** A log that is open to be told. */
  public final class OpenLog implements AutoCloseable {
    private final History history;
    private final Checkpoint checkpoint;

    private OpenLog(History history, Checkpoint checkpoint) {
      this.history = history;
      this.checkpoint = checkpoint;
    }

    /** What the log is. */
    public Checkpoint checkpoint() {
      return checkpoint;
    }

    /**
     * Tells it, from its first entry to its end.
     *
     * @throws HistoryException when it is not intact
     */
    public void to(LogSink sink) {
      boolean isOne = history.log().checkpoints().size() == 1;
      Checkpoint[] told = {Checkpoint.beginning(checkpoint.origin())};
      try (Listener.Stage stage = listener.begin(Work.EXPORTING)) {
        int[] done = new int[1];
        history
            .log()
            .entries(
                checkpoint.entries(),
                entry -> {
                  sink.accept(entry);
                  if (!isOne) {
                    told[0] = told[0].after(entry);
                  }
                  done[0]++;
                  stage.show(done[0], (int) checkpoint.entries());
                });
      }
      // Of several logs one is told that no history is, entry after entry.
      sink.end(isOne ? checkpoint : told[0]);
    }

    @Override
    public void close() {
      history.close();
    }
  }
}
