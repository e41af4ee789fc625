package dev.scorekeeper.application.report;

import dev.scorekeeper.application.workspace.OpenWorkspace;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.commit.Commits;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.Moment;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which run said something first, and whose commit it read. What git does not have at hand is left
 * out.
 */
public final class Provenance implements AutoCloseable {
  private final RunIndex runs;
  private final Optional<Commits> commits;
  private final Map<Long, Optional<Source>> known = new HashMap<>();

  /** Looks among the runs of a history, and in the repository of a workspace, where it has one. */
  Provenance(OpenWorkspace workspace, RunIndex runs) {
    this.runs = runs;
    this.commits = commits(workspace);
  }

  private static Optional<Commits> commits(OpenWorkspace workspace) {
    try {
      return workspace.commits();
    } catch (CommitsException e) {
      return Optional.empty();
    }
  }

  /** A run and what its commit says of itself. */
  public record Source(RecordedRun run, Optional<CommitNote> note) {}

  /** What is known of the run used for a moment. */
  Optional<Source> of(Moment moment) {
    return known.computeIfAbsent(moment.position(), this::look);
  }

  private Optional<Source> look(long position) {
    return runs.byPosition(position)
        .map(
            run ->
                new Source(
                    run,
                    run.run()
                        .revision()
                        .flatMap(revision -> commits.flatMap(there -> there.note(revision)))));
  }

  @Override
  public void close() {
    commits.ifPresent(Commits::close);
  }
}
