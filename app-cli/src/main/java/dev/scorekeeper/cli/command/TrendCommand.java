package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.report.CatalogTrend;
import dev.scorekeeper.application.report.StreamTrend;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.TimeOptions;
import dev.scorekeeper.domain.history.Trend;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.CatalogTrendJson;
import dev.scorekeeper.report.json.TrendJson;
import dev.scorekeeper.report.markdown.TrendMarkdown;
import dev.scorekeeper.report.text.CatalogTrendText;
import dev.scorekeeper.report.text.TrendText;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows how a stream developed: a table and a picture. */
public final class TrendCommand extends Command {
  private static final String BY = "--by";
  private static final String LAYER = "--layer";

  public TrendCommand(Environment environment) {
    super(environment, "trend");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Show how the plan developed.",
                "Prints a table, a picture, and what became of the plan. Runs of files that were not committed"
                    + " (drafts) are left out."
                    + " Unless this branch was backfilled before, its past commits are recorded"
                    + " first."),
            "scorekeeper trend",
            "scorekeeper trend --by week --since 2026-01-01",
            "scorekeeper trend --since HEAD~3..HEAD~1",
            "scorekeeper trend --layer catalog",
            "scorekeeper trend --limit 10",
            "scorekeeper trend --project renderx --branch main --format json");
    TimeOptions.withRange(Options.withStream(Options.withPlace(spec)), "moments")
        .addOption(
            Options.choice(
                BY,
                "One row for each run (default), or for the last run of each day or week (in UTC;"
                    + " weeks begin on Monday)",
                List.of("run", "day", "week")))
        .addOption(
            Options.choice(
                LAYER,
                "What to show: the domains of the registry (default), or the catalog",
                List.of("registry", "catalog")))
        .addOption(Options.limit("Show at most this many rows, the newest"))
        .addOption(Options.all("Show every row, even if the numbers stay the same"))
        .addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json", "markdown");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    boolean ofCatalog = Options.chosen(parsed, LAYER).equals("catalog");
    boolean backfill = !parsed.hasMatchedOption(Options.NO_BACKFILL);
    Range range = TimeOptions.range(parsed);
    int limit = Options.count(parsed, Options.LIMIT).orElse(Integer.MAX_VALUE);
    Trend.By by = Trend.By.valueOf(Options.chosen(parsed, BY).toUpperCase(Locale.ROOT));
    Scorekeeper scorekeeper = scorekeeper(parsed);
    boolean markdown = Options.format(parsed).equals("markdown");
    if (ofCatalog && markdown) {
      throw Options.usage(parsed, LAYER + " catalog has no Markdown; take text or json");
    }
    if (ofCatalog) {
      CatalogTrend trend = scorekeeper.catalogTrend(range, by, limit, backfill);
      if (json) {
        CatalogTrendJson.print(out(), trend);
      } else {
        new CatalogTrendText(console, parsed.hasMatchedOption(Options.ALL)).print(trend);
      }
      return ExitCode.FINE;
    }
    StreamTrend trend = scorekeeper.trend(range, by, limit, backfill);
    if (markdown) {
      TrendMarkdown.print(out(), trend);
    } else if (json) {
      TrendJson.print(out(), trend);
    } else {
      new TrendText(console, parsed.hasMatchedOption(Options.ALL)).print(trend);
    }
    return ExitCode.FINE;
  }
}
