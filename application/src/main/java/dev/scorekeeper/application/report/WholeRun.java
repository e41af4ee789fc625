package dev.scorekeeper.application.report;

import dev.scorekeeper.application.recording.NextState;
import dev.scorekeeper.domain.commit.CommitNote;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.RunIndex;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import java.util.List;
import java.util.Optional;

/**
 * A run with all that it found, and what changed in it.
 *
 * @param note what its commit says of itself
 * @param before the last assessed run at an earlier moment of its stream
 * @param changes what is different since that one
 */
public record WholeRun(
    RecordedRun recorded,
    Facts facts,
    Optional<CommitNote> note,
    Optional<RecordedRun> before,
    List<Change> changes) {
  static WholeRun of(RecordedRun recorded, Optional<CommitNote> note, History history) {
    Run run = recorded.run();
    RunIndex runs = history.runs(recorded.stream().project());
    Facts facts = runs.facts(run.id()).orElseThrow();
    Optional<RecordedRun> before =
        history.stream(recorded.stream()).assessedSpeaker(recorded.at().minusMillis(1));
    List<Change> changes =
        before
            .flatMap(earlier -> runs.facts(earlier.run().id()))
            .map(
                earlier ->
                    new NextState(facts, run.ruleset(), recorded.at())
                        .changesSince(history.stream(recorded.stream()), before.get(), earlier))
            .orElse(List.of());
    return new WholeRun(recorded, facts, note, before, changes);
  }
}
