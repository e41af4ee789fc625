package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.run.Source;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.TerminalText;
import java.util.List;

/** The runs of a stream, with what changed in each. */
public final class LogText {
  private final Console console;
  private final Style style;
  private final ChangesText changes;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether each run is shown, also where nothing changed
   */
  public LogText(Console console, boolean all) {
    this.console = console;
    this.style = console.style();
    this.changes = new ChangesText(console);
    this.all = all;
  }

  /** Prints them, the newest first. */
  public void print(StreamLog log) {
    List<RecordedRun> runs = log.runs();
    String stream = style.strong(TerminalText.text(log.stream().toString()));
    console.flow(runs.isEmpty() ? stream + " · no run in this time" : stream, 2);
    int i = 0;
    while (i < runs.size()) {
      RecordedRun first = runs.get(i);
      // The newest one says where the stream stands.
      int end =
          all || i == 0
              ? i
              : Unchanged.end(
                  runs, i, next -> isQuiet(next, log) && Unchanged.isBetween(first, next));
      if (end > i) {
        console.gap();
        console.print(style.faint(Unchanged.runs(end - i, first.at(), runs.get(end - 1).at())));
        i = end;
      } else {
        run(runs.get(i++), log);
      }
    }
    if (log.isCut()) {
      console.remark("Older runs are left out; --limit shows more.");
    }
  }

  /** Whether nothing changed at a run; of one that speaks nowhere nobody can say so. */
  private static boolean isQuiet(RecordedRun run, StreamLog log) {
    return run.outcome() == Outcome.ASSESSED
        && run.run().source() != Source.DRAFT
        && !run.left()
        && log.changesOf(run).isEmpty();
  }

  private void run(RecordedRun recorded, StreamLog log) {
    Run run = recorded.run();
    console.gap();
    console.flow(
        style.strong(run.id().brief())
            + "  "
            + Times.brief(recorded.at())
            + run.revision()
                .map(revision -> "  " + TerminalText.text(Commit.brief(revision)))
                .orElse("")
            + mark(recorded, log),
        2);
    console.flow(
        "  "
            + recorded
                .tally()
                .map(run.ruleset().terms()::headline)
                .orElse("a layer could not be read"),
        4);
    changes.lines(log.changesOf(recorded), "    ");
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
