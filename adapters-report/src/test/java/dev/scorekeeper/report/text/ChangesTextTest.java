package dev.scorekeeper.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.domain.history.Cause;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.PlanHistory;
import dev.scorekeeper.domain.storedassessment.Facts;
import dev.scorekeeper.report.Printed;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTextTest {
  private static final Facts BEFORE = SomeFacts.none().planned("canvas-orchestration").assessed();
  private static final List<Change> CHANGES =
      Change.since(
          PlanHistory.UNKNOWN.then(ARun.time(1), BEFORE, Cause.CHANGE),
          BEFORE,
          SomeFacts.none()
              .implemented("canvas-orchestration", 4, 15)
              .warning("count-drift", "canvas-orchestration", "differs")
              .assessed(),
          ARun.time(3),
          Cause.CHANGE);

  private static String printed(int columns) {
    return Printed.onConsole(columns, console -> new ChangesText(console).lines(CHANGES, "  "));
  }

  @Test
  void aWordNeverRunsIntoWhatItIsAbout() {
    assertThat(ChangesText.padded("planned again by others"))
        .isEqualTo("planned again by others  ");
    for (Event event : Event.values()) {
      assertThat(ChangesText.padded(event.words())).endsWith("  ").hasSize(15);
    }
    assertThat(ChangesText.padded("still planned")).endsWith("d  ").hasSize(15);
  }

  @Test
  void whatHasNoRoomInItsLineStandsBelow() {
    assertThat(printed(0))
        .isEqualTo(
            """
              delivered      canvas-orchestration  planned → implemented (4 movements, 15 beats)
              opened         finding count-drift   canvas-orchestration
            """);
    assertThat(printed(70))
        .isEqualTo(
            """
              delivered      canvas-orchestration
                               planned → implemented (4 movements, 15 beats)
              opened         finding count-drift   canvas-orchestration
            """);
  }

  @Test
  void onANarrowConsoleItIsBrokenAtBlanks() {
    assertThat(printed(40))
        .startsWith(
            """
              delivered      canvas-orchestration
                               planned → implemented
                               (4 movements, 15
                               beats)
            """);
  }
}
