package dev.scorekeeper.cli.command;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.Setup;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.report.drawing.Console;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.Style;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command: what it understands and what it does. */
public abstract class Command {
  private final Environment environment;
  private final String name;

  protected Command(Environment environment, String name) {
    this.environment = environment;
    this.name = name;
  }

  /** What it is called on the command line. */
  public final String name() {
    return name;
  }

  /** Its options and help, under its name. */
  public abstract CommandSpec spec();

  /**
   * Does it.
   *
   * @return an {@link ExitCode}
   */
  public abstract int run(ParseResult parsed);

  /** The commands that it only is a name for; most commands are none. */
  public List<Command> commands() {
    return List.of();
  }

  /** Whether it opens a history, so that this is prepared while the command line is parsed. */
  public boolean asksHistory() {
    return false;
  }

  /** Begins what else can be begun while the command line is parsed. */
  public void prepare() {}

  /** What was typed, in a way in which all of it can be told apart. */
  public List<String> readable(List<String> arguments) {
    return arguments;
  }

  /** Whether it works on the descriptions of all commands. */
  public boolean looksAround() {
    return false;
  }

  protected final Environment environment() {
    return environment;
  }

  protected final Output out() {
    return environment.out();
  }

  /** The library as the command line wants it, for who asks about a history. */
  protected final Scorekeeper scorekeeper(ParseResult parsed) {
    return scorekeeper(WorkspaceOptions.setup(parsed, environment));
  }

  /** The same for who looks at the files of a workspace. */
  protected final Scorekeeper scorekeeperOfFiles(ParseResult parsed) {
    return scorekeeper(WorkspaceOptions.setupOfFiles(parsed, environment));
  }

  protected final Scorekeeper scorekeeper(Setup setup) {
    return environment.library().get().apply(setup);
  }

  /** Where text goes, in the colours that the command line wants. */
  protected final Console console(ParseResult parsed) {
    return new Console(environment.out(), style(parsed), environment.columns());
  }

  private Style style(ParseResult parsed) {
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

  protected final boolean isJson(ParseResult parsed) {
    return Options.format(parsed).equals("json");
  }
}
