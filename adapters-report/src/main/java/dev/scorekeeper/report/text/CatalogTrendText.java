package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.CatalogTrend;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.report.drawing.Bar;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.drawing.TimeAxis;
import dev.scorekeeper.report.wording.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How the catalog of a stream grew, in a table and a picture. */
public final class CatalogTrendText {
  /** What stands before and behind the picture in its line. */
  private static final int BESIDE = 30;

  private final Console console;
  private final boolean all;

  /**
   * Prints to a console.
   *
   * @param all whether each point is shown, also where the numbers stay the same
   */
  public CatalogTrendText(Console console, boolean all) {
    this.console = console;
    this.all = all;
  }

  /** Prints it, the oldest point first. */
  public void print(CatalogTrend trend) {
    List<CatalogGrowth.Point> points = trend.points();
    console.print(
        console.style().strong(TerminalText.text(trend.stream().toString()))
            + " · catalog · "
            + (trend.standing().isPresent()
                ? "no run in this time; what was true then:"
                : Counted.of(points.size(), "point in time", "points in time")));
    List<CatalogGrowth.Point> rows = new ArrayList<>(points);
    trend.standing().ifPresent(rows::add);
    if (rows.isEmpty()) {
      return;
    }
    console.gap();
    Table table =
        new Table(
            List.of(
                Column.text("when").whole(),
                Column.text("revision").whole().leftOut(4),
                Column.number("entries").leftOut(1),
                Column.number("sequences"),
                Column.number("plugins").leftOut(5),
                Column.number("movements").leftOut(2),
                Column.number("beats").leftOut(3)));
    int i = 0;
    while (i < rows.size()) {
      List<String> numbers = numbers(rows.get(i));
      table.add(row(rows.get(i++), numbers));
      int end = all ? i : Unchanged.end(rows, i, next -> numbers(next).equals(numbers));
      if (end > i) {
        table.remark(Unchanged.points(end - i, rows.get(end - 1).run().at()));
        i = end;
      }
    }
    table.print(console);
    picture(points);
  }

  private static List<String> numbers(CatalogGrowth.Point point) {
    return List.of(
        text(point.entries()),
        text(point.sequences()),
        text(point.plugins()),
        text(point.movements()),
        text(point.beats()));
  }

  private static List<String> row(CatalogGrowth.Point point, List<String> numbers) {
    List<String> row = new ArrayList<>();
    row.add(Times.brief(point.run().at()));
    row.add(point.run().run().revision().map(Commit::brief).orElse(""));
    row.addAll(numbers);
    return row;
  }

  private void picture(List<CatalogGrowth.Point> points) {
    List<Instant> times = new ArrayList<>();
    List<Integer> sequences = new ArrayList<>();
    for (CatalogGrowth.Point point : points) {
      times.add(point.run().at());
      point.sequences().ifPresent(sequences::add);
    }
    if (sequences.isEmpty()) {
      return;
    }
    TimeAxis axis = new TimeAxis(times, Math.max(1, console.width() - BESIDE));
    if (!axis.hasLength()) {
      return;
    }
    int most = 1;
    for (int count : sequences) {
      most = Math.max(most, count);
    }
    List<OptionalDouble> shares = new ArrayList<>();
    for (CatalogGrowth.Point point : points) {
      shares.add(
          point.sequences().isPresent()
              ? OptionalDouble.of((double) point.sequences().getAsInt() / most)
              : OptionalDouble.empty());
    }
    console.gap();
    console.print(
        "Sequences "
            + Bar.sparkline(shares, axis)
            + " "
            + sequences.get(0)
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
