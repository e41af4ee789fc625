package dev.scorekeeper.cli.help;

import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Shows the help of a command, as its option does, or which commands there are. */
final class HelpCommand extends Command {
  HelpCommand(Environment environment) {
    super(environment, "help");
  }

  @Override
  public CommandSpec spec() {
    return Options.command(
            name(),
            "Show the help of a command.",
            "scorekeeper help",
            "scorekeeper help trend",
            "scorekeeper help history verify")
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("COMMAND")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("The command")
                .build())
        .addOption(Options.help());
  }

  @Override
  public boolean looksAround() {
    return true;
  }

  @Override
  public int run(ParseResult parsed) {
    CommandLine asked = parsed.commandSpec().root().commandLine();
    for (String word : parsed.matchedPositionalValue(0, List.<String>of())) {
      CommandLine next = asked.getSubcommands().get(word);
      if (next == null) {
        throw Options.usage(
            parsed,
            "there is no command '"
                + word
                + "'"
                + Likeness.clause(word, Guidance.commands(asked.getCommandSpec())));
      }
      asked = next;
    }
    out().print(asked.getUsageMessage(Ansi.OFF));
    return ExitCode.FINE;
  }
}
