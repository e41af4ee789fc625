package dev.scorekeeper.application.backfill;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.application.Limits;
import dev.scorekeeper.domain.commit.Commit;
import java.time.Instant;

/**
 * Which of the commits that are due are recorded.
 *
 * @param since none that was before
 * @param until none that was after
 * @param most at most so many, the newest, and at least 1
 */
public record CommitFilter(Instant since, Instant until, int most) {
  /** All of them. */
  public static final CommitFilter ALL =
      new CommitFilter(Instant.MIN, Instant.MAX, Integer.MAX_VALUE);

  /**
   * Commits of a time.
   *
   * @throws InvalidRequestException when the time ends before it begins, or there is room for none
   */
  public CommitFilter {
    Limits.checked(most);
    if (until.isBefore(since)) {
      throw new InvalidRequestException(
          "the time of the commits ends before it begins: " + until + " is before " + since);
    }
  }

  boolean takes(Commit commit) {
    return !commit.at().isBefore(since) && !commit.at().isAfter(until);
  }
}
