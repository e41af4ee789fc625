package dev.scorekeeper.cli.option;

import dev.scorekeeper.application.Likeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options that several commands have, declared and read in one place. */
public final class Options {
  public static final String DIRECTORY = "-C";
  public static final String WORKSPACE = "--workspace";
  public static final String LIMIT = "--limit";
  public static final String HISTORY = "--history";
  public static final String PROJECT = "--project";
  public static final String BRANCH = "--branch";
  public static final String FORMAT = "--format";
  public static final String COLOR = "--color";
  public static final String TEXT = "text";
  public static final String TABLE = "table";
  public static final String NO_COLOR = "--no-color";
  public static final String ALL = "--all";
  public static final String NO_BACKFILL = "--no-backfill";

  private Options() {}

  /**
   * A command's specification with its help.
   *
   * @param summary one short sentence, which the overview of commands shows too
   */
  public static CommandSpec command(String name, String summary, String... examples) {
    return command(name, new String[] {summary}, examples);
  }

  /** What a command does: one short sentence for the overview, and what only its own help says. */
  public static String[] described(String summary, String details) {
    return new String[] {summary, details};
  }

  /**
   * The same with details.
   *
   * @param description as {@link #described} makes it
   */
  public static CommandSpec command(String name, String[] description, String... examples) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .description(description)
        .optionListHeading("%nOptions:%n")
        .sortOptions(false)
        .footerHeading("%nExamples:%n")
        .footer(indented(examples));
    return spec;
  }

  private static String[] indented(String[] lines) {
    String[] indented = new String[lines.length];
    for (int i = 0; i < lines.length; i++) {
      indented[i] = "  " + lines[i];
    }
    return indented;
  }

  /** Adds the options that say which workspace and history. */
  public static CommandSpec withPlace(CommandSpec spec) {
    return withWorkspace(spec)
        .addOption(
            text(
                HISTORY,
                "FILE",
                "The history: a file, or postgresql://USER@HOST/DATABASE (default:"
                    + " $SCOREKEEPER_HISTORY, or .scorekeeper/history.db in the workspace)"));
  }

  /** Adds the options that say which stream. */
  public static CommandSpec withStream(CommandSpec spec) {
    return spec.addOption(project())
        .addOption(
            text(
                BRANCH,
                "NAME",
                "The branch (default: from git, or else from the CI system, or else the name"
                    + " 'default')"));
  }

  /** Adds the options that say how to print, and help. */
  public static CommandSpec withOutput(CommandSpec spec, String... formats) {
    if (formats.length > 0) {
      addFormats(spec, formats);
    }
    return spec.addOption(
            choice(
                COLOR,
                "When to use colours (default: auto, only on a terminal)",
                List.of("auto", "always", "never")))
        .addOption(flag(NO_COLOR, "The same as --color never, or as setting the variable NO_COLOR"))
        .addOption(help());
  }

  /** Beside the option itself a shorthand for each format but plain text, as other tools have. */
  private static void addFormats(CommandSpec spec, String... formats) {
    spec.addOption(
        choice(FORMAT, "The output format (default: " + formats[0] + ")", Arrays.asList(formats)));
    for (String format : formats) {
      if (!format.equals(TEXT)) {
        spec.addOption(
            (format.equals(TABLE)
                    ? OptionSpec.builder("-t", shorthand(format))
                    : OptionSpec.builder(shorthand(format)))
                .description("The same as --format " + format)
                .build());
      }
    }
  }

  private static String shorthand(String format) {
    return "--" + format;
  }

  /** The format that a command line wants, else its command's first; not two of them. */
  public static String format(ParseResult parsed) {
    String format = chosen(parsed, FORMAT);
    Optional<String> said = value(parsed, FORMAT);
    String how = said.isPresent() ? FORMAT + " " + said.get() : "";
    for (String other : parsed.commandSpec().findOption(FORMAT).completionCandidates()) {
      if (parsed.hasMatchedOption(shorthand(other))) {
        if (!how.isEmpty() && !other.equals(format)) {
          throw usage(
              parsed, how + " and " + shorthand(other) + " are two formats; leave out one of them");
        }
        how = shorthand(other);
        format = other;
      }
    }
    return format;
  }

  /** Adds the options that say which workspace. */
  public static CommandSpec withWorkspace(CommandSpec spec) {
    return withWorkspace(
        spec,
        "The workspace, the folder that holds the registry (default: this folder, or the nearest"
            + " parent folder in the git repository that contains settings, a history or a registry)");
  }

  /** The same where it is looked for in another way. */
  public static CommandSpec withWorkspace(CommandSpec spec, String description) {
    return spec.addOption(directory())
        .addOption(
            OptionSpec.builder("-w", WORKSPACE)
                .paramLabel("DIR")
                .type(String.class)
                .description(description)
                .build());
  }

  /** Where to stand; may be given several times, each from where the one before leads. */
  public static OptionSpec directory() {
    return OptionSpec.builder(DIRECTORY)
        .paramLabel("DIR")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description("Run as if started in this folder; may come before or after the command")
        .build();
  }

  /** Which project. */
  public static OptionSpec project() {
    return text(
        PROJECT,
        "NAME",
        "The project name (default: from the settings, or else from git's remote origin, or else"
            + " the folder's name)");
  }

  /** How many of what is listed. */
  public static OptionSpec limit(String description) {
    return OptionSpec.builder("-n", LIMIT)
        .paramLabel("N")
        .type(String.class)
        .description(description)
        .build();
  }

  public static OptionSpec all() {
    return all(
        "Show everything: each domain that is in the catalog only, and each repeated finding");
  }

  /** The same for commands that leave something else out. */
  public static OptionSpec all(String description) {
    return flag(ALL, description);
  }

  public static OptionSpec noBackfill() {
    return flag(NO_BACKFILL, "Do not record past commits first, even if the history has none");
  }

  public static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help").build();
  }

  public static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** What stands on the command line by itself, once at most. */
  public static PositionalParamSpec parameter(int index, String label, String description) {
    return PositionalParamSpec.builder()
        .index(Integer.toString(index))
        .paramLabel(label)
        .arity("0..1")
        .type(String.class)
        .description(description)
        .build();
  }

  public static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).description(description).build();
  }

  public static OptionSpec choice(String name, String description, List<String> choices) {
    return OptionSpec.builder(name)
        .paramLabel(String.join("|", choices))
        .type(String.class)
        .completionCandidates(choices)
        .description(description)
        .build();
  }

  /** The value of an option, if it was given. */
  public static Optional<String> value(ParseResult parsed, String name) {
    return Optional.ofNullable(parsed.<String>matchedOptionValue(name, null));
  }

  /** The value of an option that takes a number from 1 on. */
  public static OptionalInt count(ParseResult parsed, String option) {
    Optional<String> text = value(parsed, option);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int count = Integer.parseInt(text.get());
      if (count > 0) {
        return OptionalInt.of(count);
      }
    } catch (NumberFormatException e) {
      // the same complaint as for a number below 1
    }
    throw usage(parsed, option + " takes a number from 1 on, not '" + text.get() + "'");
  }

  /** The value of an option that must not be blank. */
  public static Optional<String> name(ParseResult parsed, String option) {
    Optional<String> value = value(parsed, option);
    if (value.filter(String::isBlank).isPresent()) {
      throw usage(parsed, option + " needs a name");
    }
    return value;
  }

  /** The value of a {@link #choice}, else its first one. */
  public static String chosen(ParseResult parsed, String name) {
    Optional<String> value = value(parsed, name);
    List<String> choices = new ArrayList<>();
    for (String choice : parsed.commandSpec().findOption(name).completionCandidates()) {
      choices.add(choice);
    }
    if (value.isEmpty()) {
      return choices.get(0);
    }
    String chosen = value.get().toLowerCase(Locale.ROOT);
    if (!choices.contains(chosen)) {
      throw usage(
          parsed,
          name
              + " is one of "
              + String.join(", ", choices)
              + ", not '"
              + value.get()
              + "'"
              + Likeness.clause(chosen, choices));
    }
    return chosen;
  }

  public static ParameterException usage(ParseResult parsed, String message) {
    return new ParameterException(parsed.commandSpec().commandLine(), message);
  }
}
