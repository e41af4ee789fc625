package dev.scorekeeper.cli.command;

import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.terminal.Environment;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints a script that completes this command line in bash and zsh. */
final class CompletionCommand extends Command {
  CompletionCommand(Environment environment) {
    super(environment, "completion");
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            "Print a script that completes commands and options in bash and zsh.",
            "source <(scorekeeper completion)",
            "scorekeeper completion > ~/.local/share/bash-completion/completions/scorekeeper")
        .addOption(Options.help());
  }

  @Override
  public boolean looksAround() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    out()
        .println(AutoComplete.bash(Environment.PROGRAM, parsed.commandSpec().root().commandLine()));
    return ExitCode.FINE;
  }
}
