package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A run of the commit on which a branch stands, with what its recorder's clone knows of the branch.
 *
 * @param run with the time since when this clone's branch stands there
 * @param facts what it found
 * @param commits from the run's commit down to one whose parent the log knows, as far as the log
 *     does not know them
 * @param hasLeft whether this clone saw the branch stand on a commit, or above it, and move away
 */
public record BranchRun(
    Run run, Facts facts, Optional<CommitLine> commits, Predicate<String> hasLeft) {
  /** What the run says of the branch. */
  public record Saying(Instant since, boolean exact) {}

  /**
   * What the run says of the branch. A push on top comes after what it is on top of. Where the
   * clone saw the branch move away, it stands exactly here. Anything else is an old checkout: it
   * says nothing of where the branch stands now.
   *
   * @param stand where the branch stands, as the log says with these commits
   * @param onTop whether that is on the first-parent line of the run's commit
   */
  public Saying saying(Optional<Stand> stand, Predicate<String> onTop) {
    Instant since = run.since().orElse(run.recordedAt());
    if (stand.isEmpty()) {
      return new Saying(since, false);
    }
    String tip = stand.get().tip();
    Instant before = stand.get().since();
    if (run.revision().filter(tip::equals).isPresent()) {
      return new Saying(stand.get().exact() ? later(since, before) : since, false);
    }
    boolean ahead = onTop.test(tip);
    boolean moved = !ahead && hasLeft.test(tip);
    return new Saying(ahead || moved ? later(since, before.plusMillis(1)) : since, moved);
  }

  /** The run as it is recorded, once it is known what it says. */
  public Run run(Saying saying) {
    return run.standingSince(saying.since());
  }

  /** The tip that is recorded after the run, where the run says so exactly. */
  public Optional<Tip> tip(Saying saying) {
    if (!saying.exact() || run.revision().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Tip(
            run.stream(), run.revision().get(), run.ruleset(), saying.since(), run.recordedAt()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
