package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.json.HistoryJson;
import dev.scorekeeper.report.text.HistoryText;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Makes the spans anew from the log. */
final class HistoryRebuildCommand extends Command {
  HistoryRebuildCommand(Environment environment) {
    super(environment, "rebuild");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Rebuild the derived tables.",
                "They hold for how long each fact was true. This is only needed if history"
                    + " verify finds a fault in them. All or nothing."),
            "scorekeeper history rebuild");
    return Options.withOutput(Options.withPlace(spec), "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    Console console = console(parsed);
    HistoryStore.Rebuilt rebuilt = scorekeeper(parsed).rebuild();
    if (json) {
      HistoryJson.rebuilt(out(), rebuilt);
    } else {
      new HistoryText(console).rebuilt(rebuilt);
    }
    return ExitCode.FINE;
  }
}
