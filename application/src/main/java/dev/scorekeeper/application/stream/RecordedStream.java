package dev.scorekeeper.application.stream;

import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.run.StreamId;

/**
 * A stream in a history that is open.
 *
 * @param id which one; it need not have runs
 * @param history to be closed with this
 */
public record RecordedStream(StreamId id, History history) implements AutoCloseable {
  /** What became of it. */
  public StreamHistory stream() {
    return history.stream(id);
  }

  /** What is to be said where the stream has no runs. */
  public HistoryException empty() {
    return new HistoryException(OtherStreams.none(id, history));
  }

  @Override
  public void close() {
    history.close();
  }
}
