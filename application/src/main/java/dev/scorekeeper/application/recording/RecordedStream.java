package dev.scorekeeper.application.recording;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.statereference.Between;
import dev.scorekeeper.application.statereference.Moments;
import dev.scorekeeper.application.statereference.Names;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.application.workspace.OtherStreams;
import dev.scorekeeper.application.workspace.StreamChoice;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.history.StreamHistory;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A stream in a history that is open.
 *
 * @param id which one; it need not have runs
 * @param history to be closed with this
 * @param commits opens the repository's commits, for who names some
 * @param choice what somebody chose of its name
 */
public record RecordedStream(
    StreamId id, History history, Supplier<Optional<Commits>> commits, StreamChoice choice)
    implements AutoCloseable {
  /**
   * The moments that somebody's range names here.
   *
   * @throws InvalidRequestException when one of them is none, or it ends before it begins
   */
  public Between between(Range range, Clock clock) {
    if (range.equals(Range.ALL)) {
      return Between.ALWAYS;
    }
    try (Names names = new Names(id, Optional.of(history), commits)) {
      return Moments.ofStream(names, clock).between(range);
    }
  }

  /** What became of it. */
  public StreamHistory stream() {
    return history.stream(id);
  }

  /** What is to be said where the stream has no runs. */
  public RuntimeException empty() {
    OtherStreams.Branches branches = OtherStreams.branchesOf(commits);
    String why = OtherStreams.none(id, history, branches);
    return isNothing(branches) ? new InvalidRequestException(why) : new HistoryException(why);
  }

  /** Whether somebody chose a project or a branch that is nowhere. */
  private boolean isNothing(OtherStreams.Branches branches) {
    List<StreamId> known = history.streams(id.project());
    if (choice.project().isPresent() && known.isEmpty()) {
      return true;
    }
    return choice.branch().isPresent()
        && !known.contains(id)
        && branches.among(Set.of(id.branch())).isEmpty();
  }

  @Override
  public void close() {
    history.close();
  }
}
