package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.CheckedOut;
import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.StreamHead;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.storedassessment.Outcome;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.PlanWords;
import dev.scorekeeper.report.wording.VerdictWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a stream stands, and whether the files have changed since. */
public final class StatusText {
  private final Console console;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether domains that are in the catalog only are shown, too, and each of the
   *     findings that say the same
   */
  public StatusText(Console console, boolean all) {
    this.console = console;
    this.all = all;
  }

  /** Prints one line: how much exists, and whether that is still so. */
  public void headline(StreamStatus status) {
    String tally =
        status.said() instanceof Assessment.Assessed assessed
            ? status.head().last().run().ruleset().terms().headline(assessed.tally())
            : TerminalText.text(VerdictWords.unreadable(status.said()));
    console.print(tally + (status.filesMovedOn() ? " · the files have changed since" : ""));
  }

  /** Prints the last run, what became of the plan where that was asked, and the files. */
  public void print(StreamStatus status) {
    StreamHead head = status.head();
    Run run = head.last().run();
    AssessmentText text = new AssessmentText(console, all, run.ruleset().terms());
    console.title(
        head.last().stream()
            + " · run "
            + run.id().brief()
            + " · "
            + commit("", run.revision(), " · ")
            + "recorded "
            + Times.age(run.recordedAt(), status.clock())
            + commit(" · unchanged up to ", status.unchangedUpTo(), ""));
    text.print(status.said());
    if (head.facts().outcome() == Outcome.UNREADABLE
        && head.state().outcome() == Outcome.ASSESSED) {
      console.title("The last readable run said:");
      text.print(status.saidWhereReadable());
    }
    new FindingsText(console, all).print(status.said());
    if (status.ledger().isPresent()) {
      LedgerText ledger = new LedgerText(console, all);
      ledger.summary(status.ledger().get());
      ledger.entries(status.ledger().get());
    }
    plan(status);
    if (status.filesMovedOn() && !status.isUnreadableNow() && !status.changes().isEmpty()) {
      new ChangesText(console).print(status.changes(), "that run, in the working tree");
    }
    conclude(status);
  }

  /** No lambdas, since a start would pay for linking them. */
  private static String commit(String before, Optional<String> commit, String behind) {
    return commit.isPresent() ? before + "commit " + Commit.brief(commit.get()) + behind : "";
  }

  /** How the files stand to the run, and what to do. */
  private void conclude(StreamStatus status) {
    String run = "run " + status.lastRun().id().brief();
    if (status.isUnreadableNow()) {
      console.gap();
      console.flow(
          console.style().bad(TerminalText.text(VerdictWords.unreadable(status.files())))
              + " Mend it first; the numbers above are those of "
              + run
              + ".",
          0);
      new FindingsText(console, true).inFull(unreadable(status.files()));
    } else if (status.filesMovedOn()) {
      console.remark(
          "The files have changed since "
              + run
              // What a finding says may be another, or how much a layer holds.
              + (status.changes().isEmpty() ? ", though no domain and no finding came or went" : "")
              + whatToDo(status));
    } else if (status.checkedOut().orElse(null) instanceof CheckedOut.Elsewhere elsewhere) {
      console.remark(
          "The working tree is on "
              + TerminalText.text(elsewhere.branch())
              + ", so it was not compared with "
              + TerminalText.text(status.head().last().stream().branch())
              + ".");
    } else {
      console.remark("The files have not changed since " + run + whatToDo(status));
    }
  }

  private static List<Finding> unreadable(Assessment files) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : files.findings()) {
      if (finding.id().endsWith("-unreadable")) {
        findings.add(finding);
      }
    }
    return findings;
  }

  /** What became of the plan in all its time, and how much of what is implemented is something. */
  private void plan(StreamStatus status) {
    if (status.plan().isPresent()) {
      PlanText.print(
          console,
          status.plan().get(),
          status.lastRun().ruleset().terms(),
          status.clock(),
          status.ledger().isEmpty(),
          status.isPastUnread());
    }
    int stubs = status.stubs();
    if (stubs > 0) {
      console.flow(PlanWords.stubs(stubs, implemented(status)), 0);
    }
  }

  private static int implemented(StreamStatus status) {
    return status.head().state().assessment() instanceof Assessment.Assessed assessed
        ? assessed.tally().implemented()
        : 0;
  }

  /** What is to be said of the commit that is checked out, and what to do. */
  private static String whatToDo(StreamStatus status) {
    if (status.checkedOut().isEmpty()) {
      return status.filesMovedOn() ? "; record them with scorekeeper validate." : ".";
    }
    CheckedOut out = status.checkedOut().get();
    String commit = Commit.brief(out.revision());
    if (out instanceof CheckedOut.Unseen unseen) {
      return "; commit "
          + commit
          + " is checked out, and the newest run is of "
          + Commit.brief(unseen.newest())
          + ": record it with scorekeeper validate.";
    }
    if (out instanceof CheckedOut.Behind behind) {
      return "; commit "
          + commit
          + " is checked out, and the branch has gone on to "
          + Commit.brief(behind.newest())
          + ": check that out to compare.";
    }
    return status.filesMovedOn()
        ? " and differ from commit "
            + commit
            + ": commit them, and record the commit with scorekeeper validate."
        : ", but some differ from commit " + commit + ": commit them, so that their run counts.";
  }
}
