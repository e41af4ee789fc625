package dev.scorekeeper.sqlite.internal;

import dev.scorekeeper.domain.query.QueryException;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How much memory a query may take. SQLite bounds each value, but not what an aggregate such as
 * {@code json_group_array} gathers, and as the driver builds it, it keeps no account of what it
 * takes. So the process is looked at, from when the query began.
 */
final class MemoryBound {
  /** Beside what Java's heap may have grown by; with that less than the longest value may take. */
  static final int MEGABYTES = 512;

  private static final long BYTES = (long) MEGABYTES << 20;
  private static final long MOST_OF_HEAP = BYTES / 2;

  /** Between two looks, in which no more than some ten megabytes can be filled. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Duration looked;
  private OptionalLong before = OptionalLong.empty();
  private boolean isMet;

  /**
   * For a query that begins.
   *
   * @param left how much time it has
   */
  MemoryBound(Duration left) {
    looked = left;
  }

  /** Whether the query was seen to take too much. */
  boolean wasMet() {
    return isMet;
  }

  /**
   * Whether the query has taken too much by now; most times that this is asked, nobody looks.
   *
   * @param left how much time it has
   */
  boolean isMet(Duration left) {
    if (looked.minus(left).compareTo(PAUSE) < 0) {
      return isMet;
    }
    OptionalLong now = ProcessMemory.taken();
    if (now.isPresent() && before.isPresent()) {
      long heap = Math.min(MOST_OF_HEAP, Runtime.getRuntime().totalMemory());
      isMet |= now.getAsLong() - before.getAsLong() > BYTES + heap;
    } else {
      before = now;
    }
    looked = left;
    return isMet;
  }

  /** What is to be said of a query that took too much, or more than the machine has. */
  QueryException exceeded(Throwable cause) {
    return new QueryException(
        "the query took more memory than "
            + (isMet ? MEGABYTES + " MB" : "there is")
            + " and was stopped; ask for less, such as with WHERE or LIMIT",
        cause);
  }
}
