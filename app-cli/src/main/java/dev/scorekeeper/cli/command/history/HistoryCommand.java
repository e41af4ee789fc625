package dev.scorekeeper.cli.command.history;

import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands that are about the history as a whole. */
public final class HistoryCommand extends Command {
  private final List<Command> commands;

  public HistoryCommand(Environment environment) {
    super(environment, "history");
    commands =
        List.of(
            new HistoryStreamsCommand(environment),
            new HistoryRenameCommand(environment),
            new HistoryVerifyCommand(environment),
            new HistoryCheckpointCommand(environment),
            new HistoryRebuildCommand(environment),
            new HistoryExportCommand(environment),
            new HistoryImportCommand(environment),
            new HistoryPushCommand(environment),
            new HistoryPullCommand(environment),
            new HistoryGrantCommand(environment));
  }

  @Override
  public List<Command> commands() {
    return commands;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Options.command(
            name(),
            "Verify, export, import, push, pull and rename the history.",
            "scorekeeper history streams",
            "scorekeeper history verify",
            "scorekeeper history checkpoint >> checkpoints.txt",
            "scorekeeper history verify --against checkpoints.txt");
    spec.usageMessage().synopsisSubcommandLabel("COMMAND").commandListHeading("%nCommands:%n");
    commands.forEach(command -> spec.addSubcommand(command.name(), command.spec()));
    return spec.addOption(Options.help());
  }

  @Override
  public int run(ParseResult parsed) {
    throw new IllegalStateException("only its commands run");
  }
}
