package dev.scorekeeper.domain.sequence;

import dev.scorekeeper.domain.workspace.Location;
import dev.scorekeeper.domain.workspace.Slip;
import java.util.List;
import java.util.OptionalLong;

/** What reading one sequence file gave. */
public sealed interface SequenceReading {
  /**
   * It is JSON, and has this much; nothing at all when it has no sequence's shape.
   *
   * @param size of all its sequences together
   * @param declaredBeats what the file itself claims beside its movements' own count, if it does
   * @param isPartial whether nobody knows all of its beats, since a count of them is none
   * @param slips of the file
   */
  record Sized(Size size, OptionalLong declaredBeats, boolean isPartial, List<Slip> slips)
      implements SequenceReading {
    public Sized {
      slips = List.copyOf(slips);
    }

    /** Of a file without slips. */
    public Sized(Size size, OptionalLong declaredBeats) {
      this(size, declaredBeats, false, List.of());
    }
  }

  /** No such file. */
  record Missing() implements SequenceReading {}

  /** The path or a link on it leads out of the workspace. */
  record Outside() implements SequenceReading {}

  /**
   * It exists and cannot be read as JSON: ill-formed, not UTF-8, beyond the bounds on size and
   * depth, or refused by the system.
   *
   * @param why a clause without a place, such as {@code "is larger than 64 MB"}
   * @param at where; the start of the file when no place is known
   */
  record Malformed(String why, Location at) implements SequenceReading {}
}
