package dev.scorekeeper.cli;

import dev.scorekeeper.application.InvalidRequestException;
import dev.scorekeeper.cli.command.Command;
import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.environment.LostOutputException;
import dev.scorekeeper.cli.environment.Outputs;
import dev.scorekeeper.cli.environment.Version;
import dev.scorekeeper.cli.help.Completion;
import dev.scorekeeper.cli.help.Guidance;
import dev.scorekeeper.cli.help.Guides;
import dev.scorekeeper.cli.option.Options;
import dev.scorekeeper.cli.option.WorkspaceOptions;
import dev.scorekeeper.domain.commit.CommitsException;
import dev.scorekeeper.domain.history.HistoryException;
import dev.scorekeeper.domain.query.QueryException;
import dev.scorekeeper.domain.workspace.SettingsException;
import dev.scorekeeper.domain.workspace.UnreadableException;
import dev.scorekeeper.domain.workspace.UnwritableException;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.TerminalText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The whole command line: finds the command, runs it, and turns failures into words and codes. */
final class Cli {
  private static final int HELP = 100;

  /** More than explain anything. */
  private static final int MOST_CAUSES = 16;

  private final Environment environment;
  private final Commands commands;

  Cli(Environment environment) {
    this.environment = environment;
    this.commands = new Commands(environment);
  }

  /**
   * Runs a command line.
   *
   * @return an {@link ExitCode}
   */
  int run(List<String> arguments) {
    int code = attempt(arguments);
    Outputs outputs = environment.outputs();
    Outputs.Fate fate = outputs.fateOfOut();
    if (fate == Outputs.Fate.LOST) {
      complain("standard output cannot be written: " + outputs.why());
    }
    int told = code(outputs.fateOfErr());
    if (fate != Outputs.Fate.TAKEN) {
      return code(fate);
    }
    return code == ExitCode.FINE ? told : code;
  }

  /** Nothing passes that nobody could be told. */
  static int code(Outputs.Fate fate) {
    return switch (fate) {
      case TAKEN -> ExitCode.FINE;
      case LEFT -> ExitCode.LEFT;
      case LOST -> ExitCode.UNREADABLE;
    };
  }

  private int attempt(List<String> arguments) {
    try {
      if (first(arguments).equals(Completion.WORD)) {
        return complete(arguments);
      }
      List<Command> asked = asked(asHelp(arguments));
      List<String> readable =
          asked.size() == 1 ? asked.get(0).readable(arguments) : asHelp(arguments);
      return run(asked, commandLine(asked).parseArgs(readable.toArray(new String[0])));
    } catch (LostOutputException e) {
      return ExitCode.UNREADABLE;
    } catch (ParameterException e) {
      complain(e, arguments);
      return ExitCode.USAGE;
    } catch (QueryException e) {
      complain(e.getMessage());
      return ExitCode.USAGE;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      if (Memory.isShort(e)) {
        complain(Memory.COMPLAINT);
        return ExitCode.UNREADABLE;
      }
      complain("internal error; please report it with the lines below");
      trace(environment.err(), e);
      return ExitCode.INTERNAL;
    }
  }

  /**
   * The one command that is asked for, since describing all takes its time; all where it needs
   * them.
   */
  private List<Command> asked(List<String> arguments) {
    String name = first(arguments);
    Optional<Command> one = commands.named(name);
    if (one.isEmpty()) {
      one = new Guides(environment).named(name);
    }
    if (one.isEmpty() || one.get().looksAround()) {
      return all();
    }
    if (one.get().asksHistory()) {
      environment.library().begin();
    }
    one.get().prepare();
    return List.of(one.get());
  }

  /** {@code history help verify} is {@code help history verify}. */
  private static List<String> asHelp(List<String> arguments) {
    int help = arguments.indexOf("help");
    if (help != 1 || !arguments.get(0).equals("history")) {
      return arguments;
    }
    List<String> words = new ArrayList<>(arguments);
    words.remove(help);
    words.add(0, "help");
    return words;
  }

  private List<Command> all() {
    List<Command> all = new ArrayList<>(commands.all());
    all.addAll(new Guides(environment).all());
    return all;
  }

  /** Answers the script of a shell, and whatever happens disturbs nobody who is typing. */
  private int complete(List<String> arguments) {
    List<String> words =
        arguments.subList(arguments.indexOf(Completion.WORD) + 1, arguments.size());
    new Completion(environment, commandLine().getCommandSpec(), words).print();
    return ExitCode.FINE;
  }

  /** The command's word: the first that is not about where to stand. */
  static String first(List<String> arguments) {
    int word = 0;
    while (word < arguments.size() && arguments.get(word).startsWith(Options.DIRECTORY)) {
      word += arguments.get(word).equals(Options.DIRECTORY) ? 2 : 1;
    }
    return word < arguments.size() ? arguments.get(word) : "";
  }

