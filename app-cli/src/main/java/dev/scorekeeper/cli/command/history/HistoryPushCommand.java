package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.application.history.Exchange;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.HistoryOptions;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.HistoryJson;
import dev.scorekeeper.report.text.HistoryText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Gives another history what it lacks. */
final class HistoryPushCommand extends Command {
  private static final String BEST_EFFORT = "--best-effort";

  HistoryPushCommand(Environment environment) {
    super(environment, "push");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Give another history the entries that it lacks.",
                "Only these travel. The other history is created if there is none. Everything is"
                    + " checked as in history import. What does not arrive is carried by the next"
                    + " push."),
            "scorekeeper history push ../all-plans.db",
            "scorekeeper history push ../all-plans.db --best-effort",
            "scorekeeper history push ../all-plans.db --format json");
    spec.addPositional(HistoryOptions.other("TARGET", "The other history, as --history names one"));
    Options.withPlace(spec)
        .addOption(HistoryOptions.project())
        .addOption(
            Options.flag(
                BEST_EFFORT,
                "Exit with 0 even if not everything arrives, and say so on standard error"));
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Exchange.Result result =
        scorekeeper(parsed)
            .push(
                HistoryOptions.other(parsed, environment()),
                HistoryOptions.request(parsed, parsed.hasMatchedOption(BEST_EFFORT)));
    if (json) {
      HistoryJson.exchanged(out(), result);
    } else {
      new HistoryText(console).pushed(result);
    }
    result.failure().ifPresent(environment()::complain);
    return ExitCode.FINE;
  }
}
