package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.report.csv.RowsCsv;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.PortfolioJson;
import dev.scorekeeper.report.markdown.PortfolioMarkdown;
import dev.scorekeeper.report.text.PortfolioText;
import dev.scorekeeper.report.wording.Listing;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows how all projects of a history stand. */
public final class PortfolioCommand extends Command {
  private static final String SORT = "--sort";

  public PortfolioCommand(Environment environment) {
    super(environment, "portfolio");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Show all projects of a history, worst first.",
                "Each project is represented by its main line: how much is implemented, what changed in 30"
                    + " days, what has been planned the longest, and when a run was last recorded."
                    + " Needs no workspace if --history names a history."),
            "scorekeeper portfolio",
            "scorekeeper portfolio --sort name",
            "scorekeeper portfolio --history .scorekeeper/history.db --csv",
            "scorekeeper report --portfolio --output projects.html");
    Options.withPlace(spec)
        .addOption(
            Options.choice(
                SORT,
                "The order: worst (default; what could not be read, then the lowest share), or name",
                List.of("worst", "name")));
    return Options.withOutput(spec, "text", "json", "markdown", "csv");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    Console console = console(parsed);
    String format = Options.format(parsed);
    Portfolio.Order order =
        Portfolio.Order.valueOf(Options.chosen(parsed, SORT).toUpperCase(Locale.ROOT));
    Portfolio portfolio = scorekeeper(parsed).portfolio(order);
    switch (format) {
      case "json" -> PortfolioJson.print(out(), portfolio);
      case "markdown" -> PortfolioMarkdown.print(out(), portfolio);
      case "csv" -> Listing.print(portfolio, RowsCsv.commas(out(), true));
      default -> new PortfolioText(console).print(portfolio);
    }
    return ExitCode.FINE;
  }
}
