package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.fact.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

  /** What the log is now. */
  Checkpoint checkpoint();

  /**
   * Tells the log in the order of recording, from its first run on. Others may write meanwhile:
   * what they append is not told.
   *
   * @param runs as many as a checkpoint counts
   */
  void tell(long runs, Consumer<LogEntry> listener);

  /**
   * Appends the runs of another log whose identities are not known here, or when one of its runs is
   * refused, none. Histories that took in the same logs say the same of every moment, in whatever
   * order they did.
   *
   * @param log a log as it is told; taken one at a time, while nobody else can write
   * @return how many runs were new
   * @throws RefusedRunException when an identity is known with other facts, or facts do not have
   *     the digest that is told
   */
  int merge(Iterable<LogEntry> log);

  /** Where a stream stands; empty when it has no runs but drafts. */
  Optional<StreamHead> standing(StreamId stream);

  /** All streams that have runs, by project and branch. */
  List<StreamId> streams();

  /**
   * A stream's runs, drafts and runs that do not speak at their moment included, the newest
   * observed first.
   *
   * @param limit at most this many
   */
  List<RecordedRun> runs(StreamId stream, int limit);

  /**
   * The runs that speak at their moments from a time on, the oldest first, thinned out as {@link
   * Trend#thin} does it. What it costs follows what it gives, not what it leaves out.
   */
  List<RecordedRun> moments(StreamId stream, Instant from, Trend.By by);

  /** All runs that speak at their moments from a time on, the oldest first. */
  default List<RecordedRun> moments(StreamId stream, Instant from) {
    return moments(stream, from, Trend.By.RUN);
  }

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

  /** The run at a position of the log. */
  Optional<RecordedRun> runAt(long position);

  /**
   * The runs whose identity begins with some digits, in the order of their identities.
   *
   * @param prefix lower-case hexadecimal digits
   * @param limit at most this many
   */
  List<RecordedRun> runsCalled(String prefix, int limit);

  /**
   * The runs of a project whose revision begins with a text, drafts included, the last recorded
   * first.
   *
   * @param limit at most this many
   */
  List<RecordedRun> runsOf(String project, String prefix, int limit);

  /** What a run found; empty when the run is not known. */
  Optional<Facts> facts(RunId run);

  /** The run that speaks at a stream's last moment up to a time, that time included. */
  Optional<RecordedRun> speaker(StreamId stream, Instant through);

  /** The same among the moments at which an assessed run speaks. */
  Optional<RecordedRun> assessedSpeaker(StreamId stream, Instant through);

  /**
   * The last moment of a stream up to a time, that time included, at which anything began or ceased
   * to be so.
   */
  Optional<Instant> lastChange(StreamId stream, Instant through);

  /** The spans of a stream's domains and of their profiles, by key and beginning. */
  List<Span> lives(StreamId stream);

  /** The sightings of all runs of a project that were no drafts, in the order of the log. */
  List<RevisionSeen> sightings(String project);

  /** Whether a stream has runs that were read from commits. */
  boolean knowsCommits(StreamId stream);

  @Override
  void close();
}
