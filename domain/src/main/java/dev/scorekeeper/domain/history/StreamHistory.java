package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.branch.Stand;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what became of one stream: its runs, its moments, and the spans that follow from them. Of a
 * stream without runs there is nothing.
 */
public interface StreamHistory {
  /** Which stream, as it is called now. */
  StreamId id();

  /** Where the stream stands; empty when it has no runs but drafts. */
  Optional<StreamHead> head();

  /** Where the branch stands; empty of a stream that is no line, or has no commits. */
  Optional<Stand> stand();

  /**
   * The stream's runs, drafts and runs that do not speak at their moment included, those of the
   * latest moments first.
   *
   * @param limit at most this many
   */
  List<RecordedRun> runs(int limit);

  /** The stream's runs of commits, drafts left out, in the order of the log. */
  List<RecordedRun> ofCommits();

  /** Whether there are runs that were read from commits. */
  boolean knowsCommits();

  /**
   * The runs used for their moments from a time on, the oldest first, thinned out to one a period:
   * the last assessed one, or the last where none was assessed. What it costs follows what it
   * gives, not what it leaves out.
   */
  List<RecordedRun> moments(Instant from, Trend.By by);

  /** All runs used for their moments from a time on, the oldest first. */
  default List<RecordedRun> moments(Instant from) {
    return moments(from, Trend.By.RUN);
  }

  /** The run used for the last moment. */
  default Optional<RecordedRun> last() {
    return speaker(Instant.MAX);
  }

  /** The run used for the last moment up to a time, that time included. */
  Optional<RecordedRun> speaker(Instant through);

  /** The same among the moments at which an assessed run speaks. */
  Optional<RecordedRun> assessedSpeaker(Instant through);

  /** The spans that began or ended at or after a time, by key and beginning. */
  List<Span> spans(Instant from);

  /** The spans of a kind that held at some time from a time on, by key and beginning. */
  List<Span> spansOf(Fact.Kind kind, Instant from);

  /** The spans of the domains and of their profiles, by key and beginning. */
  List<Span> domainSpans();

  /**
   * The same of some domains alone. What it costs follows what it gives.
   *
   * @param domains their ids; one that the stream never had has no spans
   */
  List<Span> domainSpans(Set<String> domains);

  /**
   * The last moment up to a time, that time included, at which anything began or ceased to be so.
   */
  Optional<Instant> lastChange(Instant through);
}
