package dev.scorekeeper.cli.help;

import dev.scorekeeper.HistoryAddress;
import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.Setup;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.option.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What a command line that is being typed can go on with, for the scripts of shells. It reads and
 * never writes, and says nothing where it knows nothing. The answer is a line that says of which
 * kind it is, {@code values}, {@code files} or {@code directories}, and for values a line each,
 * with what it means behind a tab.
 */
public final class Completion {
  /** The word by which scripts ask; no command that people type. */
  public static final String WORD = "__complete";

  private static final String VALUES = "values";
  private static final String FILES = "files";
  private static final String DIRECTORIES = "directories";
  private static final int LONGEST_MEANING = 70;

  private final Environment environment;
  private final CommandSpec root;
  private final List<String> words;

  /** What was typed of the options that say where to look. */
  private final Map<String, String> places = new LinkedHashMap<>();

  private Path directory;
  private CommandSpec command;
  private Optional<OptionSpec> wanting = Optional.empty();
  private int positionals;
  private boolean onlyPositionals;

  /**
   * The completion of a command line.
   *
   * @param words behind the program's name; the last one is being typed, and may be empty
   */
  public Completion(Environment environment, CommandSpec root, List<String> words) {
    this.environment = environment;
    this.root = root;
    this.words = List.copyOf(words);
    this.directory = environment.directory();
    this.command = root;
  }

  /** Prints the answer. */
  public void print() {
    String current = words.isEmpty() ? "" : words.get(words.size() - 1);
    read();
    int equals = current.indexOf('=');
    if (wanting.isPresent()) {
      answer(wanting.get(), "", current);
    } else if (!onlyPositionals && current.startsWith("--") && equals > 0) {
      OptionSpec option = command.findOption(current.substring(0, equals));
      if (option != null) {
        answer(option, current.substring(0, equals + 1), current.substring(equals + 1));
      }
    } else if (!onlyPositionals && current.startsWith("-")) {
      print(options(), "", current);
    } else if (!command.subcommands().isEmpty()) {
      print(commands(command), "", current);
    } else {
      positional().ifPresent(parameter -> answer(parameter, "", current));
    }
  }

  /** Goes along what is typed already. */
  private void read() {
    int at = 0;
    while (at < words.size() - 1) {
      String word = words.get(at++);
      OptionSpec option = onlyPositionals ? null : command.findOption(word);
      if (word.equals("--") && !onlyPositionals) {
        onlyPositionals = true;
      } else if (option != null) {
        for (int i = 0; i < option.arity().max(); i++) {
          if (at >= words.size() - 1) {
            wanting = Optional.of(option);
            return;
          }
          keep(option.longestName(), words.get(at++));
        }
      } else if (word.startsWith("--") && word.indexOf('=') > 0 && !onlyPositionals) {
        int equals = word.indexOf('=');
        keep(word.substring(0, equals), word.substring(equals + 1));
      } else if (!word.startsWith("-") || onlyPositionals) {
        CommandLine next = command.subcommands().get(word);
        if (next == null) {
          positionals++;
        } else {
          command = next.getCommandSpec();
        }
      }
    }
  }

  private void keep(String option, String value) {
    if (option.equals(Options.DIRECTORY)) {
      directory = path(value);
    } else {
      places.put(option, value);
    }
  }

  private Path path(String text) {
    try {
      String home = environment.variable("HOME").orElse("~");
      return directory.resolve(text.startsWith("~/") ? home + text.substring(1) : text).normalize();
    } catch (InvalidPathException e) {
      return directory;
    }
  }

