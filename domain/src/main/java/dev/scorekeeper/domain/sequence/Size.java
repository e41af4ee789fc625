package dev.scorekeeper.domain.sequence;

import org.jspecify.annotations.Nullable;

/**
 * How much there is of a sequence, or of several together.
 *
 * @param movements counted, from 0
 * @param beats counted or declared by the movements, from 0
 */
public record Size(int movements, long beats) {
  /** Nothing. */
  public static final Size NONE = new Size(0, 0);

  public Size {
    if (movements < 0 || beats < 0) {
      throw new IllegalArgumentException("a size is not negative: " + movements + "/" + beats);
    }
  }

  /** Both together; a sum beyond the range stays at its end. */
  public Size plus(Size other) {
    long sum = beats + other.beats;
    return new Size(
        (int) Math.min(Integer.MAX_VALUE, (long) movements + other.movements),
        sum < 0 ? Long.MAX_VALUE : sum);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Size that && movements == that.movements && beats == that.beats;
  }

  @Override
  public int hashCode() {
    return 31 * movements + Long.hashCode(beats);
  }

  @Override
  public String toString() {
    return movements + "/" + beats;
  }
}
