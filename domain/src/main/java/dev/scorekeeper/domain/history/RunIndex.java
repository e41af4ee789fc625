package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: finds runs of the log, whatever their stream, and says what they found. A project is asked
 * for by any name that it has or had: those that renamings join are one.
 */
public interface RunIndex {
  /** The run at a position of the log. */
  Optional<RecordedRun> byPosition(long position);

  /**
   * The runs whose identity begins with some digits, in the order of their identities.
   *
   * @param prefix lower-case hexadecimal digits
   * @param limit at most this many
   */
  List<RecordedRun> byIdPrefix(String prefix, int limit);

  /**
   * The runs of a project whose revision begins with a text, drafts included, the last recorded
   * first.
   *
   * @param limit at most this many
   */
  List<RecordedRun> byRevisionPrefix(String project, String prefix, int limit);

  /**
   * When the state of a revision was observed, as a run of the project that was no draft says.
   *
   * @param revision in full
   */
  Optional<Instant> observedAt(String project, String revision);

  /** What the log knows of all commits of a project, by their names. */
  Map<String, CommitFact> commits(String project);

  /** What the log knows of a commit of a project. */
  Optional<CommitFact> commit(String project, String revision);

  /** What a run found; empty when the run is not known. */
  Optional<Facts> facts(RunId run);
}
