package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.CatalogTrend;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.terminal.Bar;
import dev.scorekeeper.report.terminal.Console;
import dev.scorekeeper.report.terminal.Table;
import dev.scorekeeper.report.terminal.TerminalText;
import dev.scorekeeper.report.words.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How the catalog of a stream grew, in a table and a picture. */
public final class CatalogTrendText {
  private static final int WIDTH = 80;

  private final Console console;

  public CatalogTrendText(Console console) {
    this.console = console;
  }

  /** Prints it, the oldest point first. */
  public void print(CatalogTrend trend) {
    List<CatalogGrowth.Point> points = trend.points();
    console.print(
        console.style().strong(TerminalText.text(trend.stream().toString()))
            + " · catalog · "
            + (trend.standing().isPresent()
                ? "no run in this window; what still stands:"
                : Counted.of(points.size(), "point")));
    List<CatalogGrowth.Point> rows = new ArrayList<>(points);
    trend.standing().ifPresent(rows::add);
    if (rows.isEmpty()) {
      return;
    }
    console.gap();
    Table table =
        new Table(
            List.of(
                Column.text("observed"),
                Column.text("revision"),
                Column.number("entries"),
                Column.number("sequences"),
                Column.number("plugins"),
                Column.number("movements"),
                Column.number("beats")));
    for (CatalogGrowth.Point point : rows) {
      table.add(
          List.of(
              Times.brief(point.run().at()),
              point.run().run().revision().map(Commit::brief).orElse(""),
              text(point.entries()),
              text(point.sequences()),
              text(point.plugins()),
              text(point.movements()),
              text(point.beats())));
    }
    table.lines(console.style(), console.columns()).forEach(console::print);
    picture(points);
  }

  private void picture(List<CatalogGrowth.Point> points) {
    int width = console.columns() > 0 ? console.columns() : WIDTH;
    List<Integer> sequences = new ArrayList<>();
    points.forEach(point -> point.sequences().ifPresent(sequences::add));
    if (sequences.size() < 2) {
      return;
    }
    int most = Math.max(1, sequences.stream().mapToInt(Integer::intValue).max().orElse(1));
    int first = Math.max(0, sequences.size() - (width - 30));
    double[] shares =
        sequences.subList(first, sequences.size()).stream()
            .mapToDouble(count -> (double) count / most)
            .toArray();
    console.gap();
    console.print(
        "Sequences "
            + Bar.sparkline(shares)
            + " "
            + sequences.get(first)
            + " → "
            + sequences.get(sequences.size() - 1));
  }

  private static String text(OptionalInt count) {
    return count.isPresent() ? Integer.toString(count.getAsInt()) : "-";
  }

  private static String text(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
  }
}
