package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Port: what a history answers so that another one gets what it lacks, and nothing else travels.
 * One side lists its entries by their identities, the other says which of them it lacks, and only
 * these are told. Entries have positions in the chain that holds their project.
 */
public interface LogExchange {
  /** All projects that an entry names, as they were called when it was recorded. */
  SortedSet<String> projects();

  /**
   * Projects in groups of those whose entries are in one chain, so that they are listed at once. A
   * log of one chain gives one group.
   */
  List<Set<String>> together(Set<String> projects);

  /** What the chain is now that holds the entries of a project. */
  Checkpoint chain(String project);

  /** Whether the chain that holds a project's entries begins as it was at a checkpoint of it. */
  boolean continues(String project, Checkpoint earlier);

  /**
   * The entries of a group of projects whose positions are after one and up to another, in order.
   * Each is of one project: a renaming of that whose name it changes.
   */
  List<Listed> listed(Set<String> together, long after, long through);

  /**
   * Tells some of the entries that were listed, each run with what it found: as it is stored, by
   * its difference to another assessment.
   *
   * @throws HistoryException when one of them is not as it was chained
   */
  List<LogEntry> told(List<Listed> entries);

  /**
   * Which of another log's entries are not in this one.
   *
   * @throws RefusedRunException when one is, with another result
   */
  Set<RunId> missing(Collection<Listed> entries);

  /** Which of some assessments nobody told this log. */
  Set<Digest> untold(Collection<Digest> assessments);

  /**
   * An entry as it is listed.
   *
   * @param project whose it is
   * @param position in the chain that holds the project's entries
   * @param assessment of a run the digest of what it found; empty of what is its own content
   */
  record Listed(String project, long position, RunId id, Optional<Digest> assessment) {}
}
