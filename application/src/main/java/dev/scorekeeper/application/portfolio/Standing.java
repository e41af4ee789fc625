package dev.scorekeeper.application.portfolio;

import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.Optional;

/**
 * How a project stands, by its main line.
 *
 * @param stream the project, and which of its branches is the main line
 * @param lastSeen when a run of it was last recorded
 * @param observed the last moment at which a run of it is used
 * @param revision the commit of that run, if it has one
 * @param tally as it was last known; empty where no run could ever be read
 * @param change since 30 days before the portfolio's time; empty where nothing is known of then
 * @param oldest what has been planned the longest
 * @param errors findings of the last run that are errors
 * @param warnings findings of the last run that are warnings
 */
public record Standing(
    StreamId stream,
    State state,
    Instant lastSeen,
    Instant observed,
    Optional<String> revision,
    Optional<Tally> tally,
    Optional<Change> change,
    Optional<Planned> oldest,
    int errors,
    int warnings) {
  /** Whether what is told of a project is to be relied on. */
  public enum State {
    /** It was seen lately, and could be read. */
    CURRENT,
    /** Nobody recorded a run of it for 30 days. */
    STALE,
    /** The last run could not be read, so that the numbers are older. */
    UNREADABLE;

    /** As it is printed, and as the view says it. */
    public String text() {
      return switch (this) {
        case CURRENT -> "current";
        case STALE -> "stale";
        case UNREADABLE -> "unreadable";
      };
    }
  }

  /**
   * How much more there is than 30 days before.
   *
   * @param implemented less where it is negative
   * @param counted in the same way
   */
  public record Change(int implemented, int counted) {}

  /**
   * What is planned.
   *
   * @param domain its id
   */
  public record Planned(String domain, Instant since) {}

  /** The implemented share in parts of ten thousand; empty where nothing counts. */
  Optional<Long> share() {
    return tally
        .filter(known -> known.counted() > 0)
        .map(known -> 10_000L * known.implemented() / known.counted());
  }
}
