package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.WholeRun;
import dev.scorekeeper.domain.run.RulesetCodec;
import dev.scorekeeper.domain.run.Run;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;

/** A run with all that it found. */
public final class WholeRunText {
  private static final int NAME = 8;

  private final Console console;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether domains that are in the catalog only are shown, too, and each of the
   *     findings that say the same
   */
  public WholeRunText(Console console, boolean all) {
    this.console = console;
    this.all = all;
  }

  /** Prints it whole. */
  public void print(WholeRun whole) {
    Run run = whole.recorded().run();
    console.title("run " + run.id() + " of " + whole.recorded().stream());
    field("observed", Times.brief(whole.recorded().at()));
    field("recorded", Times.brief(run.recordedAt()));
    field("source", run.source().text());
    run.revision().ifPresent(revision -> field("commit", revision));
    whole
        .note()
        .ifPresent(
            commit -> {
              field("author", commit.author());
              field("subject", commit.subject());
            });
    field("rules", Integer.toString(RulesetCodec.number(run.ruleset())));
    if (!run.ruleset().settings().equals(Layout.DEFAULT.canonical())) {
      field("settings", run.ruleset().settings().replace("\n", ", "));
    }
    console.gap();
    new AssessmentText(console, all, run.ruleset().terms()).print(whole.facts().assessment());
    whole
        .before()
        .ifPresent(
            earlier ->
                new ChangesText(console)
                    .print(
                        whole.changes(),
                        "run "
                            + earlier.run().id().brief()
                            + " ("
                            + Times.brief(earlier.at())
                            + ")"));
    new FindingsText(console, all).print(whole.facts().assessment());
  }

  private void field(String name, String value) {
    String label = "  " + Table.padded(name, NAME) + "  ";
    console.flow(label + TerminalText.text(value), label.length());
  }
}
