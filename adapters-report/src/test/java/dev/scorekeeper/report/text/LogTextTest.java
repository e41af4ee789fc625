package dev.scorekeeper.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.report.Printed;
import dev.scorekeeper.testkit.history.ARun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogTextTest {
  private static String printed(ARun run) {
    RecordedRun recorded =
        new RecordedRun(run.run(), 1, run.run().observedAt(), false, Optional.empty(), 1, 0);
    return Printed.onConsole(
        console ->
            new LogText(console).print(new StreamLog(ARun.MAIN, List.of(recorded), Map.of())));
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
}
