package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.application.history.StreamSummary;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.HistoryJson;
import dev.scorekeeper.report.text.HistoryText;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows of which projects and branches the history has runs. */
final class HistoryStreamsCommand extends Command {
  HistoryStreamsCommand(Environment environment) {
    super(environment, "streams");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "List the projects and branches that have runs.",
                "Shows how many runs each has, their first and last moment, and the newest"
                    + " commit. Use these names with --project and --branch."),
            "scorekeeper history streams",
            "scorekeeper history streams --format json");
    return Options.withOutput(Options.withPlace(spec), "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    List<StreamSummary> streams = scorekeeper(parsed).streams();
    if (json) {
      HistoryJson.streams(out(), streams);
    } else {
      new HistoryText(console).streams(streams);
    }
    return ExitCode.FINE;
  }
}
