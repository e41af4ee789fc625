package dev.scorekeeper.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Change;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.Printed;
import dev.scorekeeper.testkit.history.ARun;
import dev.scorekeeper.testkit.history.SomeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogTextTest {
  private static final List<Change> OPENED =
      List.copyOf(
          Change.findings(
              SomeFacts.none().assessed(),
              SomeFacts.none().warning("count-drift", "cart", "differs").assessed()));

  private static RecordedRun recorded(ARun run, Optional<Tally> tally) {
    return new RecordedRun(run.run(), number(run), run.run().observedAt(), false, tally, 1, 0);
  }

  private static long number(ARun run) {
    return Long.parseLong(run.run().id().hex(), 16);
  }

  private static Optional<Tally> planned(int domains) {
    return Optional.of(new Tally(0, domains, 0, 0));
  }

  private static RecordedRun saying(int number, int domains) {
    return recorded(ARun.number(number), planned(domains));
  }

  private static String printed(
      List<RecordedRun> newestFirst, Map<Long, List<Change>> changes, boolean all) {
    return Printed.onConsole(
        console -> new LogText(console, all).print(new StreamLog(ARun.MAIN, newestFirst, changes)));
  }

  private static String printed(ARun run) {
    return printed(List.of(recorded(run, Optional.empty())), Map.of(), false);
  }

  @Test
  void marksADraftThatCannotBeRead() {
    assertThat(printed(ARun.number(1).from(Source.DRAFT)))
        .contains("2026-01-05 10:00  draft  unreadable\n  a layer could not be read\n");
  }

  @Test
  void aRevisionThatSomebodyImportedDoesNotReachTheTerminalAsItIs() {
    assertThat(printed(ARun.number(1).of("\u001b[2Jxyz")))
        .contains("\\u001b[2Jxyz")
        .doesNotContain("\u001b");
  }

  @Test
  void runsAtWhichNothingChangedAreOneLineThatCountsThem() {
    List<RecordedRun> runs = new ArrayList<>();
    for (int number = 6; number >= 1; number--) {
      runs.add(saying(number, 2));
    }

    assertThat(printed(runs, Map.of(2L, OPENED), false))
        .isEqualTo(
            """
            github.com/acme/shop on main

            00000000  2026-01-05 15:00
              0 of 2 domains implemented (0 %) · 2 planned · 0 broken

            ⋮ 3 runs at which nothing changed, 2026-01-05 12:00 to 2026-01-05 14:00

            00000000  2026-01-05 11:00
              0 of 2 domains implemented (0 %) · 2 planned · 0 broken
                opened         finding count-drift  cart

            00000000  2026-01-05 10:00
              0 of 2 domains implemented (0 %) · 2 planned · 0 broken
            """);
    assertThat(printed(runs, Map.of(2L, OPENED), true)).contains("12:00\n", "13:00\n", "14:00\n");
  }

  @Test
  void runsOfOneMomentAreFoldedWithThatMoment() {
    List<RecordedRun> runs = new ArrayList<>();
    for (int number = 3; number >= 1; number--) {
      runs.add(recorded(ARun.number(number).at(ARun.time(1)), planned(2)));
    }

    assertThat(printed(runs, Map.of(), false))
        .endsWith("⋮ 2 runs at which nothing changed, 2026-01-05 10:00\n");
  }

  @Test
  void whatSpeaksNowhereOrSaysSomethingElseIsNeverFolded() {
    List<RecordedRun> runs =
        List.of(
            saying(7, 2),
            recorded(ARun.number(6).from(Source.DRAFT), planned(2)),
            recorded(ARun.number(5), Optional.empty()),
            recorded(ARun.number(4), Optional.empty()),
            saying(3, 2),
            saying(2, 9),
            saying(1, 2));

    assertThat(printed(runs, Map.of(), false)).doesNotContain("⋮").contains("draft", "unreadable");
  }
}
