package dev.scorekeeper.benchmarks;

import java.time.Duration;
import java.util.OptionalDouble;

/** A line of what was measured. */
sealed interface Result {
  /** What was measured. */
  String what();

  /** At most this was aimed at. */
  OptionalDouble target();

  /**
   * How much longer one thing takes than another in the same run.
   *
   * @param ratio the median of the ratios of the rounds
   */
  record Ratio(
      String what, String peer, Duration ours, Duration theirs, double ratio, OptionalDouble target)
      implements Result {}

  /** A figure that has no peer. */
  record Figure(String what, double value, String unit, OptionalDouble target) implements Result {}
}
