package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.TerminalText;

/** The runs of a stream, with what changed in each. */
public final class LogText {
  private final Console console;
  private final Style style;

  public LogText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Prints them, the newest first. */
  public void print(StreamLog log) {
    ChangesText changes = new ChangesText(console);
    console.print(style.strong(TerminalText.text(log.stream().toString())));
    for (RecordedRun recorded : log.runs()) {
      Run run = recorded.run();
      console.gap();
      console.print(
          style.strong(run.id().brief())
              + "  "
              + Times.brief(recorded.at())
              + run.revision()
                  .map(revision -> "  " + TerminalText.text(Commit.brief(revision)))
                  .orElse("")
              + mark(recorded, log));
      console.print(
          "  " + recorded.tally().map(Tally::toString).orElse("a layer could not be read"));
      changes.lines(log.changesOf(recorded), "    ");
    }
  }

  private String mark(RecordedRun recorded, StreamLog log) {
    String standing = "";
    if (recorded.run().source() == Source.DRAFT) {
      standing = "  " + style.warning("draft");
    } else if (recorded.left()) {
      standing =
          "  "
              + log.mergedBy(recorded)
                  .map(merge -> style.faint("merged by " + Commit.brief(merge)))
                  .orElseGet(() -> style.warning("left"));
    }
    return recorded.outcome() == Outcome.UNREADABLE
        ? standing + "  " + style.bad("unreadable")
        : standing;
  }
}
