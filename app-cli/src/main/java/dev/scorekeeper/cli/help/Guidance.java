package dev.scorekeeper.cli.help;

import dev.scorekeeper.application.Likeness;
import dev.scorekeeper.cli.option.Options;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What to say to who wrote a command line that is none: what is wrong, and what may have been
 * meant. picocli's own suggestions are not enough: they know the options of one command alone, name
 * something for whatever shares two letters with it, and know neither domains nor queries.
 */
public final class Guidance {
  /** What options with the same purpose are called in other tools. */
  private static final Map<String, String> OPTIONS = optionsElsewhere();

  /** What commands with the same purpose are called in other tools. */
  private static final Map<String, String> COMMANDS = commandsElsewhere();

  /** All commands, for what belongs to another one than was asked for. */
  private final CommandSpec root;

  /**
   * Guidance on a whole command line.
   *
   * @param root with all commands
   */
  public Guidance(CommandSpec root) {
    this.root = root;
  }

  private static Map<String, String> optionsElsewhere() {
    Map<String, String> options = new TreeMap<>();
    for (String name : List.of("-d", "--dir", "--directory", "--path", "--root", "--cwd")) {
      options.put(name, Options.WORKSPACE);
    }
    for (String name : List.of("--db", "--database", "--file")) {
      options.put(name, Options.HISTORY);
    }
    for (String name : List.of("-f", "-o", "--output", "--fmt", "--style")) {
      options.put(name, Options.FORMAT);
    }
    for (String name : List.of("-m", "--max", "--max-count", "--count", "--number", "--last")) {
      options.put(name, Options.LIMIT);
    }
    for (String name : List.of("--after", "--from", "--start", "-s")) {
      options.put(name, "--since");
    }
    for (String name : List.of("--before", "--to", "--end")) {
      options.put(name, "--until");
    }
    options.put("-b", Options.BRANCH);
    options.put("-a", Options.ALL);
    options.put("-j", "--json");
    options.put("-q", "--quiet");
    options.put("--silent", "--quiet");
    options.put("-v", "--version");
    options.put("-?", "--help");
    options.put("--usage", "--help");
    options.put("--md", "--markdown");
    options.put("--ndjson", "--nl");
    options.put("--jsonl", "--nl");
    options.put("--skip-headers", "--no-headers");
    return options;
  }

  private static Map<String, String> commandsElsewhere() {
    return Map.ofEntries(
        Map.entry("assess", "validate"),
        Map.entry("check", "validate"),
        Map.entry("run", "validate"),
        Map.entry("score", "status"),
        Map.entry("chart", "trend"),
        Map.entry("graph", "trend"),
        Map.entry("runs", "log"),
        Map.entry("compare", "diff"),
        Map.entry("sql", "query"),
        Map.entry("scan", "audit"),
        Map.entry("new", "add"),
        Map.entry("branches", "history streams"),
        Map.entry("complete", "completion"),
        Map.entry("usage", "help"),
        Map.entry("man", "help"));
  }

