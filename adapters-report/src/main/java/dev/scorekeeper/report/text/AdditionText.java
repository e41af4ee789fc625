package dev.scorekeeper.report.text;

import dev.scorekeeper.application.authoring.Addition;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.domain.validation.Domain;
import dev.scorekeeper.domain.validation.Finding;
import dev.scorekeeper.domain.validation.Verdict;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.wording.UnifiedDiff;
import dev.scorekeeper.report.wording.VerdictWords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A domain that was added, or the patch that would add it. */
public final class AdditionText {
  private final Console console;
  private final Style style;
  private final boolean watched;

  /**
   * Prints to a console.
   *
   * @param watched whether a person watches, so that a patch must be safe to look at; else it is
   *     one that can be applied, whatever is in it
   */
  public AdditionText(Console console, boolean watched) {
    this.console = console;
    this.style = console.style();
    this.watched = watched;
  }

  /** Prints what became of the domain; where nothing was written, the patch. */
  public void print(Addition addition) {
    if (addition.assessment().isPresent()) {
      print(addition, addition.assessment().get());
    } else {
      patch(UnifiedDiff.of(addition));
    }
  }

  /** A patch has the line ends of its files, whatever those of the system are. */
  private void patch(List<String> lines) {
    if (watched) {
      lines.forEach(line -> console.out().print(TerminalText.text(line) + "\n"));
      return;
    }
    try {
      OutputStream out = console.out().bytes();
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnwritableException("the patch cannot be written: " + e.getMessage(), e);
    }
  }

  private void print(Addition addition, Assessment assessment) {
    String id = TerminalText.text(addition.entry().id());
    console.print("Added " + id + " to " + TerminalText.text(addition.registry().value()) + ".");
    addition
        .sequence()
        .ifPresent(
            file ->
                console.print(
                    "Created " + TerminalText.text(file.value()) + ", without a movement yet."));
    console.gap();
    addition.domain().ifPresent(this::domain);
    for (Finding finding : addition.findings()) {
      console.print(
          "  "
              + style.warning(finding.severity().text() + "  " + finding.id())
              + "  "
              + TerminalText.text(finding.line()));
    }
    if (assessment instanceof Assessment.Assessed assessed) {
      console.print(style.faint(addition.terms().headline(assessed.tally())));
    } else {
      console.print(style.bad("The workspace cannot be read; scorekeeper validate says why."));
    }
    console.gap();
    console.print(style.faint("Next: " + next(addition)));
  }

  /** What is to be done until the domain is implemented. */
  private static String next(Addition addition) {
    Optional<String> file = addition.entry().sequenceFile();
    if (file.isEmpty()) {
      return "scorekeeper validate records the plan; when its sequence is written, name the file in"
          + " the entry, at "
          + TerminalText.text(addition.claim())
          + ".";
    }
    return addition
            .domain()
            .map(Domain::verdict)
            .filter(Verdict.Broken.class::isInstance)
            .isPresent()
        ? "write its movements into "
            + TerminalText.text(file.get())
            + "; until then the domain is broken, and scorekeeper validate fails."
        : "scorekeeper validate records it.";
  }

  private void domain(Domain added) {
    String line = TerminalText.text(added.id()) + "  " + VerdictWords.verdict(added.verdict());
    console.print(
        added.verdict() instanceof Verdict.Broken
            ? style.bad("✘ " + line)
            : added.verdict() instanceof Verdict.Planned ? "○ " + line : style.good("✔ " + line));
  }
}
