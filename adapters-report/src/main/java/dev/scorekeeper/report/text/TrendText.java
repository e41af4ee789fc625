package dev.scorekeeper.report.text;

import dev.scorekeeper.application.Times;
import dev.scorekeeper.application.report.StreamTrend;
import dev.scorekeeper.domain.commit.Commit;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.validation.Counted;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.report.drawing.Bar;
import dev.scorekeeper.report.drawing.BurnUp;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Style;
import dev.scorekeeper.report.drawing.Table;
import dev.scorekeeper.report.drawing.TerminalText;
import dev.scorekeeper.report.drawing.TimeAxis;
import dev.scorekeeper.report.wording.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How a stream developed, in a table and a picture, and what became of its plan. */
public final class TrendText {
  /** What stands before and behind the shares in their line. */
  private static final int SHARES = 20;

  /** Where the column of what is in the catalog only is. */
  private static final int CATALOGED = 7;

  private final Console console;
  private final Style style;
  private final boolean all;

  /** Whether the plan has a catalog that domains can be in only. */
  private boolean hasCatalog = true;

  /**
   * Prints to a console.
   *
   * @param all whether each point is shown, also where the numbers stay the same
   */
  public TrendText(Console console, boolean all) {
    this.console = console;
    this.style = console.style();
    this.all = all;
  }

  /** Prints it, the oldest point first. */
  public void print(StreamTrend trend) {
    points(trend);
    if (trend.ledger().tellsSomething()) {
      new LedgerText(console, false).summary(trend.ledger());
    }
    PlanText.print(
        console, trend.plan(), trend.terms(), trend.ledger().now(), trend.isWhole(), false);
  }

  private void points(StreamTrend trend) {
    List<RecordedRun> points = trend.points();
    String stream = style.strong(TerminalText.text(trend.stream().toString()));
    console.flow(
        trend.standing().isPresent()
            ? stream + " · no run in this time; the last state before it:"
            : stream + " · " + Counted.of(points.size(), "point in time", "points in time"),
        2);
    if (points.isEmpty() && trend.standing().isEmpty()) {
      return;
    }
    console.gap();
    hasCatalog = hasCatalog(trend);
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.text("when").whole(),
                Column.text("revision").whole().leftOut(5),
                Column.number("implemented"),
                Column.number("of"),
                Column.number("%").leftOut(7),
                Column.number("planned").leftOut(4),
                Column.number("broken").leftOut(6),
                Column.number("cataloged").leftOut(1),
                Column.number("errors").leftOut(3),
                Column.number("warnings").leftOut(2)));
    if (!hasCatalog) {
      columns.remove(CATALOGED);
    }
    Table table = new Table(columns);
    trend.standing().ifPresent(point -> table.add(row(point)));
    rows(points, table);
    table.print(console);
    picture(points);
  }

  /** The points, of those that say the same the first alone. */
  private void rows(List<RecordedRun> points, Table table) {
    int i = 0;
    while (i < points.size()) {
      RecordedRun first = points.get(i++);
      table.add(row(first));
      int end = all ? i : Unchanged.end(points, i, next -> Unchanged.isBetween(first, next));
      if (end > i) {
        table.remark(Unchanged.points(end - i, points.get(end - 1).at()));
        i = end;
      }
    }
  }

  /** Whether a plan with a catalog speaks at one of the points. */
  private static boolean hasCatalog(StreamTrend trend) {
    boolean has = trend.points().isEmpty() && trend.terms().hasCatalog();
    for (RecordedRun point : trend.points()) {
      has |= point.run().ruleset().terms().hasCatalog();
    }
    return has;
  }

  private List<String> row(RecordedRun point) {
    List<String> row = new ArrayList<>();
    row.add(Times.brief(point.at()));
    row.add(point.run().revision().map(Commit::brief).orElse(""));
    if (point.tally().isEmpty()) {
      row.addAll(List.of("unreadable", "-", "-", "-", "-", "-"));
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
    if (!hasCatalog) {
      row.remove(CATALOGED);
    }
    return row;
  }

  private static String percent(Tally tally) {
    return tally.percent().isPresent() ? Integer.toString(tally.percent().getAsInt()) : "-";
  }

  /** One point alone, or several of one moment, are no picture. */
  private void picture(List<RecordedRun> points) {
    List<Instant> times = new ArrayList<>();
    List<Optional<BurnUp.Level>> levels = new ArrayList<>();
    List<OptionalDouble> shares = new ArrayList<>();
    List<Tally> readable = new ArrayList<>();
    for (RecordedRun point : points) {
      times.add(point.at());
      levels.add(
          point.tally().map(tally -> new BurnUp.Level(tally.implemented(), tally.counted())));
      shares.add(
          point.tally().isPresent()
              ? OptionalDouble.of(share(point.tally().get()))
              : OptionalDouble.empty());
      point.tally().ifPresent(readable::add);
    }
    if (readable.isEmpty()) {
      return;
    }
    int width = console.width();
    TimeAxis axis = new TimeAxis(times, BurnUp.columns(levels, width));
    if (!axis.hasLength()) {
      return;
    }
    console.gap();
    console.flow(
        style.good("█")
            + " implemented, "
            + style.faint("░")
            + " not implemented"
            + (BurnUp.tellsUnknown(levels, axis)
                ? ", " + style.warning(BurnUp.UNKNOWN) + " unreadable"
                : ""),
        2);
    BurnUp.draw(levels, axis, style).forEach(console::print);
    console.gap();
    console.print(
        "Share "
            + Bar.sparkline(shares, new TimeAxis(times, Math.max(1, width - SHARES)))
            + " "
            + percent(readable.get(0))
            + " % → "
            + percent(readable.get(readable.size() - 1))
            + " %");
  }

  private static double share(Tally tally) {
    return tally.counted() == 0 ? 0 : (double) tally.implemented() / tally.counted();
  }
}
