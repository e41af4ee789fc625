package dev.scorekeeper.application.statereference;

import java.time.Instant;

/**
 * A time that was looked up.
 *
 * @param from its first moment
 * @param until its last moment, itself included
 */
public record Between(Instant from, Instant until) {
  /** All the time that there is. */
  public static final Between ALWAYS = new Between(Instant.EPOCH, Instant.MAX);

  /** Whether a moment is in it. */
  public boolean holds(Instant moment) {
    return !moment.isBefore(from) && !moment.isAfter(until);
  }
}
