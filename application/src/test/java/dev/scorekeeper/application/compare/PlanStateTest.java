package dev.scorekeeper.application.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.InMemoryHistory;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a state is called. */
class PlanStateTest {
  private static final Facts FACTS = SomeFacts.none().planned("search").assessed();
  private static final String REVISION = "1239744212397442123974421239744212397442";

  private static PlanState state(Optional<RecordedRun> run, Optional<String> revision) {
    return new PlanState(run, revision, ARun.time(1), ARun.RULES, FACTS, FACTS);
  }

  private static RecordedRun recorded(Run run) {
    return new InMemoryHistory().log().record(run, FACTS);
  }

  @Test
  void aRunIsCalledByItsIdentityItsStreamAndItsCommit() {
    Run run = ARun.number(1).called("795e9f72" + "0".repeat(24)).of(REVISION).run();
    PlanState state = state(Optional.of(recorded(run)), run.revision());

    assertThat(state.name()).isEqualTo("run 795e9f72");
    assertThat(state.title())
        .isEqualTo(
            "run 795e9f72 of github.com/acme/shop on main · commit 12397442 of 2026-01-05 10:00");
  }

  @Test
  void aCommitIsCalledByItsName() {
    PlanState state = state(Optional.empty(), Optional.of(REVISION));

    assertThat(state.name()).isEqualTo("commit 12397442");
    assertThat(state.title()).isEqualTo("commit 12397442 · 2026-01-05 10:00");
  }

  @Test
  void theFilesAreTheFiles() {
    PlanState state = state(Optional.empty(), Optional.empty());

    assertThat(state.name()).isEqualTo("the files");
    assertThat(state.title()).isEqualTo("the working tree");
  }
}
