package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Bar;
import dev.scorekeeper.cli.terminal.BurnUp;
import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import dev.scorekeeper.cli.terminal.Table;
import dev.scorekeeper.domain.fact.Fact;
import dev.scorekeeper.domain.history.History;
import dev.scorekeeper.domain.history.RecordedRun;
import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.domain.plan.CatalogGrowth;
import dev.scorekeeper.domain.validation.Progress;
import dev.scorekeeper.domain.validation.Tally;
import dev.scorekeeper.git.Checkout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Shows how a stream developed: a table and a picture. */
final class TrendCommand extends RecordedCommand {
  private static final String SINCE = "--since";
  private static final String BY = "--by";
  private static final String LAYER = "--layer";
  private static final int WIDTH = 80;

  TrendCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "trend";
  }

  @Override
  CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Show how a stream developed, in a table and a picture, and what became of its plan;"
                + " drafts left out.",
            "scorekeeper trend",
            "scorekeeper trend --by week --since 2026-01-01",
            "scorekeeper trend --layer catalog",
            "scorekeeper trend --project renderx --branch main --format json");
    Options.withStream(Options.withPlace(spec))
        .addOption(
            Options.text(
                SINCE,
                "WHEN",
                "Only from here on: 2026-01-31, 2026-01-31T12:00:00Z, 30d or 6w ago"))
        .addOption(
            Options.choice(
                BY,
                "One row for each run (default), or the last of each day or week (UTC, weeks begin"
                    + " on Monday)",
                List.of("run", "day", "week")))
        .addOption(
            Options.choice(
                LAYER,
                "What developed: the domains of the registry (default), or the catalog",
                List.of("registry", "catalog")))
        .addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  int run(Place place, Checkout checkout, Background<Optional<History>> opening) {
    Instant since = Since.of(place.parsed(), SINCE, environment().clock().instant());
    String by = Options.chosen(place.parsed(), BY);
    try (History history = openedWithPast(place, checkout, opening)) {
      StreamId stream = stream(place, checkout, history);
      List<RecordedRun> points =
          history.moments(stream, since, Trend.By.valueOf(by.toUpperCase(Locale.ROOT)));
      if (points.isEmpty() && history.moments(stream, Instant.MIN, Trend.By.WEEK).isEmpty()) {
        throw noRuns(stream, history.streams());
      }
      if (Options.chosen(place.parsed(), LAYER).equals("catalog")) {
        catalog(
            place,
            stream,
            by,
            CatalogGrowth.of(points, history.spansOf(stream, Fact.Kind.LAYER, since)));
        return ExitCode.FINE;
      }
      StreamLedger ledger = StreamLedger.since(since, history, stream);
      if (isJson(place.parsed())) {
        print(stream, by, points, ledger);
      } else {
        print(stream, points, style(place.parsed()));
        if (ledger.tellsSomething()) {
          ledger.summary(environment().out(), style(place.parsed()));
        }
      }
    }
    return ExitCode.FINE;
  }

  private void catalog(Place place, StreamId stream, String by, List<CatalogGrowth.Point> points) {
    if (isJson(place.parsed())) {
      CatalogTrend.print(environment(), stream, by, points);
    } else {
      CatalogTrend.print(this, stream, points, style(place.parsed()));
    }
  }

  private void print(StreamId stream, String by, List<RecordedRun> points, StreamLedger ledger) {
    try (Json json = new Json(environment().out())) {
      json.document()
          .put("project", stream.project())
          .put("branch", stream.branch())
          .put("by", by)
          .beginArray("points");
      for (RecordedRun point : points) {
        json.beginObject();
        AssessmentJson.recorded(json, point);
        json.endObject();
      }
      json.endArray();
      ledger.write(json);
      json.endObject();
    }
  }

  private void print(StreamId stream, List<RecordedRun> points, Style style) {
    print(
        style.strong(Plain.text(stream.toString()))
            + " · "
            + Words.counted(points.size(), "point"));
    if (points.isEmpty()) {
      return;
    }
    int columns = environment().terminal().columns();
    print("");
    Table table =
        new Table(
            List.of(
                "observed",
                "revision",
                ">implemented",
                ">of",
                ">%",
                ">planned",
                ">broken",
                ">by catalog",
                ">errors",
                ">warnings",
                ""));
    points.forEach(point -> table.add(row(point)));
    table.lines(style, columns).forEach(this::print);
    picture(points, style, columns);
  }

  private static List<String> row(RecordedRun point) {
    List<String> row = new ArrayList<>();
    row.add(Times.brief(point.run().observedAt()));
    row.add(point.run().revision().map(Words::revision).orElse(""));
    if (point.tally().isEmpty()) {
      row.addAll(List.of("-", "-", "-", "-", "-", "-"));
    } else {
      Tally tally = point.tally().get();
      Progress progress = tally.progress();
      row.addAll(
          List.of(
              Integer.toString(progress.implemented()),
              Integer.toString(progress.of()),
              Integer.toString(progress.percent()),
              Integer.toString(tally.planned()),
              Integer.toString(tally.broken()),
              Integer.toString(tally.implementedByCatalog())));
    }
    row.add(Integer.toString(point.errors()));
    row.add(Integer.toString(point.warnings()));
    row.add(point.tally().isEmpty() ? "unreadable" : "");
    return row;
  }

  /** Unreadable runs say nothing, so the picture leaves them out; one point alone is no picture. */
  private void picture(List<RecordedRun> points, Style style, int columns) {
    List<Progress> readable = new ArrayList<>();
    points.forEach(point -> point.tally().map(Tally::progress).ifPresent(readable::add));
    if (readable.size() < 2) {
      return;
    }
    int[] done = new int[readable.size()];
    int[] wanted = new int[readable.size()];
    double[] shares = new double[readable.size()];
    for (int i = 0; i < readable.size(); i++) {
      done[i] = readable.get(i).implemented();
      wanted[i] = readable.get(i).of();
      shares[i] = wanted[i] == 0 ? 0 : (double) done[i] / wanted[i];
    }
    int width = columns > 0 ? columns : WIDTH;
    print("");
    print("Implemented " + style.good("█") + " of what is planned for " + style.faint("░"));
    BurnUp.draw(done, wanted, width, style).forEach(this::print);
    print("");
    int first = Math.max(0, shares.length - (width - 20));
    double[] last = Arrays.copyOfRange(shares, first, shares.length);
    print(
        "Share "
            + Bar.sparkline(last)
            + " "
            + readable.get(first).percent()
            + " % → "
            + readable.get(shares.length - 1).percent()
            + " %");
  }
}
