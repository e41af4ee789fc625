package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.compare.GateResult;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.validate.Validation;
import dev.scorekeeper.domain.plan.Change.OfDomain;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.wording.ChangeWords;

/** A validation as a summary of a build, or a comment: the worst first, and of bounded length. */
public final class ValidationMarkdown {
  /** How every such file begins. */
  public static final String BEGINNING = "<!-- scorekeeper:validate:";

  private ValidationMarkdown() {}

  /** Prints it. */
  public static void print(Output out, Validation validation, RepositoryLinks links) {
    Comment comment = new Comment("validate", validation.stream().project());
    comment.add("### Scorekeeper: " + title(validation) + "\n\n");
    comment.add(conclusion(validation) + "\n\n");
    validation.failure().ifPresent(why -> comment.add(Markdown.escaped(why) + "\n\n"));
    if (validation.tally().isPresent()) {
      tally(comment, validation.tally().get(), validation.run().ruleset().terms());
    }
    validation.gate().ifPresent(gate -> gate(comment, gate));
    FindingList.add(comment, validation.assessment().findings(), links);
    out.print(comment.toString());
  }

  private static String title(Validation validation) {
    return validation.tally().isEmpty()
        ? "unreadable"
        : share(validation.tally().get(), validation.run().ruleset().terms());
  }

  /** How much of a plan exists, in the words for its settings. */
  static String share(Tally tally, Terms terms) {
    return tally.implemented()
        + " of "
        + tally.counted()
        + " "
        + terms.existing()
        + (tally.percent().isPresent() ? " (" + tally.percent().getAsInt() + " %)" : "");
  }

  private static String conclusion(Validation validation) {
    return switch (validation.conclusion()) {
          case PASSED -> "Passed";
          case FAILED -> "**Failed**";
          case UNREADABLE -> "**Something could not be read**";
        }
        + " on "
        + Markdown.escaped(validation.request().failOn().text())
        + ", in "
        + Markdown.code(validation.stream().project())
        + " on "
        + Markdown.code(validation.stream().branch())
        + ".";
  }

  static void tally(Comment comment, Tally tally, Terms terms) {
    comment.add(
        "| implemented | planned | broken |"
            + (terms.hasCatalog() ? " in the catalog only |" : "")
            + "\n");
    comment.add("| ---: | ---: | ---: |" + (terms.hasCatalog() ? " ---: |" : "") + "\n");
    comment.add(
        "| %d | %d | %d |".formatted(tally.implemented(), tally.planned(), tally.broken())
            + (terms.hasCatalog() ? " " + tally.cataloged() + " |" : "")
            + "\n");
  }

  private static void gate(Comment comment, GateResult gate) {
    if (gate.missing().isPresent()) {
      comment.add("\nNothing was compared: " + Markdown.escaped(gate.missing().get()) + "\n");
      return;
    }
    if (gate.baseline().isPresent()) {
      comment.add("\nCompared with " + Markdown.code(gate.baseline().get().name()) + ".\n");
    } else {
      comment.add("\nThere is nothing before to compare with.\n");
    }
    gate.note().ifPresent(note -> comment.add("\n" + Markdown.escaped(note) + "\n"));
    int left = gate.regressions().size();
    if (left > 0) {
      comment.add("\n**Worse**\n\n");
    }
    for (OfDomain worse : gate.regressions()) {
      String line =
          "- **"
              + worse.event().words()
              + "** "
              + Markdown.code(worse.domain())
              + ": "
              + ChangeWords.movedAfter(worse)
              + "\n";
      if (!comment.fits(line)) {
        break;
      }
      left--;
    }
    if (left > 0) {
      comment.add("\n… and " + left + " more.\n");
    }
    if (!gate.opened().isEmpty()) {
      comment.add("\nOpened since: " + gate.opened().size() + " of the findings below.\n");
    }
  }
}
