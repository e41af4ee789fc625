package dev.scorekeeper.sql;

import dev.scorekeeper.domain.branch.Speaker;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run with the row of its assessment.
 *
 * @param assessment the number of the assessment in this file
 */
record LoggedRun(RecordedRun recorded, long assessment) implements Speaker {
  @Override
  public Run run() {
    return recorded.run();
  }

  Moment moment() {
    return new Moment(recorded.at(), recorded.position());
  }

  Ruleset ruleset() {
    return recorded.run().ruleset();
  }

  @Override
  public boolean isReadable() {
    return recorded.outcome() == Outcome.ASSESSED;
  }

  /** The runs without their rows. */
  static List<RecordedRun> recorded(List<LoggedRun> runs) {
    List<RecordedRun> recorded = new ArrayList<>(runs.size());
    for (LoggedRun run : runs) {
      recorded.add(run.recorded());
    }
    return recorded;
  }

  /** The run without its row. */
  static Optional<RecordedRun> recorded(Optional<LoggedRun> run) {
    return run.isPresent() ? Optional.of(run.get().recorded()) : Optional.empty();
  }

  @Override
  public boolean saysTheSame(Speaker other) {
    return other instanceof LoggedRun logged
        && assessment == logged.assessment
        && ruleset().equals(logged.ruleset());
  }

  /** The same run at another moment. */
  LoggedRun at(Instant moment) {
    return new LoggedRun(
        new RecordedRun(
            run(),
            recorded.stream(),
            recorded.position(),
            moment,
            false,
            recorded.tally(),
            recorded.errors(),
            recorded.warnings()),
        assessment);
  }
}
