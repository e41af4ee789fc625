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

/** Takes from another history what is lacking here. */
final class HistoryPullCommand extends Command {
  HistoryPullCommand(Environment environment) {
    super(environment, "pull");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Take the entries of another history that are missing here.",
                "Only these travel. This history is created if there is none. Everything is checked"
                    + " as in history import. The other history stays as it is."),
            "scorekeeper history pull other.db",
            "scorekeeper history pull other.db --project renderx --history renderx.db",
            "scorekeeper history pull other.db --format json");
    spec.addPositional(HistoryOptions.other("SOURCE", "The other history, as --history names one"));
    Options.withPlace(spec).addOption(HistoryOptions.project());
    return Options.withOutput(spec, "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    Exchange.Result result =
        scorekeeper(parsed)
            .pull(
                HistoryOptions.other(parsed, environment()), HistoryOptions.request(parsed, false));
    if (json) {
      HistoryJson.exchanged(out(), result);
    } else {
      new HistoryText(console).pulled(result);
    }
    return ExitCode.FINE;
  }
}
