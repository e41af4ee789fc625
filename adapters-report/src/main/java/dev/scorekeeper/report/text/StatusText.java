package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.fact.Outcome;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.report.terminal.Console;

/** Where a stream stands, and whether the files have moved on since. */
public final class StatusText {
  private final Console console;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether domains that are in the catalog only are shown, too
   */
  public StatusText(Console console, boolean all) {
    this.console = console;
    this.all = all;
  }

  /** Prints the last run, what became of the plan where that was asked, and the files. */
  public void print(StreamStatus status) {
    StreamHead head = status.head();
    Run run = head.last().run();
    AssessmentText text = new AssessmentText(console, all);
    console.title(
        head.last().stream()
            + " · run "
            + run.id().brief()
            + " · "
            + run.revision().map(Commit::brief).map(revision -> revision + " · ").orElse("")
            + "recorded "
            + Times.age(run.recordedAt(), status.clock()));
    text.print(head.facts().assessment());
    if (head.facts().outcome() == Outcome.UNREADABLE
        && head.state().outcome() == Outcome.ASSESSED) {
      console.title("The last readable run said:");
      text.print(head.state().assessment());
    }
    new FindingsText(console).print(head.facts().assessment());
    if (status.ledger().isPresent()) {
      LedgerText ledger = new LedgerText(console);
      ledger.summary(status.ledger().get());
      ledger.entries(status.ledger().get());
    }
    if (status.filesMovedOn()) {
      new ChangesText(console).print(status.changes(), "that run, in the files as they lie");
      console.remark("The files have moved on; record them with scorekeeper validate.");
    } else {
      console.remark("The files still say the same.");
    }
  }
}
