package dev.scorekeeper.application.history;

import dev.scorekeeper.application.Listener;
import dev.scorekeeper.application.Work;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.run.StreamId;
import java.util.ArrayList;
import java.util.List;

/** Looks after the history as a whole. */
public final class HistoryCare {
  private final HistoryStore histories;
  private final Listener listener;

  public HistoryCare(HistoryStore histories, Listener listener) {
    this.histories = histories;
    this.listener = listener;
  }

  /**
   * Looks through the whole history for what is not as recording made it.
   *
   * @param against checkpoints that were kept elsewhere
   * @throws HistoryException when there is no history, or it cannot be read
   */
  public Verification verify(List<Checkpoint> against) {
    try (Listener.Stage stage = listener.begin(Work.VERIFYING)) {
      return histories.verify(against, stage).orElseThrow(histories::absent);
    }
  }

  /**
   * Rebuilds the derived tables from the log, all or nothing.
   *
   * @throws HistoryException when there is no history, or it cannot be written
   */
  public HistoryStore.Rebuilt rebuild() {
    try (Listener.Stage stage = listener.begin(Work.REBUILDING)) {
      return histories.rebuild(stage).orElseThrow(histories::absent);
    }
  }

  /**
   * The streams that have runs, by project and branch.
   *
   * @throws HistoryException when there is no history, or it cannot be read
   */
  public List<StreamSummary> streams() {
    try (History history = histories.forReading().orElseThrow(histories::absent)) {
      List<StreamSummary> streams = new ArrayList<>();
      for (StreamId stream : history.streams()) {
        streams.add(StreamSummary.of(stream, history));
      }
      return streams;
    }
  }

  /**
   * What the log is now, or what stands for all of them.
   *
   * @throws HistoryException when there is no history, or it cannot be read
   */
  public Checkpoint checkpoint() {
    try (History history = histories.forReading().orElseThrow(histories::absent)) {
      return history.log().checkpoint();
    }
  }

  /**
   * What each log of the history is now, to be kept elsewhere.
   *
   * @throws HistoryException when there is no history, or it cannot be read
   */
  public List<Checkpoint> checkpoints() {
    try (History history = histories.forReading().orElseThrow(histories::absent)) {
      return history.log().checkpoints();
    }
  }
}
