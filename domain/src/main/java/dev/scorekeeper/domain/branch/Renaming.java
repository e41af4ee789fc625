package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An entry of the log that says: what was recorded under one name, and what still will be, speaks
 * under another. A branch or a project is called otherwise since, and keeps its past. A renaming to
 * the same name takes an earlier one back.
 *
 * @param from the stream as it was called
 * @param to the stream as it is called
 * @param recordedAt the clock when it was recorded, in whole milliseconds; the latest of a name
 *     counts
 */
public record Renaming(StreamId from, StreamId to, Instant recordedAt) {
  public Renaming {
    if (!canJoin(from, to)) {
      throw new IllegalArgumentException(from + " and " + to + " are not both lines of branches");
    }
    for (StreamId name : new StreamId[] {from, to}) {
      if (!StreamId.isName(name.project()) || !StreamId.isName(name.branch())) {
        throw new IllegalArgumentException("no name of a stream: " + name);
      }
    }
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether the runs of both can be those of one stream: a line is joined with lines only. */
  public static boolean canJoin(StreamId from, StreamId to) {
    return from.isLine() == to.isLine();
  }

  /** The identity: the same for the same content, whoever records it. */
  public RunId id() {
    return RunId.of(digest());
  }

  /** The digest of all that it says. */
  public Digest digest() {
    return Digest.builder()
        .add("renaming")
        .add(from.project())
        .add(from.branch())
        .add(to.project())
        .add(to.branch())
        .add(recordedAt.toEpochMilli())
        .digest();
  }

  /** Whether it counts before another: it is newer, or as new and of a greater digest. */
  boolean isAfter(Renaming other) {
    int byTime = recordedAt.compareTo(other.recordedAt);
    return byTime != 0 ? byTime > 0 : digest().hex().compareTo(other.digest().hex()) > 0;
  }
}
