package dev.scorekeeper.domain.branch;

import dev.scorekeeper.domain.commit.CommitFact;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stream is, as a function of the set of entries of its log: the line of commits on which
 * its branch stands, and the run used for each of its moments. In whatever order entries were
 * recorded or merged, the same comes out, and once a whole clone has backfilled, it is what one
 * fresh backfill says.
 *
 * <p>Commits come in the order of first parents and not of clocks. A commit off the line speaks
 * nowhere. Runs outside version control speak before the line begins. The rules have numbers in
 * {@link LineFold}.
 *
 * @param places the earliest first
 * @param stand where the branch stands; empty where the stream is no line, or no commit of it is
 *     known
 */
public record BranchLine<S extends Speaker>(List<Place<S>> places, Optional<Stand> stand) {
  public BranchLine {
    places = List.copyOf(places);
  }

  /**
   * The line of a stream.
   *
   * @param runs of the stream, drafts left out, in whatever order
   * @param tips of the stream, in whatever order
   * @param commits what is known of commits of the project, by their names
   */
  public static <S extends Speaker> BranchLine<S> of(
      StreamId stream, List<S> runs, List<Tip> tips, Map<String, CommitFact> commits) {
    return LineFold.line(stream, runs, tips, commits);
  }

  /** When a run of a stream that is no line speaks. */
  public static Instant time(Run run) {
    return run.revision().isPresent() ? run.recordedAt() : run.observedAt();
  }
}
