package dev.scorekeeper.report.text;

import dev.scorekeeper.application.carry.Import;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.terminal.Console;

/** What was done with a history as a whole, in a line each. */
public final class HistoryText {
  private final Console console;

  public HistoryText(Console console) {
    this.console = console;
  }

  /**
   * Prints that a log was exported.
   *
   * @param file where to, as messages say it
   */
  public void exported(Checkpoint checkpoint, String file) {
    console.print("Exported " + Counted.of(checkpoint.entries(), "entry", "entries") + " to " + file + ".");
  }

  /** Prints what was taken from logs. */
  public void imported(Import.Result result) {
    console.print(
        "Took "
            + Counted.of(result.added(), "entry", "entries")
            + " into "
            + result.history()
            + "; "
            + (result.read() - result.added())
            + " of "
            + result.read()
            + " were known.");
  }

  /** Prints what was made anew. */
  public void rebuilt(HistoryStore.Rebuilt rebuilt) {
    console.print(
        "Made "
            + Counted.of(rebuilt.spans(), "span")
            + " of "
            + Counted.of(rebuilt.runs(), "run")
            + ".");
  }
}
