package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a branch stands, as its log says.
 *
 * @param tip the newest commit of its line
 * @param since when the branch was last seen there
 * @param exact whether the newest of the branch's tips is there
 * @param at the moment of the tip's state
 * @param time the tip's own time in milliseconds, where it has one that can be
 * @param root whether the line is known down to its root
 * @param stretches how many pieces the line is in, between which commits are not known
 * @param look the latest look at the branch
 * @param latest the latest time of a commit that counts, in milliseconds
 * @param future the earliest time of a commit that does not count since it lies in the future
 */
public record Stand(
    String tip,
    Instant since,
    boolean exact,
    Instant at,
    OptionalLong time,
    boolean root,
    int stretches,
    Look look,
    OptionalLong latest,
    OptionalLong future) {
  /**
   * A look at a branch: it was seen at a commit. What the latest look says governs the reading of
   * the whole line.
   *
   * @param since when
   * @param id of the entry that says so
   * @param ruleset by which the plan is read
   * @param recordedAt the recorder's clock: times of commits are judged by the latest look's
   */
  public record Look(Instant since, String id, Ruleset ruleset, Instant recordedAt) {
    /** Whether it comes after another look. */
    boolean isAfter(Look other) {
      int bySince = since.compareTo(other.since);
      return bySince != 0 ? bySince > 0 : id.compareTo(other.id) > 0;
    }
  }

  /** The time of the newest commit that counts; empty where none has one. */
  public Optional<Instant> newest() {
    return latest.isPresent()
        ? Optional.of(Instant.ofEpochMilli(latest.getAsLong()))
        : Optional.empty();
  }

  /** Whether a commit of this time, in milliseconds, counts as made then. */
  static boolean counts(CommitFact commit, Instant recordedAt) {
    return commit.hasTime() && commit.millis() <= bound(recordedAt);
  }

  private static long bound(Instant recordedAt) {
    return recordedAt.toEpochMilli() + CLOCKS_DIFFER;
  }

  /** Clocks of machines may differ by so much: a day. */
  private static final long CLOCKS_DIFFER = 86_400_000;

  /** What a run of a commit says of its branch. */
  static Look look(Run run) {
    return new Look(
        run.since().orElse(run.observedAt()), run.id().hex(), run.ruleset(), run.recordedAt());
  }

  /**
   * Where the branch stands after one more run of a commit, where that follows from this alone: its
   * commit is the tip, or the run is the latest look and its commit on top of the tip, or after a
   * gap. What is said at earlier places is then as it was. Empty where the whole line has to be
   * looked at.
   *
   * @param run with what it says of the branch
   * @param news the commits of which nothing was known, nor named one as its parent, nor of which
   *     there are runs: from the run's commit down, the newest first; empty where that was known
   * @param gap whether nothing is known of the first parent of the oldest of these, not even a run,
   *     a tip, or another commit of which it is the first parent
   */
  public Optional<Stand> after(Run run, List<CommitFact> news, boolean gap) {
    Look now = look(run);
    if (!now.ruleset().equals(look.ruleset())) {
      return Optional.empty();
    }
    if (news.isEmpty()) {
      return run.revision().filter(tip::equals).isPresent()
          ? afterAnother(run, now)
          : Optional.empty();
    }
    if (!now.isAfter(look) || !now.since().isAfter(since) || !judgesAlike(now)) {
      return Optional.empty();
    }
    Optional<String> below = news.get(news.size() - 1).parent();
    boolean onTop = below.filter(tip::equals).isPresent();
    if (below.isEmpty() || (!onTop && !gap)) {
      return Optional.empty();
    }
    long moment = at.toEpochMilli();
    OptionalLong past = latest;
    OptionalLong ahead = future;
    OptionalLong own = OptionalLong.empty();
    for (int i = news.size() - 1; i >= 0; i--) {
      CommitFact commit = news.get(i);
      own = OptionalLong.empty();
      if (counts(commit, now.recordedAt())) {
        own = OptionalLong.of(commit.millis());
        past = OptionalLong.of(Math.max(commit.millis(), past.orElse(commit.millis())));
      } else if (commit.hasTime()) {
        ahead = OptionalLong.of(Math.min(commit.millis(), ahead.orElse(commit.millis())));
      }
      moment = Math.max(moment + 1, own.orElse(0));
    }
    if (latest.isEmpty() && past.isPresent()) {
      // The first time that counts moves all commits that come before it.
      return Optional.empty();
    }
    String revision = news.get(0).revision();
    boolean several = stretches > 1 || (!onTop && !root);
    if (several && !comesAfterTip(own.orElse(0), revision)) {
      return Optional.empty();
    }
    return Optional.of(
        new Stand(
            revision,
            now.since(),
            false,
            Instant.ofEpochMilli(moment),
            own,
            root,
            onTop ? stretches : stretches + 1,
            now,
            past,
            ahead));
  }

  /** After one more run of the tip's commit. */
  private Optional<Stand> afterAnother(Run run, Look now) {
    if (time.isPresent() && run.observedAt().toEpochMilli() < time.getAsLong()) {
      // Where nothing else is known of the commit, its time is the earliest that a run says.
      return Optional.empty();
    }
    if (now.isAfter(look)) {
      return judgesAlike(now) && !now.since().isBefore(since)
          ? Optional.of(standing(now.since(), now))
          : Optional.empty();
    }
    if (!exact && look.since().equals(look.recordedAt())) {
      // Nobody may have looked yet: that was no look, but what was read last.
      return Optional.empty();
    }
    return Optional.of(standing(now.since().isAfter(since) ? now.since() : since, look));
  }

  private Stand standing(Instant seen, Look by) {
    return new Stand(tip, seen, exact, at, time, root, stretches, by, latest, future);
  }

  /** Whether a stretch of which this is the newest commit comes after the one of the tip. */
  private boolean comesAfterTip(long own, String revision) {
    int byTime = Long.compare(own, time.orElse(0));
    return byTime != 0 ? byTime > 0 : revision.compareTo(tip) > 0;
  }

  /** Whether the same commits have times that count, judged by another look. */
  private boolean judgesAlike(Look other) {
    long bound = bound(other.recordedAt);
    return (latest.isEmpty() || latest.getAsLong() <= bound)
        && (future.isEmpty() || future.getAsLong() > bound);
  }
}
