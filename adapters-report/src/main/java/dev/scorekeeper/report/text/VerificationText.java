package dev.scorekeeper.report.text;

import dev.scorekeeper.domain.history.Verification;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.TerminalText;

/** What a look through a whole history found. */
public final class VerificationText {
  private final Console console;
  private final Style style;
  private final int checkpoints;

  /**
   * Prints to a console.
   *
   * @param checkpoints how many checkpoints the history was held against
   */
  public VerificationText(Console console, int checkpoints) {
    this.console = console;
    this.style = console.style();
    this.checkpoints = checkpoints;
  }

  /** Prints whether it is intact, and where it is not. */
  public void print(Verification verification) {
    if (verification.intact()) {
      console.print(
          style.good("✔ ")
              + style.strong("The history is intact: ")
              + verification
                  .now()
                  .map(now -> Counted.of(now.entries(), "entry", "entries") + ", ")
                  .orElse("")
              + Counted.of(verification.assessments(), "assessment")
              + ", "
              + Counted.of(verification.facts(), "fact")
              + ", "
              + Counted.of(verification.spans(), "span")
              + ".");
      console.print(
          style.faint(
              checkpoints > 0
                  ? "  Matches " + Counted.of(checkpoints, "checkpoint") + "."
                  : "  To prove later that nothing was cut off or replaced, keep the output of"
                      + " scorekeeper history checkpoint elsewhere."));
      return;
    }
    console.print(
        style.bad("✘ ")
            + style.strong(
                "The history is not intact: "
                    + Counted.of(verification.broken(), "thing")
                    + (verification.broken() == 1 ? " is" : " are")
                    + " not as recorded"
                    + (verification.breaks().size() < verification.broken()
                        ? "; the first " + verification.breaks().size()
                        : "")
                    + ":"));
    for (Verification.Break one : verification.breaks()) {
      console.print(
          "  " + style.bad(TerminalText.text(one.where())) + ": " + TerminalText.text(text(one)));
    }
    console.print(
        style.faint(
            "  scorekeeper history rebuild repairs spans; for the rest, restore a copy of the"
                + " file."));
  }

  private static String text(Verification.Break one) {
    return one.expected().isEmpty()
        ? one.what()
        : one.what()
            + " is "
            + one.found().orElse("nothing")
            + ", but should be "
            + one.expected().get();
  }
}
