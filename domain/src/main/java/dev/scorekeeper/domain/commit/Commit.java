package dev.scorekeeper.domain.commit;

import dev.scorekeeper.domain.line.CommitFact;
import java.time.Instant;

/**
 * A commit in its place among the others of its line.
 *
 * @param fact what it says of itself
 * @param files the name of all its files together: two commits with the same have the same files
 */
public record Commit(CommitFact fact, String files) {
  /** Its name, in full. */
  public String revision() {
    return fact.revision();
  }

  /** The committer's time; the earliest one where that cannot be. */
  public Instant at() {
    return fact.at().orElse(Instant.EPOCH);
  }
}
