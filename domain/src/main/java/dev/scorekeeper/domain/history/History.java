package dev.scorekeeper.domain.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the log of runs and what follows from it. Nothing that was recorded is ever changed or
 * removed. All methods throw {@link HistoryException} when the history cannot be read or written.
 */
public interface History extends AutoCloseable {
  /**
   * Appends a run with what it found. A run whose identity is known is not recorded again.
   *
   * @return the run as the log now holds it, whether it was new or known
   * @throws HistoryException also when the identity is known with other facts
   */
  RecordedRun record(Run run, Facts facts);

  /**
   * Appends many runs, or when one of them is refused or cannot be had, none. It comes to the same
   * as recording one after the other, and costs less.
   *
   * @param runs in whatever order; taken one at a time, while nobody else can write
   * @return how many of them were new
   * @throws HistoryException also when an identity is known with other facts
   */
  int recordAll(Iterable<CompletedRun> runs);

  /** Where a stream stands; empty when it has no runs but drafts. */
  Optional<Standing> standing(StreamId stream);

  /** All streams that have runs, by project and branch. */
  List<StreamId> streams();

  /**
   * A stream's runs, drafts and runs that do not speak at their moment included, the newest
   * observed first.
   *
   * @param limit at most this many
   */
  List<RecordedRun> runs(StreamId stream, int limit);

  /** The runs that speak at their moments from a time on, the oldest first. */
  List<RecordedRun> moments(StreamId stream, Instant from);

  /** The spans that began or ended at or after a time, by key and beginning. */
  List<Span> spans(StreamId stream, Instant from);

  /** The spans of a kind that held at some time from a time on, by key and beginning. */
  List<Span> spansOf(StreamId stream, Fact.Kind kind, Instant from);

  /**
   * When the state of a revision was observed, as a run of the project that was no draft says.
   *
   * @param revision in full
   */
  Optional<Instant> observedAt(String project, String revision);

  @Override
  void close();
}
