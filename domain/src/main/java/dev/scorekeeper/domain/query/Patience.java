package dev.scorekeeper.domain.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long somebody waits for an answer, from now on. */
public final class Patience {
  private final Duration allowed;
  private final Clock clock;
  private final Instant end;

  /**
   * Patience that begins now.
   *
   * @param allowed how long it lasts
   */
  public Patience(Duration allowed, Clock clock) {
    this.allowed = allowed;
    this.clock = clock;
    this.end = clock.instant().plus(allowed);
  }

  /** Whether there is none left. */
  public boolean isOver() {
    return !clock.instant().isBefore(end);
  }

  /** How much of it is left; none where it is over. */
  public Duration left() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** What is to be said where it was over before the answer was there. */
  public QueryException exhausted() {
    return new QueryException(
        "the query took longer than "
            + allowed.toSeconds()
            + " s and was stopped; ask for less, or allow more with --timeout SECONDS or"
            + " queryTimeout in scorekeeper.json");
  }
}
