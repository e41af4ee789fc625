package dev.scorekeeper.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands that are about the history as a whole. */
final class HistoryCommand extends Command {
  private final List<Command> commands;

  HistoryCommand(Environment environment) {
    super(environment);
    commands =
        List.of(
            new HistoryVerifyCommand(environment),
            new HistoryCheckpointCommand(environment),
            new HistoryRebuildCommand(environment),
            new HistoryExportCommand(environment),
            new HistoryImportCommand(environment));
  }

  @Override
  String name() {
    return "history";
  }

  @Override
  List<Command> commands() {
    return commands;
  }

  @Override
  CommandSpec spec() {
    return Options.group(
        name(),
        "Prove that the history is intact, and look after it.",
        commands,
        "scorekeeper history verify",
        "scorekeeper history checkpoint >> checkpoints.txt",
        "scorekeeper history verify --against checkpoints.txt");
  }

  @Override
  int run(ParseResult parsed) {
    throw new IllegalStateException("only its commands run");
  }
}
