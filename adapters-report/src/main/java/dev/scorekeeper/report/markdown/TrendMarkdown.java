package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamTrend;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How a stream developed, as a table: the newest first, since what does not fit is counted. */
public final class TrendMarkdown {
  private TrendMarkdown() {}

  /** Prints it. */
  public static void print(Output out, StreamTrend trend) {
    Comment comment = new Comment("trend", trend.stream().project());
    List<RecordedRun> points = new ArrayList<>(trend.points());
    Collections.reverse(points);
    Optional<RecordedRun> last = points.isEmpty() ? trend.standing() : Optional.of(points.get(0));
    comment.add(
        "### Scorekeeper: "
            + last.flatMap(TrendMarkdown::share).orElse("unreadable")
            + "\n\n"
            + Markdown.code(trend.stream().project())
            + " on "
            + Markdown.code(trend.stream().branch())
            + ", the newest first.\n"
            + StatusMarkdown.plan(
                trend.plan(), trend.terms(), trend.ledger().now(), trend.isWhole())
            + "\n"
            + "| observed | commit | implemented | of | % | planned | broken | findings |\n"
            + "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    int left = points.size();
    for (RecordedRun point : points) {
      if (!comment.fits(row(point))) {
        break;
      }
      left--;
    }
    if (left > 0) {
      comment.add("\n… and " + left + " older ones; `scorekeeper trend` shows them all.\n");
    } else if (trend.ledger().tellsSomething()) {
      StatusMarkdown.ledger(comment, trend.ledger());
    }
    out.print(comment.toString());
  }

  private static Optional<String> share(RecordedRun point) {
    return point
        .tally()
        .map(tally -> ValidationMarkdown.share(tally, point.run().ruleset().terms()));
  }

  private static String row(RecordedRun point) {
    String begin =
        "| "
            + Times.brief(point.at())
            + " | "
            + point.run().revision().map(commit -> "`" + Commit.brief(commit) + "`").orElse("")
            + " | ";
    if (point.tally().isEmpty()) {
      return begin + "unreadable | | | | | " + (point.errors() + point.warnings()) + " |\n";
    }
    Tally tally = point.tally().get();
    String percent = tally.percent().isPresent() ? tally.percent().getAsInt() + "" : "";
    return begin
        + tally.implemented()
        + " | "
        + tally.counted()
        + " | "
        + percent
        + " | "
        + tally.planned()
        + " | "
        + tally.broken()
        + " | "
        + (point.errors() + point.warnings())
        + " |\n";
  }
}
