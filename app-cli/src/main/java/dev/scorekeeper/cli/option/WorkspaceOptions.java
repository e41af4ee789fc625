package dev.scorekeeper.cli.option;

import dev.scorekeeper.Setup;
import dev.scorekeeper.cli.terminal.Environment;
import dev.scorekeeper.cli.terminal.TerminalListener;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** What a command line is about: a workspace, its history, its stream. */
public final class WorkspaceOptions {
  private WorkspaceOptions() {}

  /** The setup that a command line and the environment say. */
  public static Setup setup(ParseResult parsed, Environment environment) {
    Path root = root(parsed, environment);
    Setup setup = Setup.of(root, environment.variables());
    Optional<Path> history = history(parsed, environment);
    return (history.isPresent() ? setup.history(history.get()) : setup)
        .stream(Options.name(parsed, Options.PROJECT), Options.name(parsed, Options.BRANCH))
            .ticking(environment.clock(), environment.random())
            .telling(new TerminalListener(environment));
  }

  /** The history that somebody names; else the workspace has its own. */
  private static Optional<Path> history(ParseResult parsed, Environment environment) {
    Optional<String> file = Options.value(parsed, Options.HISTORY);
    if (file.isEmpty()) {
      file = environment.variable(Setup.HISTORY_VARIABLE);
    }
    return file.isPresent() ? Optional.of(path(parsed, environment, file.get())) : Optional.empty();
  }

  private static Path root(ParseResult parsed, Environment environment) {
    Path root = path(parsed, environment, Options.value(parsed, Options.WORKSPACE).orElse("."));
    if (!Files.isDirectory(root)) {
      throw Options.usage(parsed, Options.WORKSPACE + ": there is no folder " + root);
    }
    return root;
  }

  /** A path that a command line names. */
  public static Path path(ParseResult parsed, Environment environment, String text) {
    try {
      return environment.directory().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw Options.usage(parsed, "'" + text + "' is no path: " + e.getReason());
    }
  }
}
