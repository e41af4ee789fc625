package dev.scorekeeper.application.stream;

import dev.scorekeeper.application.reference.Moments;
import dev.scorekeeper.application.reference.Names;
import dev.scorekeeper.application.reference.Range;
import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A stream in a history that is open.
 *
 * @param id which one; it need not have runs
 * @param history to be closed with this
 * @param commits opens the repository's commits, for who names some
 */
public record RecordedStream(StreamId id, History history, Supplier<Optional<Commits>> commits)
    implements AutoCloseable {
  /**
   * A time that was looked up.
   *
   * @param from its first moment
   * @param until its last moment, itself included
   */
  public record Between(Instant from, Instant until) {
    /** Whether a moment is in it. */
    public boolean holds(Instant moment) {
      return !moment.isBefore(from) && !moment.isAfter(until);
    }
  }

  /** The moments that somebody's range names here. */
  public Between between(Range range, Clock clock) {
    if (range.equals(Range.ALL)) {
      return new Between(Instant.EPOCH, Instant.MAX);
    }
    try (Names names = new Names(id, Optional.of(history), commits)) {
      Moments moments = Moments.ofStream(names, clock);
      return new Between(moments.begin(range), moments.end(range));
    }
  }

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
