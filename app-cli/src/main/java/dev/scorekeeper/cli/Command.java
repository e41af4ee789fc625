package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Plain;
import dev.scorekeeper.cli.terminal.Style;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command: what it understands and what it does. */
abstract class Command {
  private final Environment environment;

  Command(Environment environment) {
    this.environment = environment;
  }

  /** What it is called on the command line. */
  abstract String name();

  /** Its options and help, under its name. */
  abstract CommandSpec spec();

  /**
   * Does it.
   *
   * @return an {@link ExitCode}
   */
  abstract int run(ParseResult parsed);

  /** The commands that it only is a name for; most commands are none. */
  List<Command> commands() {
    return List.of();
  }

  /** Whether it opens a history, so that this is prepared while the command line is parsed. */
  boolean asksHistory() {
    return false;
  }

  /** Whether it works on the descriptions of all commands. */
  boolean looksAround() {
    return false;
  }

  final Environment environment() {
    return environment;
  }

  final void print(String line) {
    environment.out().println(line);
  }

  final void complain(String line) {
    environment.err().println(Cli.NAME + ": " + Plain.text(line));
  }

  final Style style(ParseResult parsed) {
    if (parsed.hasMatchedOption(Options.NO_COLOR)) {
      return new Style(false);
    }
    return new Style(
        switch (Options.chosen(parsed, Options.COLOR)) {
          case "always" -> true;
          case "never" -> false;
          default -> environment.likesColour();
        });
  }

  final boolean isJson(ParseResult parsed) {
    return Options.chosen(parsed, Options.FORMAT).equals("json");
  }
}
