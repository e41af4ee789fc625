package dev.scorekeeper.application.backfill;

import dev.scorekeeper.domain.commit.Commit;
import java.time.Instant;

/**
 * Which of the commits that are due are recorded.
 *
 * @param since none that was before
 * @param until none that was after
 * @param most at most so many, the newest
 */
public record CommitFilter(Instant since, Instant until, int most) {
  /** All of them. */
  public static final CommitFilter ALL =
      new CommitFilter(Instant.MIN, Instant.MAX, Integer.MAX_VALUE);

  boolean takes(Commit commit) {
    return !commit.at().isBefore(since) && !commit.at().isAfter(until);
  }
}
