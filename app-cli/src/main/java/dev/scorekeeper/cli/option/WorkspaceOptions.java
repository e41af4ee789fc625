package dev.scorekeeper.cli.option;

import dev.scorekeeper.HistoryAddress;
import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.Setup;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.environment.TerminalListener;
import dev.scorekeeper.domain.history.HistoryStore;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.domain.workspace.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What a command line is about: a workspace, its history, its stream. */
public final class WorkspaceOptions {
  private WorkspaceOptions() {}

  /**
   * The setup that a command line and the environment say, for who asks about a history: it is in a
   * workspace, or somebody names it.
   *
   * @throws UnreadableException when there is neither
   */
  public static Setup setup(ParseResult parsed, Environment environment) {
    Optional<Path> root = root(parsed, environment);
    if (root.isEmpty() && history(parsed, environment).isEmpty()) {
      throw nothing(environment);
    }
    return setup(parsed, environment, root.orElse(environment.directory()));
  }

  /**
   * The same for who looks at the files of a workspace, so that there has to be one.
   *
   * @throws UnreadableException when there is none
   */
  public static Setup setupOfFiles(ParseResult parsed, Environment environment) {
    Optional<Path> root = root(parsed, environment);
    if (root.isEmpty()) {
      throw nothing(environment);
    }
    return setup(parsed, environment, root.get());
  }

  /** The same for who needs neither: in the workspace, if there is one, else here. */
  public static Setup setupAnywhere(ParseResult parsed, Environment environment) {
    return setup(parsed, environment, root(parsed, environment).orElse(environment.directory()));
  }

  /** The same for the folder that is named or stood in, whatever is in it and above. */
  public static Setup setupHere(ParseResult parsed, Environment environment) {
    return setup(parsed, environment, named(parsed, environment).orElse(environment.directory()));
  }

  private static Setup setup(ParseResult parsed, Environment environment, Path root) {
    Setup setup = Setup.of(root, environment.variables());
    Optional<String> history = history(parsed, environment);
    return (history.isPresent()
            ? setup.history(history(parsed, environment, history.get()))
            : setup)
        .stream(Options.name(parsed, Options.PROJECT), Options.name(parsed, Options.BRANCH))
            .ticking(environment.clock(), environment.random())
            .telling(new TerminalListener(environment));
  }

  /** The history that somebody names; else the workspace has its own. */
  private static Optional<String> history(ParseResult parsed, Environment environment) {
    Optional<String> file = Options.value(parsed, Options.HISTORY);
    return file.isPresent() ? file : environment.variable(Setup.HISTORY_VARIABLE);
  }

  /** The history that an address names. */
  static HistoryStore history(ParseResult parsed, Environment environment, String address) {
    try {
      return HistoryAddress.of(address, environment.directory(), environment.variables());
    } catch (InvalidPathException e) {
      throw notPath(parsed, address, e);
    }
  }

  private static ParameterException notPath(
      ParseResult parsed, String text, InvalidPathException e) {
    return Options.usage(parsed, "'" + text + "' is not a path: " + e.getReason());
  }

  /** The workspace that is named, else the one that is stood in, if there is one. */
  public static Optional<Path> root(ParseResult parsed, Environment environment) {
    Optional<Path> named = named(parsed, environment);
    return named.isPresent() ? named : Scorekeeper.workspaceAround(environment.directory());
  }

  private static Optional<Path> named(ParseResult parsed, Environment environment) {
    Optional<String> text = Options.value(parsed, Options.WORKSPACE);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Path root = path(parsed, environment, text.get());
    if (!Files.isDirectory(root)) {
      throw Options.usage(
          parsed,
          Options.WORKSPACE
              + (Files.exists(root)
                  ? ": " + root + " is a file; a workspace is the folder that holds the registry"
                  : ": there is no folder " + root));
    }
    return Optional.of(root);
  }

  private static UnreadableException nothing(Environment environment) {
    return new UnreadableException(
        "there is no workspace at "
            + environment.directory()
            + ", nor above it in a git repository: no "
            + Settings.FILE
            + ", no history and no "
            + Layout.DEFAULT.registry()
            + "; start one with scorekeeper init, or name one with --workspace DIR");
  }

  /** The workspace where that is a folder above the one that is stood in. */
  public static Optional<Path> above(ParseResult parsed, Environment environment) {
    Path here = environment.directory();
    return parsed.commandSpec().findOption(Options.WORKSPACE) == null
            || Options.value(parsed, Options.WORKSPACE).isPresent()
        ? Optional.empty()
        : Scorekeeper.workspaceAround(here).filter(root -> !root.equals(here));
  }

  /**
   * A path of the workspace, as people write it: from its root where they name it, else from where
   * they stand.
   */
  public static String inWorkspace(ParseResult parsed, Environment environment, String text) {
    Optional<Path> above = above(parsed, environment);
    boolean isAbsolute = text.isEmpty() || text.charAt(0) == '/' || text.charAt(0) == '\\';
    return above.isEmpty() || isAbsolute
        ? text
        : above.get().relativize(environment.directory().toAbsolutePath().normalize()) + "/" + text;
  }

  /** Where a command line wants to stand, if elsewhere: each folder from the one before it. */
  public static Optional<Path> directory(ParseResult parsed, Environment environment) {
    Optional<Path> directory = Optional.empty();
    for (ParseResult level = parsed; level != null; level = level.subcommand()) {
      if (level.commandSpec().findOption(Options.DIRECTORY) == null) {
        continue;
      }
      for (String text : level.matchedOptionValue(Options.DIRECTORY, List.<String>of())) {
        Path from = directory.orElse(environment.directory());
        directory = Optional.of(text.isEmpty() ? from : entered(level, from, text));
      }
    }
    return directory;
  }

  /** Links are followed first, as a shell's cd does not, but every process that is started does. */
  private static Path entered(ParseResult parsed, Path from, String text) {
    try {
      Path folder = from.resolve(text).toRealPath();
      if (Files.isDirectory(folder)) {
        return folder;
      }
    } catch (IOException e) {
      // There is none that can be entered.
    } catch (InvalidPathException e) {
      throw notPath(parsed, text, e);
    }
    throw Options.usage(
        parsed, Options.DIRECTORY + ": there is no folder " + from.resolve(text).normalize());
  }

  /** A path that a command line names. */
  public static Path path(ParseResult parsed, Environment environment, String text) {
    try {
      return environment.directory().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw notPath(parsed, text, e);
    }
  }
}
