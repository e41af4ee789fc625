package dev.scorekeeper.domain.run;

import dev.scorekeeper.domain.storedassessment.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * One validation, without its result: whose, by what, of what, when.
 *
 * @param id the same wherever the run is imported
 * @param stream the trend it belongs to
 * @param ruleset by what it assessed
 * @param source where the files were read
 * @param revision the commit that was checked out or read, in full
 * @param observedAt the moment of the state, in whole milliseconds
 * @param recordedAt the clock when the run was made, in whole milliseconds
 * @param since of a run of a clean commit: since when the branch stands there, as far as its
 *     recorder knows, in whole milliseconds; empty of others, and of runs of older logs
 */
public record Run(
    RunId id,
    StreamId stream,
    Ruleset ruleset,
    Source source,
    Optional<String> revision,
    Instant observedAt,
    Instant recordedAt,
    Optional<Instant> since) {
  /**
   * Of several runs at one moment of a stream the greatest speaks for it: the one by the newest
   * rules, of these one with a scan, then the one recorded last. Histories that were merged in any
   * order agree.
   */
  public static final Comparator<Run> AT_ONE_MOMENT = new AtOneMoment();

  /** The last millisecond of the year 9999. */
  private static final long LATEST = 253_402_300_799_999L;

  public Run {
    observedAt = observedAt.truncatedTo(ChronoUnit.MILLIS);
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MILLIS);
    since = since.map(Run::millis);
  }

  /** A run that says nothing of where its branch stands. */
  public Run(
      RunId id,
      StreamId stream,
      Ruleset ruleset,
      Source source,
      Optional<String> revision,
      Instant observedAt,
      Instant recordedAt) {
    this(id, stream, ruleset, source, revision, observedAt, recordedAt, Optional.empty());
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The same run, made while the branch stood at its commit since a time. */
  public Run standingSince(Instant time) {
    return new Run(
        id, stream, ruleset, source, revision, observedAt, recordedAt, Optional.of(time));
  }

  /** Whether a time can be that of a run: in the years 1970 to 9999, which everybody can write. */
  public static boolean isTime(long milliseconds) {
    return milliseconds >= 0 && milliseconds <= LATEST;
  }

  /**
   * The link of the log's chain after this run: a hash over the link before it and everything that
   * the run refers to.
   */
  public Digest chained(Digest before, Digest assessment) {
    Digest.Builder link =
        Digest.builder()
            .add(before.bytes())
            .add(id.bytes())
            .add(stream.project())
            .add(stream.branch())
            .add(RulesetCodec.number(ruleset))
            .add(ruleset.settings())
            .add(source.text())
            .add(revision.orElse(""))
            .add(observedAt.toEpochMilli())
            .add(recordedAt.toEpochMilli())
            .add(assessment.bytes());
    since.ifPresent(time -> link.add(time.toEpochMilli()));
    return link.digest();
  }

  private static final class AtOneMoment implements Comparator<Run> {
    @Override
    public int compare(Run one, Run other) {
      int byRules = Integer.compare(one.ruleset.generation(), other.ruleset.generation());
      if (byRules == 0) {
        byRules = Boolean.compare(one.ruleset.scanned(), other.ruleset.scanned());
      }
      if (byRules != 0) {
        return byRules;
      }
      int byClock = one.recordedAt.compareTo(other.recordedAt);
      return byClock != 0 ? byClock : one.id.hex().compareTo(other.id.hex());
    }
  }
}
