package dev.scorekeeper.cli.help;

import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.environment.Environment;
import java.util.List;
import java.util.Optional;

/** The commands that are about the command line itself, in the order of the help. */
public final class Guides {
  private final Environment environment;

  public Guides(Environment environment) {
    this.environment = environment;
  }

  /** All of them. */
  public List<Command> all() {
    return List.of(
        new CompletionCommand(environment),
        new HelpCommand(environment),
        new VersionCommand(environment));
  }

  /** The command of a name, if there is one. */
  public Optional<Command> named(String name) {
    for (Command command : all()) {
      if (command.name().equals(name)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }
}
