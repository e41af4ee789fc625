package dev.scorekeeper.domain.history;

import dev.scorekeeper.domain.run.Ruleset;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.RunId;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.domain.workspace.Layout;
import java.time.Instant;
import java.util.Optional;

/** Runs for tests that care about one thing of them. */
public final class Runs {
  public static final StreamId STREAM = new StreamId("renderx", "main");
  public static final Ruleset RULESET = Ruleset.of(Layout.DEFAULT);

  private Runs() {}

  public static Run run(String observedAt) {
    return run(RunId.ofCommit(STREAM, observedAt, RULESET), RULESET, observedAt, observedAt);
  }

  public static Run run(RunId id, Ruleset ruleset, String observedAt, String recordedAt) {
    return new Run(
        id,
        STREAM,
        ruleset,
        Source.WORKTREE,
        Optional.empty(),
        Instant.parse(observedAt),
        Instant.parse(recordedAt));
  }

  public static RecordedRun assessed(String observedAt) {
    return recorded(run(observedAt), Optional.of(new Tally(2, 14, 0, 0)), 0);
  }

  public static RecordedRun unreadable(String observedAt) {
    return recorded(run(observedAt), Optional.empty(), 1);
  }

  private static RecordedRun recorded(Run run, Optional<Tally> tally, int errors) {
    return new RecordedRun(run, 1, run.observedAt(), false, tally, errors, 0);
  }
}
