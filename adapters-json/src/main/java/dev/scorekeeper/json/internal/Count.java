package dev.scorekeeper.json.internal;

import java.util.OptionalLong;

/**
 * What a file says of how many there are of something.
 *
 * @param value from 0 on; empty where it says nothing, or nothing that is a count
 * @param isUnfit whether it says something that is no count, so that nobody knows how many there
 *     are
 */
public record Count(OptionalLong value, boolean isUnfit) {
  /** Nothing is said. */
  public static final Count NONE = new Count(OptionalLong.empty(), false);

  /** Something is said that is no count. */
  static final Count UNFIT = new Count(OptionalLong.empty(), true);

  /** This, or where it is no number another one; what is unfit is so if neither is a number. */
  public Count or(Count other) {
    return value.isPresent() || (isUnfit && other.value.isEmpty()) ? this : other;
  }

  /** So many. */
  public static Count of(long count) {
    return new Count(OptionalLong.of(count), false);
  }
}
