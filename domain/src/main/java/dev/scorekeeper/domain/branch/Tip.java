package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.storedassessment.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An entry of the log that says: the branch stands exactly here. Recorded where somebody knows it
 * for certain: after a backfill, and where a clone saw its branch move away from where the log had
 * it.
 *
 * @param stream of which branch
 * @param revision the commit, in full
 * @param ruleset by which the plan is read there
 * @param since when the branch was seen there, in whole milliseconds; later looks prevail
 * @param recordedAt the clock when it was recorded, in whole milliseconds
 */
public record Tip(
    StreamId stream, String revision, Ruleset ruleset, Instant since, Instant recordedAt) {
  public Tip {
    since = since.truncatedTo(ChronoUnit.MILLIS);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The identity: the same for the same content, whoever records it. */
  public RunId id() {
    return RunId.of(digest());
  }

  /** The digest of all that it says. */
  public Digest digest() {
    return Digest.builder()
        .add("tip")
        .add(stream.project())
        .add(stream.branch())
        .add(revision)
        .add(RulesetCodec.number(ruleset))
        .add(ruleset.settings())
        .add(since.toEpochMilli())
        .add(recordedAt.toEpochMilli())
        .digest();
  }
}
