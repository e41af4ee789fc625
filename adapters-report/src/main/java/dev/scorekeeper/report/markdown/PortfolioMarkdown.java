package dev.scorekeeper.report.markdown;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.portfolio.Standing;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.wording.ProjectWords;

/** How all projects of a history stand, as a table. */
public final class PortfolioMarkdown {
  private static final int LONGEST_NAME = 100;

  private PortfolioMarkdown() {}

  /** Prints it. */
  public static void print(Output out, Portfolio portfolio) {
    Comment comment = new Comment("portfolio", "");
    if (portfolio.asOf().isEmpty()) {
      out.print(comment.add("### Scorekeeper: no run is recorded yet\n").toString());
      return;
    }
    String doubts = ProjectWords.doubts(portfolio);
    comment.add(
        "### Scorekeeper: "
            + ProjectWords.headline(portfolio)
            + "\n\n"
            + ProjectWords.counted(portfolio.projects().size())
            + ", as of "
            + Times.brief(portfolio.asOf().get())
            + ". "
            + ProjectWords.change(portfolio)
            + (doubts.isEmpty() ? "" : " **" + doubts + "**")
            + "\n\n"
            + "| project | implemented | of | % | ±30 days | broken | oldest planned | last seen |\n"
            + "| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |\n");
    int left = portfolio.projects().size();
    for (Standing project : portfolio.projects()) {
      if (!comment.fits(row(project))) {
        break;
      }
      left--;
    }
    if (left > 0) {
      comment.add("\n… and " + left + " more; `scorekeeper portfolio` shows them all.\n");
    }
    out.print(comment.toString());
  }

  private static String row(Standing project) {
    StringBuilder row = new StringBuilder("| ").append(name(project.stream().project()));
    if (project.tally().isPresent()) {
      Tally tally = project.tally().get();
      row.append(" | ").append(tally.implemented()).append(" | ").append(tally.counted());
      row.append(" | ").append(tally.percent().isPresent() ? tally.percent().getAsInt() + "" : "");
    } else {
      row.append(" | | | ");
    }
    row.append(" | ");
    row.append(
        project.change().map(change -> ProjectWords.signed(change.implemented())).orElse(""));
    row.append(" | ").append(project.tally().map(tally -> tally.broken() + "").orElse(""));
    row.append(" | ");
    row.append(
        project
            .oldest()
            .map(planned -> name(planned.domain()) + ", " + Times.day(planned.since()))
            .orElse(""));
    return row.append(" | ")
        .append(Times.day(project.lastSeen()))
        .append(
            project.state() == Standing.State.CURRENT ? "" : ", **" + project.state().text() + "**")
        .append(" |\n")
        .toString();
  }

  private static String name(String text) {
    return Markdown.escaped(Table.cut(text, LONGEST_NAME));
  }
}