  /**
   * What to say, a line each.
   *
   * @param arguments all that was typed
   */
  public List<String> lines(ParameterException e, List<String> arguments) {
    CommandSpec asked = e.getCommandLine().getCommandSpec();
    List<String> lines = new ArrayList<>();
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      lines.add(unmatched(unmatched.getUnmatched().get(0), asked, arguments));
    } else {
      lines.add(String.valueOf(e.getMessage()));
    }
    lines.add("see " + asked.qualifiedName() + " --help");
    return lines;
  }

  private String unmatched(String word, CommandSpec asked, List<String> arguments) {
    if (word.startsWith("-") && word.length() > 1) {
      int equals = word.indexOf('=');
      String option = equals < 0 ? word : word.substring(0, equals);
      return asked.parent() == null ? early(option, arguments) : option(option, asked);
    }
    if (asked.subcommands().isEmpty() && asked.positionalParameters().isEmpty()) {
      String option = instead(word, asked);
      return name(asked)
          + " takes no arguments"
          + (option.isEmpty() && has(asked, Options.BRANCH)
              ? "; for the branch " + word + " write " + Options.BRANCH + " " + word
              : ", and '" + word + "' is one" + option);
    }
    if (asked.subcommands().isEmpty()) {
      return name(asked)
          + " takes no more arguments; there is one too many, '"
          + word
          + "'"
          + instead(word, asked);
    }
    return "there is no command '" + within(asked, word) + "'" + command(word, asked);
  }

  /** What a word may be meant for that a command has no place for. */
  private static String instead(String word, CommandSpec asked) {
    if (asked.positionalParameters().stream().anyMatch(one -> one.paramLabel().equals("SQL"))) {
      return "; put the SQL in quotes";
    }
    return has(asked, Options.LIMIT) && word.chars().allMatch(Character::isDigit)
        ? meant(Options.LIMIT + " " + word)
        : "";
  }

  /** What is typed to run it, behind the program's name. */
  private String name(CommandSpec command) {
    return command.qualifiedName().substring(root.name().length()).strip();
  }

  private String within(CommandSpec group, String command) {
    return (name(group) + " " + command).strip();
  }

  private String command(String word, CommandSpec asked) {
    Optional<String> meant =
        asked.parent() == null
            ? Optional.ofNullable(COMMANDS.get(word.toLowerCase(Locale.ROOT)))
            : Optional.empty();
    if (meant.isPresent()) {
      return meant(meant.get());
    }
    List<String> like = new ArrayList<>();
    for (String name : Likeness.of(word, commands(asked))) {
      like.add(within(asked, name));
    }
    if (!like.isEmpty()) {
      return meant(Likeness.choice(like));
    }
    // The words of two levels, each by itself.
    for (Map.Entry<String, CommandLine> group : root.subcommands().entrySet()) {
      if (group.getValue().getSubcommands().containsKey(word)) {
        return meant(group.getKey() + " " + word);
      }
    }
    return root.subcommands().containsKey(word) ? meant(word) : "";
  }

  /** An option that stands before the command, where few may. */
  private String early(String option, List<String> arguments) {
    Optional<String> meant = elsewhere(option).filter(name -> has(root, name));
    if (meant.isPresent()) {
      return "there is no option '" + option + "'" + meant(meant.get());
    }
    String known = elsewhere(option).orElse(option);
    List<String> having = having(known);
    for (String word : arguments) {
      if (having.contains(word)) {
        return "options go after the command; did you mean scorekeeper " + word + " " + known + "?";
      }
    }
    return having.isEmpty()
        ? "there is no option '" + option + "'" + meant(like(option, root))
        : "options go after the command, as in scorekeeper " + having.get(0) + " " + known;
  }

  private String option(String option, CommandSpec asked) {
    String complaint = name(asked) + " has no option '" + option + "'";
    Optional<String> meant = elsewhere(option).filter(name -> has(asked, name));
    if (meant.isPresent()) {
      return complaint + meant(meant.get());
    }
    List<String> like = like(option, asked);
    if (!like.isEmpty()) {
      return complaint + meant(like);
    }
    List<String> having = having(option);
    return having.isEmpty() ? complaint : complaint + "; " + having(having) + " it";
  }

  private static Optional<String> elsewhere(String option) {
    return Optional.ofNullable(OPTIONS.get(option.toLowerCase(Locale.ROOT)));
  }

  private static String having(List<String> commands) {
    return String.join(", ", commands) + (commands.size() == 1 ? " has" : " have");
  }

  private static boolean has(CommandSpec command, String option) {
    return command.findOption(option) != null;
  }

  /** The commands that have an option. */
  private List<String> having(String option) {
    List<String> having = new ArrayList<>();
    for (Map.Entry<String, CommandLine> command : root.subcommands().entrySet()) {
      if (has(command.getValue().getCommandSpec(), option)) {
        having.add(command.getKey());
      }
    }
    return having;
  }

  /** Options of a command that are like what was written, whatever dashes stand before it. */
  private static List<String> like(String written, CommandSpec command) {
    Map<String, String> names = new TreeMap<>();
    for (OptionSpec option : command.options()) {
      for (String name : option.names()) {
        if (name.startsWith("--")) {
          names.put(bare(name), name);
        }
      }
    }
    String bare = bare(written);
    if (names.containsKey(bare)) {
      return List.of(names.get(bare));
    }
    List<String> like = new ArrayList<>();
    for (String name : Likeness.of(bare, names.keySet())) {
      like.add(names.get(name));
    }
    return like;
  }

  private static String bare(String option) {
    int dashes = 0;
    while (dashes < option.length() && option.charAt(dashes) == '-') {
      dashes++;
    }
    return option.substring(dashes).replace('_', '-');
  }

  private static String meant(List<String> names) {
    return names.isEmpty() ? "" : meant(Likeness.choice(names));
  }

  private static String meant(String what) {
    return "; did you mean " + what + "?";
  }

  /** What commands there are on a level. */
  static Collection<String> commands(CommandSpec group) {
    return group.subcommands().keySet();
  }
}
