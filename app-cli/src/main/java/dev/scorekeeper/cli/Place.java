package dev.scorekeeper.cli;

import dev.scorekeeper.domain.history.StreamId;
import dev.scorekeeper.domain.validation.Snapshot;
import dev.scorekeeper.domain.workspace.Layout;
import dev.scorekeeper.domain.workspace.Settings;
import dev.scorekeeper.fs.DirectoryTree;
import dev.scorekeeper.git.Checkout;
import dev.scorekeeper.json.layers.SnapshotReader;
import dev.scorekeeper.json.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What a command line is about: a workspace, its settings, its history.
 *
 * @param root the workspace's folder
 * @param history the history's file, which need not exist
 */
record Place(
    ParseResult parsed, Environment environment, Path root, Settings settings, Path history) {
  /** Finds the workspace that a command line names and reads its settings. */
  static Place of(ParseResult parsed, Environment environment) {
    return of(
        parsed, environment, SettingsReader.read(new DirectoryTree(root(parsed, environment))));
  }

  /** The workspace that a command line names, with settings from elsewhere. */
  static Place of(ParseResult parsed, Environment environment, Settings settings) {
    Path root = root(parsed, environment);
    return new Place(parsed, environment, root, settings, history(parsed, environment, root));
  }

  /** The history's file that a command line, the environment, or else the workspace says. */
  static Path history(ParseResult parsed, Environment environment, Path root) {
    Optional<String> file = Options.value(parsed, Options.HISTORY);
    if (file.isEmpty()) {
      file = environment.variable("SCOREKEEPER_HISTORY");
    }
    return file.isPresent()
        ? path(parsed, environment, file.get())
        : root.resolve(".scorekeeper").resolve("history.db");
  }

  /** The workspace that a command line names. */
  static Path root(ParseResult parsed, Environment environment) {
    Path root = path(parsed, environment, Options.value(parsed, Options.WORKSPACE).orElse("."));
    if (!Files.isDirectory(root)) {
      throw Options.usage(parsed, Options.WORKSPACE + ": there is no folder " + root);
    }
    return root;
  }

  /** A path that a command line names. */
  static Path path(ParseResult parsed, Environment environment, String text) {
    try {
      return environment.directory().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw Options.usage(parsed, "'" + text + "' is no path: " + e.getReason());
    }
  }

  /** Reads the three layers, with progress for a watching person. */
  Snapshot snapshot() {
    try (ProgressLine line = new ProgressLine(environment, "reading sequence files:")) {
      return SnapshotReader.read(new DirectoryTree(root), settings.layout(), line::show);
    }
  }

  /** Begins to ask git. */
  Checkout checkout() {
    Layout layout = settings.layout();
    return Checkout.look(root, List.of(layout.registry(), layout.catalog(), layout.sequences()));
  }

  /** The stream that the command line, the settings, git and the CI system name. */
  StreamId stream(Checkout checkout) {
    Optional<Checkout> git = tracked(checkout);
    Optional<String> project = Options.name(parsed, Options.PROJECT);
    Optional<String> branch = Options.name(parsed, Options.BRANCH);
    if (branch.isEmpty() && git.isPresent()) {
      branch = git.get().branch();
    }
    if (branch.isEmpty()) {
      branch = CiBranch.of(environment);
    }
    return new StreamId(
        project.isPresent() ? project.get() : ownProject(git),
        branch.orElse(StreamId.DEFAULT_BRANCH));
  }

  /** Whether the command line or the settings name the stream's project or branch. */
  boolean namesStream() {
    return parsed.hasMatchedOption(Options.PROJECT)
        || parsed.hasMatchedOption(Options.BRANCH)
        || settings.project().isPresent();
  }

  /**
   * Whether the stream is of the workspace's own project, and not of one that is only asked for.
   */
  boolean isOwnProject(Checkout checkout) {
    Optional<String> named = Options.name(parsed, Options.PROJECT);
    return named.isEmpty() || named.get().equals(ownProject(tracked(checkout)));
  }

  private String ownProject(Optional<Checkout> git) {
    Optional<String> project = settings.project();
    if (project.isEmpty() && git.isPresent()) {
      project = git.get().project();
    }
    return project.isPresent() ? project.get() : folder();
  }

  /** What git knows, where it knows the registry. */
  Optional<Checkout> tracked(Checkout checkout) {
    return checkout.tracks(settings.layout().registry()) ? Optional.of(checkout) : Optional.empty();
  }

  private String folder() {
    Path real;
    try {
      real = root.toRealPath();
    } catch (IOException e) {
      real = root.toAbsolutePath();
    }
    Path name = real.getFileName();
    return name == null ? "workspace" : name.toString();
  }
}
