package dev.scorekeeper.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Work in this process, done in turns, so that whatever else the machine does meets all alike. */
final class Turns {
  private static final int ROUNDS = 41;
  private static final int FEW_ROUNDS = 9;

  private Turns() {}

  /** How much longer one thing takes than another: the median of the rounds' ratios. */
  static Result ratio(
      String what, String peer, Runnable ours, Runnable theirs, OptionalDouble target) {
    long[] mine = new long[ROUNDS];
    long[] others = new long[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      theirs.run();
      long between = System.nanoTime();
      ours.run();
      long ended = System.nanoTime();
      if (round >= 0) {
        others[round] = between - begun;
        mine[round] = ended - between;
        ratios[round] = (double) mine[round] / others[round];
      }
    }
    Arrays.sort(ratios);
    return new Result.Ratio(
        what,
        peer,
        Duration.ofNanos(share(mine, 0.5)),
        Duration.ofNanos(share(others, 0.5)),
        ratios[ROUNDS / 2],
        target);
  }

  /** How long something takes that was done once before. */
  static Result median(String what, Runnable work, OptionalDouble target) {
    long[] times = new long[FEW_ROUNDS];
    work.run();
    for (int i = 0; i < times.length; i++) {
      times[i] = time(work);
    }
    return figure(what, share(times, 0.5) / 1e6, "ms", target);
  }

  /** How many nanoseconds something takes. */
  static long time(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return System.nanoTime() - begun;
  }

  /** What such a share of the times does not exceed; a half is the median. */
  static long share(long[] times, double share) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1) + 0.5)];
  }

  static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  static Result figure(String what, double value, String unit, OptionalDouble target) {
    return new Result.Figure(what, value, unit, target);
  }
}
