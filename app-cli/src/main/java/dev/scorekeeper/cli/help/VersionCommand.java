package dev.scorekeeper.cli.help;

import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.environment.Version;
import dev.scorekeeper.cli.option.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows the version, as the option does. */
final class VersionCommand extends Command {
  VersionCommand(Environment environment) {
    super(environment, "version");
  }

  @Override
  public CommandSpec spec() {
    return Options.command(name(), "Show the version.", "scorekeeper version")
        .addOption(Options.help());
  }

  @Override
  public int run(ParseResult parsed) {
    out().println(Version.TEXT);
    return ExitCode.FINE;
  }
}
