package dev.scorekeeper.cli.command;

import dev.scorekeeper.application.report.StreamLog;
import dev.scorekeeper.application.statereference.Range;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.TimeOptions;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.LogJson;
import dev.scorekeeper.report.text.LogText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Lists runs, the newest first, with what changed in each. */
public final class LogCommand extends Command {
  private static final int USUAL = 20;

  public LogCommand(Environment environment) {
    super(environment, "log");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "List the runs, newest first, with what changed in each.",
                "Drafts and unreadable runs are marked. Runs without a change are folded into"
                    + " one line."),
            "scorekeeper log",
            "scorekeeper log --limit 100 --branch main",
            "scorekeeper log --since 30d",
            "scorekeeper log --since HEAD~3..HEAD",
            "scorekeeper log --format json");
    TimeOptions.withRange(Options.withStream(Options.withPlace(spec)), "runs")
        .addOption(Options.limit("Show at most this many runs (default: " + USUAL + ")"))
        .addOption(Options.all("Show every run, even if nothing changed"))
        .addOption(Options.noBackfill());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public boolean asksHistory() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    int limit = Options.count(parsed, Options.LIMIT).orElse(USUAL);
    Range range = TimeOptions.range(parsed);
    StreamLog log =
        scorekeeper(parsed).log(range, limit, !parsed.hasMatchedOption(Options.NO_BACKFILL));
    if (json) {
      LogJson.print(out(), log);
    } else {
      new LogText(console, parsed.hasMatchedOption(Options.ALL)).print(log);
    }
    return ExitCode.FINE;
  }
}