  /** The whole command line as picocli sees it. */
  CommandLine commandLine() {
    return commandLine(all());
  }

  private CommandLine commandLine(List<Command> known) {
    CommandSpec root = CommandSpec.create().name(Environment.PROGRAM);
    root.usageMessage()
        .description(
            "Shows how much of a repository's plan is implemented, and how that changes over time.")
        .synopsisSubcommandLabel("COMMAND")
        .commandListHeading("%nCommands:%n")
        .optionListHeading("%nOptions:%n")
        .footerHeading("%nExamples:%n")
        .footer(
            "  scorekeeper init               write the settings of this repository",
            "  scorekeeper validate           assess the workspace and record the run",
            "  scorekeeper trend --by week    show how the plan developed",
            "  scorekeeper help diff          show the help of a command",
            "",
            "Exit codes:",
            "  0   fine",
            "  1   validate: a condition of --fail-on is met (by default, there is an error)",
            "      audit --check: the catalog is stale",
            "      history verify: the history is damaged",
            "  2   wrong usage",
            "  3   an input or the history cannot be read or written",
            "  70  internal error");
    root.addOption(Options.directory())
        .addOption(Options.help())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Show the version")
                .build());
    CommandLine line = new CommandLine(root);
    // A branch may be called @x, and a stranger may have committed a file x.
    line.setExpandAtFiles(false);
    for (Command command : known) {
      line.addSubcommand(new CommandLine(command.spec()));
    }
    int columns = environment.terminal().columns();
    line.setUsageHelpWidth(columns == 0 ? HELP : Math.max(55, Math.min(columns, HELP)));
    return line;
  }

  private int run(List<Command> known, ParseResult parsed) {
    if (parsed.isVersionHelpRequested()) {
      environment.out().println(Version.TEXT);
      return ExitCode.FINE;
    }
    ParseResult chosen = parsed;
    Command command = null;
    List<Command> choice = known;
    while (chosen.hasSubcommand()) {
      chosen = chosen.subcommand();
      command = find(chosen.commandSpec().name(), choice);
      choice = command.commands();
    }
    if (chosen.isUsageHelpRequested()) {
      environment.out().print(chosen.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
      return ExitCode.FINE;
    }
    if (command == null || !choice.isEmpty()) {
      environment.err().print(chosen.commandSpec().commandLine().getUsageMessage(Ansi.OFF));
      return ExitCode.USAGE;
    }
    Optional<Path> elsewhere = WorkspaceOptions.directory(parsed, environment);
    if (elsewhere.isEmpty()) {
      return run(command, chosen, environment);
    }
    Environment there = environment.standingIn(elsewhere.get());
    return run(again(parsed, there), chosen, there);
  }

  /** The command that is chosen, for who stands elsewhere. */
  private static Command again(ParseResult parsed, Environment there) {
    ParseResult level = parsed.subcommand();
    String name = level.commandSpec().name();
    Command command =
        new Commands(there).named(name).or(() -> new Guides(there).named(name)).orElseThrow();
    while (level.hasSubcommand()) {
      level = level.subcommand();
      command = find(level.commandSpec().name(), command.commands());
    }
    return command;
  }

  private int run(Command command, ParseResult chosen, Environment standing) {
    int code;
    try {
      code = command.run(chosen);
    } catch (InvalidRequestException e) {
      throw Options.usage(chosen, String.valueOf(e.getMessage()));
    } catch (SettingsException
        | HistoryException
        | CommitsException
        | UnreadableException
        | UnwritableException e) {
      complain(e.getMessage());
      code = ExitCode.UNREADABLE;
    }
    if (code == ExitCode.FINDINGS || code == ExitCode.UNREADABLE) {
      Optional<Path> above = WorkspaceOptions.above(chosen, standing);
      if (above.isPresent()) {
        complain(
            chosen.commandSpec().name().equals("init")
                ? "this folder belongs to the workspace " + above.get()
                : "paths are from the workspace's root, " + above.get());
      }
    }
    return code;
  }

  private static Command find(String name, List<Command> commands) {
    for (Command command : commands) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    throw new IllegalStateException("no command " + name);
  }

  /** Where a fault of ours came from; its message may be of strangers too. */
  static void trace(Output to, Throwable fault) {
    @Nullable Throwable cause = fault;
    // Causes may go round in a circle.
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (depth > 0) {
        to.println("caused by");
      }
      to.println(TerminalText.text(cause.toString()));
      for (StackTraceElement element : cause.getStackTrace()) {
        to.println("    at " + element);
      }
      cause = cause.getCause();
    }
    to.flush();
  }

  private void complain(ParameterException e, List<String> arguments) {
    new Guidance(commandLine().getCommandSpec()).lines(e, arguments).forEach(this::complain);
  }

  private void complain(@Nullable String message) {
    environment.complain(String.valueOf(message));
  }
}
