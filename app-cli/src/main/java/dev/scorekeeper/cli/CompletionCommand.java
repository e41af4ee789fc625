package dev.scorekeeper.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints a script that completes this command line in bash and zsh. */
final class CompletionCommand extends Command {
  CompletionCommand(Environment environment) {
    super(environment);
  }

  @Override
  String name() {
    return "completion";
  }

  @Override
  CommandSpec spec() {
    return Options.command(
            name(),
            "Print a script that completes commands and options in bash and zsh.",
            "source <(scorekeeper completion)",
            "scorekeeper completion > ~/.local/share/bash-completion/completions/scorekeeper")
        .addOption(Options.help());
  }

  @Override
  boolean looksAround() {
    return true;
  }

  @Override
  int run(ParseResult parsed) {
    print(AutoComplete.bash(Cli.NAME, parsed.commandSpec().root().commandLine()));
    return ExitCode.FINE;
  }
}
