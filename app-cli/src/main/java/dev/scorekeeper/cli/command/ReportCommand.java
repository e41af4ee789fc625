package dev.scorekeeper.cli.command;

import dev.scorekeeper.ResultFile;
import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.application.portfolio.Portfolio;
import dev.scorekeeper.application.report.ReportRequest;
import dev.scorekeeper.application.report.StreamReport;
import dev.scorekeeper.application.statereference.Reference;
import dev.scorekeeper.cli.environment.Browser;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.environment.Version;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.TimeOptions;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.html.PageHtml;
import dev.scorekeeper.report.html.PortfolioHtml;
import dev.scorekeeper.report.html.ReportText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes everything that the history tells of a stream as a page to look at. */
public final class ReportCommand extends Command {
  private static final String SINCE = TimeOptions.SINCE;
  private static final String AT = "--at";
  private static final String OUTPUT = "--output";
  private static final String OPEN = "--open";
  private static final String PORTFOLIO = "--portfolio";
  private static final String USUAL = "report.html";
  private static final String STANDARD = "-";

  public ReportCommand(Environment environment) {
    super(environment, "report");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Write an HTML page with everything that the history tells.",
                "One file that needs no network and no script: how much is implemented, how it"
                    + " developed, the life of every domain, what became of the plan, findings, and"
                    + " the last changes. Runs of files that were not committed (drafts) are left"
                    + " out."),
            "scorekeeper report",
            "scorekeeper report --output plan.html --since 90d",
            "scorekeeper report --at 2026-01-31 --output january.html",
            "scorekeeper report --branch main --output - > main.html",
            "scorekeeper report --portfolio --output projects.html");
    Options.withStream(Options.withPlace(spec))
        .addOption(
            Options.text(
                OUTPUT,
                "FILE",
                "The file to write; overwritten only if it is an older report (default: "
                    + USUAL
                    + "; - is standard output)"))
        .addOption(Options.text(SINCE, "WHEN", "Only from then on. Write " + Reference.FORMS))
        .addOption(
            Options.text(
                AT,
                "STATE",
                "Show what was known then, and nothing later, written in the same way; a day"
                    + " counts to its end"))
        .addOption(
            Options.flag(
                PORTFOLIO, "Show all projects of the history instead, each by its main line"))
        .addOption(Options.flag(OPEN, "Show the page in a browser"))
        .addOption(Options.noBackfill());
    return Options.withOutput(spec);
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    String output = Options.name(parsed, OUTPUT).orElse(USUAL);
    if (output.equals(STANDARD) && parsed.hasMatchedOption(OPEN)) {
      throw Options.usage(parsed, OPEN + " shows a file; leave out " + OUTPUT + " -");
    }
    return parsed.hasMatchedOption(PORTFOLIO)
        ? ofProjects(parsed, output)
        : ofStream(parsed, output);
  }

  private int ofStream(ParseResult parsed, String output) {
    StreamReport report =
        scorekeeper(parsed)
            .report(
                new ReportRequest(
                    Options.name(parsed, SINCE).map(Reference::of),
                    Options.name(parsed, AT).map(Reference::of),
                    !parsed.hasMatchedOption(Options.NO_BACKFILL)));
    return write(
        parsed,
        output,
        out -> PageHtml.write(out, report, Version.TEXT),
        text -> text.written(report, output));
  }

  private int ofProjects(ParseResult parsed, String output) {
    for (String option : List.of(SINCE, AT, Options.PROJECT, Options.BRANCH, Options.NO_BACKFILL)) {
      if (parsed.hasMatchedOption(option)) {
        throw Options.usage(
            parsed, PORTFOLIO + " tells of all projects as they stand; leave out " + option);
      }
    }
    Scorekeeper scorekeeper = scorekeeper(parsed);
    Portfolio portfolio = scorekeeper.portfolio(Portfolio.Order.WORST);
    List<Portfolio.Week> weeks = scorekeeper.portfolioWeeks();
    return write(
        parsed,
        output,
        out -> PortfolioHtml.write(out, portfolio, weeks, Version.TEXT),
        text -> text.written(portfolio, output));
  }

  private int write(
      ParseResult parsed, String output, Consumer<Writer> page, Consumer<ReportText> said) {
    if (output.equals(STANDARD)) {
      write(out().writer(), page);
      return ExitCode.FINE;
    }
    Path file = WorkspaceOptions.path(parsed, environment(), output);
    new ResultFile(
            file,
            WorkspaceOptions.root(parsed, environment()),
            "report",
            List.of(PageHtml.BEGINNING))
        .write(bytes -> write(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), page));
    said.accept(new ReportText(console(parsed)));
    if (parsed.hasMatchedOption(OPEN) && !new Browser(environment()).open(file)) {
      environment().complain("there is no browser here to show it");
    }
    return ExitCode.FINE;
  }

  private static void write(Writer writer, Consumer<Writer> page) {
    try {
      page.accept(writer);
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
