package dev.scorekeeper.git;

import java.time.Instant;

/** When the state of a commit was: the one rule, whoever reads the commit. */
final class CommitTime {
  /** No moment is later. */
  static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final Instant EARLIEST = Instant.EPOCH;

  /** No later time has more digits, in seconds. */
  private static final int MOST_DIGITS = 12;

  private CommitTime() {}

  /**
   * A committer's time as git keeps it, in seconds; it can be any number.
   *
   * @param text a number
   */
  static Instant of(String text) {
    if (text.startsWith("-")) {
      return EARLIEST;
    }
    if (text.length() > MOST_DIGITS) {
      return LATEST;
    }
    Instant time = Instant.ofEpochSecond(Long.parseLong(text));
    return time.isAfter(LATEST) ? LATEST : time;
  }

  /** The committer's time, or a millisecond after the parent's moment where that is later. */
  static Instant after(Instant parent, Instant own) {
    Instant soonest = parent.plusMillis(1);
    Instant moment = own.isAfter(soonest) ? own : soonest;
    return moment.isAfter(LATEST) ? LATEST : moment;
  }
}
