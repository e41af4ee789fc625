package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.RepositoryLinks;
import dev.scorekeeper.application.report.StreamLedger;
import dev.scorekeeper.application.report.StreamStatus;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.plan.Event;
import dev.scorekeeper.domain.plan.Ledger;
import dev.scorekeeper.domain.plan.PlanSummary;
import dev.scorekeeper.domain.run.Terms;
import dev.scorekeeper.domain.validation.Assessment;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.wording.ChangeWords;
import dev.scorekeeper.report.wording.PlanWords;
import dev.scorekeeper.report.wording.VerdictWords;
import java.time.Instant;

/** Where a stream stands, as a summary or a comment. */
public final class StatusMarkdown {
  private StatusMarkdown() {}

  /** Prints it. */
  public static void print(Output out, StreamStatus status, RepositoryLinks links) {
    RecordedRun last = status.head().last();
    Comment comment = new Comment("status", last.stream().project());
    Assessment said = status.saidWhereReadable();
    boolean readable = last.tally().isPresent();
    String title =
        said instanceof Assessment.Assessed assessed
            ? ValidationMarkdown.share(assessed.tally(), last.run().ruleset().terms())
            : "unreadable";
    comment.add("### Scorekeeper: " + title + "\n\n");
    comment.add(
        "The last run of "
            + Markdown.code(last.stream().project())
            + " on "
            + Markdown.code(last.stream().branch())
            + ", "
            + Times.brief(last.at())
            + (readable ? "" : ", could not be read; the numbers are those of the last that could")
            + ". "
            + files(status)
            + "\n\n");
    if (said instanceof Assessment.Assessed assessed) {
      ValidationMarkdown.tally(comment, assessed.tally(), last.run().ruleset().terms());
    }
    status
        .plan()
        .ifPresent(
            plan ->
                comment.add(
                    plan(
                        plan,
                        last.run().ruleset().terms(),
                        status.clock(),
                        status.ledger().isEmpty())));
    if (status.stubs() > 0 && said instanceof Assessment.Assessed assessed) {
      comment.add("\n" + PlanWords.stubs(status.stubs(), assessed.tally().implemented()) + "\n");
    }
    status.ledger().ifPresent(ledger -> ledger(comment, ledger));
    FindingList.add(comment, said.findings(), links.at(last.run().revision()));
    out.print(comment.toString());
  }

  private static String files(StreamStatus status) {
    if (status.isUnreadableNow()) {
      return "**"
          + Markdown.escaped(VerdictWords.unreadable(status.files()))
          + "** The numbers are those of the run.";
    }
    return status.isElsewhere()
        ? "The working tree is on another branch, so it was not compared."
        : status.filesMovedOn()
            ? "**The files have changed since.**"
            : "The files have not changed since.";
  }

  /**
   * What became of all that was ever planned; empty text where nothing was.
   *
   * @param isAlone whether nothing else tells of a shorter time
   */
  static String plan(PlanSummary plan, Terms terms, Instant now, boolean isAlone) {
    String unplanned = PlanWords.unplanned(plan);
    String deliveries = PlanWords.deliveries(plan);
    return plan.everPlanned() == 0
        ? ""
        : "\n"
            + PlanWords.sentence(plan, terms, now, isAlone)
            + (unplanned.isEmpty() ? "" : " " + unplanned)
            + (deliveries.isEmpty() ? "" : " " + deliveries)
            + "\n";
  }

  /** What became of a plan, an event a row. */
  static void ledger(Comment comment, StreamLedger told) {
    Ledger ledger = told.ledger();
    comment.add(
        "\nSince "
            + Times.brief(told.from())
            + ":\n\n| event | domains | meaning |\n| --- | ---: | --- |\n");
    boolean any = false;
    for (Event event : Event.values()) {
      int count = ledger.count(event);
      if (count > 0) {
        comment.add(
            "| " + event.words() + " | " + count + " | " + ChangeWords.meaning(event) + " |\n");
        any = true;
      }
    }
    if (!any) {
      comment.add("| none | 0 | |\n");
    }
  }
}
