package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.portfolio.Standing;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.wording.Column;
import dev.scorekeeper.report.wording.ProjectWords;
import java.util.ArrayList;
import java.util.List;

/** How all projects of a history stand, a row each. */
public final class PortfolioText {
  private final Console console;

  public PortfolioText(Console console) {
    this.console = console;
  }

  /** Prints it. */
  public void print(Portfolio portfolio) {
    if (portfolio.asOf().isEmpty()) {
      console.print("No run is recorded yet; record one with scorekeeper validate.");
      return;
    }
    console.title(
        ProjectWords.counted(portfolio.projects().size())
            + " · as of "
            + Times.brief(portfolio.asOf().get()));
    console.flow(ProjectWords.headline(portfolio), 2);
    console.flow(ProjectWords.change(portfolio), 2);
    console.gap();
    Table table =
        new Table(
            List.of(
                Column.text("project").atLeast(16),
                Column.text("line").leftOut(1),
                Column.number("implemented"),
                Column.number("of"),
                Column.number("%").leftOut(9),
                Column.number("±30 days").leftOut(7),
                Column.number("broken").leftOut(6),
                Column.text("oldest planned").leftOut(3),
                Column.text("since").whole().leftOut(4),
                Column.text("last seen").whole().leftOut(5),
                Column.text("state").whole().leftOut(8)));
    portfolio.projects().forEach(project -> table.add(row(project)));
    table.print(console);
    String doubts = ProjectWords.doubts(portfolio);
    if (!doubts.isEmpty()) {
      console.remark(doubts);
    }
  }

  private static List<String> row(Standing project) {
    List<String> row = new ArrayList<>();
    row.add(project.stream().project());
    row.add(project.stream().branch());
    if (project.tally().isPresent()) {
      Tally tally = project.tally().get();
      row.add(Integer.toString(tally.implemented()));
      row.add(Integer.toString(tally.counted()));
      row.add(tally.percent().isPresent() ? Integer.toString(tally.percent().getAsInt()) : "-");
    } else {
      row.addAll(List.of("-", "-", "-"));
    }
    row.add(project.change().map(change -> ProjectWords.signed(change.implemented())).orElse("-"));
    row.add(project.tally().map(tally -> Integer.toString(tally.broken())).orElse("-"));
    row.add(project.oldest().map(Standing.Planned::domain).orElse(""));
    row.add(project.oldest().map(planned -> Times.day(planned.since())).orElse(""));
    row.add(Times.day(project.lastSeen()));
    row.add(project.state() == Standing.State.CURRENT ? "" : project.state().text());
    return row;
  }
}
