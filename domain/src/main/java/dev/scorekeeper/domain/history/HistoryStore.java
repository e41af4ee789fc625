package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.query.Queries;
import dev.scorekeeper.domain.query.View;
import dev.scorekeeper.domain.workspace.ProgressListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Port: where a history is kept; there need not be one yet. All methods throw {@link
 * HistoryException} when what lies there is something else, was written by a newer Scorekeeper, or
 * cannot be read or written.
 */
public interface HistoryStore {
  /** Where it is, as messages say it. */
  String place();

  /**
   * The same history, telling what a person should know besides what is asked.
   *
   * @param listener takes clauses
   */
  default HistoryStore telling(Consumer<String> listener) {
    return this;
  }

  /** Whether it is the place of another one, by whatever name. */
  default boolean isPlaceOf(HistoryStore other) {
    return place().equals(other.place());
  }

  /** How far this history came in exchanges with others. */
  default ExchangeMarks marks() {
    return ExchangeMarks.NONE;
  }

  /** Whether a history could be written there, as far as permissions tell. */
  boolean isWritable();

  /** Opens the history to record in, and makes it where there is none. */
  History forWriting();

  /**
   * Works on the history. Where there is none it is made, and only kept where the work succeeds:
   * what is refused leaves no empty history behind.
   */
  default <T> T writing(Function<History, T> work) {
    try (History history = forWriting()) {
      return work.apply(history);
    }
  }

  /** Opens the history to ask it; empty where there is none. Nothing is written. */
  Optional<History> forReading();

  /**
   * Looks through the whole history for what is not as recording made it; empty where there is
   * none.
   *
   * @param against what the log was at some times, as was kept elsewhere
   */
  Optional<Verification> verify(List<Checkpoint> against, ProgressListener progress);

  /**
   * Rebuilds the derived tables from the log, or, where anything goes wrong, nothing; empty where
   * there is no history.
   */
  Optional<Rebuilt> rebuild(ProgressListener progress);

  /** Opens the history to ask it in SQL; empty where there is none. Nothing is written. */
  Optional<Queries> queries();

  /** The views that {@link #queries} can ask, whether there is a history or not. */
  List<View> views();

  /** What is to be said where there is no history that others were to have made. */
  default HistoryException missing() {
    return new HistoryException("there is no history at " + place() + "; check the path");
  }

  /** What is to be said where there is no history. */
  default HistoryException absent() {
    return new HistoryException(
        "there is no history at " + place() + "; record a run with scorekeeper validate");
  }

  /**
   * What was rebuilt.
   *
   * @param runs of how many runs
   * @param spans how many spans there are now
   */
  record Rebuilt(long runs, long spans) {}
}
