package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.domain.history.Checkpoint;
import dev.scorekeeper.report.json.HistoryJson;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints what the log is now, to be kept elsewhere. */
final class HistoryCheckpointCommand extends Command {
  HistoryCheckpointCommand(Environment environment) {
    super(environment, "checkpoint");
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            Options.described(
                "Print a checkpoint to keep outside of the history.",
                "Later, history verify --against proves that nothing recorded by now was"
                    + " changed or cut off."),
            "scorekeeper history checkpoint",
            "scorekeeper history checkpoint >> checkpoints.txt");
    return Options.withOutput(Options.withPlace(spec), "text", "json");
  }

  @Override
  public int run(ParseResult parsed) {
    boolean json = isJson(parsed);
    List<Checkpoint> checkpoints = scorekeeper(parsed).checkpoints();
    if (json) {
      HistoryJson.checkpoints(out(), checkpoints);
    } else {
      checkpoints.forEach(checkpoint -> out().print(checkpoint.text()));
    }
    return ExitCode.FINE;
  }
}
