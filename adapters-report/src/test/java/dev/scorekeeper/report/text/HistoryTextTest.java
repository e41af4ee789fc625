package dev.scorekeeper.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.history.Rename;
import dev.scorekeeper.application.history.StreamSummary;
import dev.scorekeeper.domain.branch.Renaming;
import dev.scorekeeper.domain.run.StreamId;
import dev.scorekeeper.report.Printed;
import dev.scorekeeper.testkit.history.ARun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
  private static final StreamId ODD = new StreamId("shop", "m\u202eain");

  @Test
  void namesOfStreamsThatSomebodyImportedDoNotReachTheTerminalAsTheyAre() {
    StreamSummary summary =
        new StreamSummary(
            ODD, List.of(ODD), 1, Optional.empty(), Optional.empty(), Optional.empty());
    List<Rename.Renamed> renamed =
        List.of(
            new Rename.Renamed(new Renaming(ODD, ARun.MAIN, ARun.time(1)), 1),
            new Rename.Renamed(new Renaming(ODD, ODD, ARun.time(2)), 1));

    assertThat(Printed.onConsole(console -> new HistoryText(console).streams(List.of(summary))))
        .contains("shop on m\\u202eain was called shop on m\\u202eain.")
        .doesNotContain("\u202e");
    assertThat(Printed.onConsole(console -> new HistoryText(console).renamed(renamed)))
        .contains("Renamed shop on m\\u202eain to ", "shop on m\\u202eain has its own name again")
        .doesNotContain("\u202e");
  }
}
