package dev.scorekeeper.domain.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a look through a whole history found: it is intact where nothing in it is other than the
 * runs that were recorded make it.
 *
 * @param now what the log is; empty where not even that can be told
 * @param assessments how many the log holds
 * @param facts how many rows they take
 * @param spans how many there are
 * @param breaks the first of what is not as it should be: by run, then what is about no run
 * @param broken how many things are not as they should be
 */
public record Verification(
    Optional<Checkpoint> now,
    long assessments,
    long facts,
    long spans,
    List<Break> breaks,
    long broken) {
  public Verification {
    breaks = List.copyOf(breaks);
  }

  /** Whether all is as it should be. */
  public boolean intact() {
    return broken == 0;
  }

  /**
   * Something that is not as it should be.
   *
   * @param run the first run that it concerns, by its number in the log; empty when it is about
   *     none
   * @param where what it is about
   * @param what is not as it should be there
   * @param found what is there
   * @param expected what should be
   */
  public record Break(
      OptionalLong run,
      String where,
      String what,
      Optional<String> found,
      Optional<String> expected) {}
}
