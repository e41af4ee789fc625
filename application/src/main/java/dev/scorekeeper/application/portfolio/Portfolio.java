package dev.scorekeeper.application.portfolio;

import dev.scorekeeper.domain.validation.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How all projects of a history stand.
 *
 * @param asOf until when the history tells; empty where it tells of no project
 * @param projects in the order that was asked for
 */
public record Portfolio(Optional<Instant> asOf, List<Standing> projects) {
  public Portfolio {
    projects = List.copyOf(projects);
  }

  /** The domains of all projects together, as they were last known. */
  public Tally together() {
    int implemented = 0;
    int planned = 0;
    int broken = 0;
    int cataloged = 0;
    for (Standing project : projects) {
      if (project.tally().isPresent()) {
        Tally tally = project.tally().get();
        implemented += tally.implemented();
        planned += tally.planned();
        broken += tally.broken();
        cataloged += tally.cataloged();
      }
    }
    return new Tally(implemented, planned, broken, cataloged);
  }

  /** The change of all projects of which one is known. */
  public Standing.Change change() {
    int implemented = 0;
    int counted = 0;
    for (Standing project : projects) {
      if (project.change().isPresent()) {
        implemented += project.change().get().implemented();
        counted += project.change().get().counted();
      }
    }
    return new Standing.Change(implemented, counted);
  }

  /** How many projects are in a state. */
  public int count(Standing.State state) {
    int count = 0;
    for (Standing project : projects) {
      count += project.state() == state ? 1 : 0;
    }
    return count;
  }

  /** In which order projects are told. */
  public enum Order {
    /**
     * Those that could not be read first, then by their share, the lowest first; of these the one
     * with the most that is not there.
     */
    WORST,
    /** By name. */
    NAME
  }

  /**
   * A week of all projects together.
   *
   * @param monday when it began
   * @param projects of how many something was known at its end
   * @param tally how they stood at its end
   */
  public record Week(Instant monday, int projects, Tally tally) {}
}