  private Optional<PositionalParamSpec> positional() {
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      if (parameter.index().contains(positionals)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  private void answer(ArgSpec asked, String before, String current) {
    switch (asked.paramLabel()) {
      case "DIR" -> environment.out().println(DIRECTORIES);
      case "FILE", "PATH", "TARGET", "SOURCE" -> environment.out().println(FILES);
      default -> print(values(asked), before, current);
    }
  }

  private Map<String, String> values(ArgSpec asked) {
    if (asked.completionCandidates() != null) {
      Map<String, String> choices = new LinkedHashMap<>();
      asked.completionCandidates().forEach(choice -> choices.put(choice, ""));
      return choices;
    }
    String name = asked instanceof OptionSpec option ? option.longestName() : asked.paramLabel();
    try {
      return switch (name) {
        case Options.BRANCH -> named(scorekeeper().names().branches());
        case Options.PROJECT, "--from-project" -> named(scorekeeper().names().projects());
        case "--since", "--until", "--baseline" -> named(scorekeeper().names().states());
        case "WHAT", "--relation" -> named(scorekeeper().names().domains());
        case "SQL" -> queries();
        case "COMMAND" -> commands(helped());
        case "FROM", "TO" ->
            named(
                command.name().equals("diff")
                    ? scorekeeper().names().states()
                    : scorekeeper().names().branches());
        default -> Map.of();
      };
    } catch (RuntimeException e) {
      // Where nothing can be read there is nothing to offer, and no place to complain.
      return Map.of();
    }
  }

  private Map<String, String> queries() {
    Map<String, String> queries = new LinkedHashMap<>();
    scorekeeper()
        .query()
        .named()
        .all()
        .forEach(query -> queries.put(query.name(), query.meaning()));
    return queries;
  }

  /** The level of commands that the words behind help have come to. */
  private CommandSpec helped() {
    CommandSpec level = root;
    for (String word : words.subList(0, words.size() - 1)) {
      CommandLine next = level.subcommands().get(word);
      if (next != null && !word.equals("help")) {
        level = next.getCommandSpec();
      }
    }
    return level;
  }

  private static Map<String, String> named(Collection<String> names) {
    Map<String, String> values = new LinkedHashMap<>();
    names.forEach(name -> values.put(name, ""));
    return values;
  }

  private Scorekeeper scorekeeper() {
    Optional<String> workspace = Optional.ofNullable(places.get(Options.WORKSPACE));
    Optional<String> history = Optional.ofNullable(places.get(Options.HISTORY));
    Path root =
        workspace
            .map(this::path)
            .or(() -> Scorekeeper.workspaceAround(directory))
            .orElse(directory);
    Setup setup = Setup.of(root, environment.variables());
    return (history.isPresent()
            ? setup.history(HistoryAddress.of(history.get(), directory, environment.variables()))
            : setup)
        .stream(
                Optional.ofNullable(places.get(Options.PROJECT)),
                Optional.ofNullable(places.get(Options.BRANCH)))
            .open();
  }

  private static Map<String, String> commands(CommandSpec group) {
    Map<String, String> commands = new LinkedHashMap<>();
    group.subcommands().forEach((name, line) -> commands.put(name, meaning(line)));
    return commands;
  }

  private static String meaning(CommandLine command) {
    return command.getCommandSpec().usageMessage().description()[0];
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    for (OptionSpec option : command.options()) {
      for (String name : new TreeSet<>(List.of(option.names())).descendingSet()) {
        options.put(name, String.join(" ", option.description()));
      }
    }
    return options;
  }

  private void print(Map<String, String> values, String before, String current) {
    environment.out().println(VALUES);
    String wanted = current.toLowerCase(Locale.ROOT);
    List<String> lines = new ArrayList<>();
    values.forEach(
        (value, meaning) -> {
          // What a line cannot hold cannot be typed in one either.
          boolean isPlain = value.chars().noneMatch(Character::isISOControl);
          if (isPlain && value.toLowerCase(Locale.ROOT).startsWith(wanted)) {
            lines.add(before + value + (meaning.isEmpty() ? "" : "\t" + brief(meaning)));
          }
        });
    try (Writer out = environment.out().tabbedWriter()) {
      for (String line : lines) {
        out.write(line + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String brief(String meaning) {
    String plain = meaning.replace('\n', ' ').replace('\t', ' ');
    int length = plain.codePointCount(0, plain.length());
    return length <= LONGEST_MEANING
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_MEANING - 1)) + "…";
  }
}
