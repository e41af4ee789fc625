package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamTrend;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.terminal.Bar;
import dev.scorekeeper.report.terminal.BurnUp;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Style;
import dev.scorekeeper.report.terminal.Table;
import dev.scorekeeper.report.terminal.TerminalText;
import dev.scorekeeper.report.words.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a stream developed, in a table and a picture, and what became of its plan. */
public final class TrendText {
  private static final int WIDTH = 80;

  private final Console console;
  private final Style style;

  public TrendText(Console console) {
    this.console = console;
    this.style = console.style();
  }

  /** Prints it, the oldest point first. */
  public void print(StreamTrend trend) {
    points(trend);
    if (trend.ledger().tellsSomething()) {
      new LedgerText(console).summary(trend.ledger());
    }
  }

  private void points(StreamTrend trend) {
    List<RecordedRun> points = trend.points();
    String stream = style.strong(TerminalText.text(trend.stream().toString()));
    console.print(
        trend.standing().isPresent()
            ? stream + " · no run in this window; what still stands:"
            : stream + " · " + Counted.of(points.size(), "point"));
    if (points.isEmpty() && trend.standing().isEmpty()) {
      return;
    }
    console.gap();
    Table table =
        new Table(
            List.of(
                Column.text("observed"),
                Column.text("revision"),
                Column.number("implemented"),
                Column.number("of"),
                Column.number("%"),
                Column.number("planned"),
                Column.number("broken"),
                Column.number("cataloged"),
                Column.number("errors"),
                Column.number("warnings"),
                Column.text("")));
    trend.standing().ifPresent(point -> table.add(row(point)));
    points.forEach(point -> table.add(row(point)));
    table.lines(style, console.columns()).forEach(console::print);
    picture(points);
  }

  private static List<String> row(RecordedRun point) {
    List<String> row = new ArrayList<>();
    row.add(Times.brief(point.at()));
    row.add(point.run().revision().map(Commit::brief).orElse(""));
    if (point.tally().isEmpty()) {
      row.addAll(List.of("-", "-", "-", "-", "-", "-"));
    } else {
      Tally tally = point.tally().get();
      row.addAll(
          List.of(
              Integer.toString(tally.implemented()),
              Integer.toString(tally.counted()),
              percent(tally),
              Integer.toString(tally.planned()),
              Integer.toString(tally.broken()),
              Integer.toString(tally.cataloged())));
    }
    row.add(Integer.toString(point.errors()));
    row.add(Integer.toString(point.warnings()));
    row.add(point.tally().isEmpty() ? "unreadable" : "");
    return row;
  }

  private static String percent(Tally tally) {
    return tally.percent().isPresent() ? Integer.toString(tally.percent().getAsInt()) : "-";
  }

  /** Unreadable runs say nothing, so the picture leaves them out; one point alone is no picture. */
  private void picture(List<RecordedRun> points) {
    List<Tally> readable = new ArrayList<>();
    points.forEach(point -> point.tally().ifPresent(readable::add));
    if (readable.size() < 2) {
      return;
    }
    int[] done = new int[readable.size()];
    int[] wanted = new int[readable.size()];
    double[] shares = new double[readable.size()];
    for (int i = 0; i < readable.size(); i++) {
      done[i] = readable.get(i).implemented();
      wanted[i] = readable.get(i).counted();
      shares[i] = wanted[i] == 0 ? 0 : (double) done[i] / wanted[i];
    }
    int width = console.columns() > 0 ? console.columns() : WIDTH;
    console.gap();
    console.print("Implemented " + style.good("█") + " of what is planned for " + style.faint("░"));
    BurnUp.draw(done, wanted, width, style).forEach(console::print);
    console.gap();
    int first = Math.max(0, shares.length - (width - 20));
    double[] last = Arrays.copyOfRange(shares, first, shares.length);
    console.print(
        "Share "
            + Bar.sparkline(last)
            + " "
            + percent(readable.get(first))
            + " % → "
            + percent(readable.get(shares.length - 1))
            + " %");
  }
}
