package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.backfill.Backfill;
import dev.scorekeeper.application.backfill.BackfillReport;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** What a backfill came to. */
public final class BackfillText {
  private final Console console;

  public BackfillText(Console console) {
    this.console = console;
  }

  /** What keeps a backfill from having read everything, sentence by sentence. */
  public static List<String> complaints(Backfill.Result result) {
    List<String> complaints = new ArrayList<>();
    if (result.shallow()) {
      complaints.add(
          "this clone is shallow, so its history begins where it was cut; run git fetch"
              + " --unshallow to get the rest");
    }
    result.report().complaint().ifPresent(complaints::add);
    return complaints;
  }

  /** Prints what was recorded; of a dry run which commits would be. */
  public void print(Backfill.Result result) {
    BackfillReport report = result.report();
    if (result.dry()) {
      report
          .recorded()
          .forEach(
              run ->
                  console.print(
                      Times.brief(run.commit().at())
                          + "  "
                          + Commit.brief(run.commit().revision())));
    }
    console.print(TerminalText.text(summary(result, report)));
    if (report.unreadable() > 0) {
      console.print(
          Counted.of(report.unreadable(), "run")
              + " cannot be read: a layer was missing or malformed there.");
    }
    if (hasNoPlan(report)) {
      console.print(
          TerminalText.text(
              "No commit has the registry "
                  + result.settings().layout().registries()
                  + "; check the setting registry."));
    }
  }

  private static boolean hasNoPlan(BackfillReport report) {
    return report.due() == 0 && report.leftOut() == 0;
  }

  private static String summary(Backfill.Result result, BackfillReport report) {
    String runs = Counted.of(report.recorded().size(), "run") + " of " + result.stream();
    if (report.recorded().isEmpty() && !hasNoPlan(report)) {
      return "Nothing to record: the runs of " + result.stream() + " are all there.";
    }
    return (result.dry() ? "Would record " : "Recorded ")
        + runs
        + (report.older() > 0
            ? "; "
                + Counted.of(report.older(), "older commit")
                + (report.older() == 1 ? " is" : " are")
                + " left, repeat the command for more."
            : ": "
                + report.due()
                + " of "
                + Counted.of(report.commits(), "commit")
                + " changed an input.");
  }
}
