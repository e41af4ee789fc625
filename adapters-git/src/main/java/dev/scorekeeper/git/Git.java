package dev.scorekeeper.git;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The git program of this machine, asked in one folder. The folder may hold a stranger's
 * repository: git is told to run nothing that it names, to reach no network and to write nothing;
 * whatever goes wrong is an empty answer.
 */
final class Git {
  /** The exit code of a command that did what it was asked. */
  static final Set<Integer> DONE = Set.of(0);

  /** Longer answers are not read, in bytes. */
  private static final int LONGEST_ANSWER = 32 * 1024 * 1024;

  /**
   * A partial clone would fetch what it lacks, by a program that the repository names: versions
   * before 2.44 are stopped by the protocols allowed, of which there are none.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "LC_ALL", "C",
          "GIT_ALLOW_PROTOCOL", "none",
          "GIT_GRAFT_FILE", nowhere(),
          "GIT_LITERAL_PATHSPECS", "1",
          "GIT_NO_LAZY_FETCH", "1",
          "GIT_NO_REPLACE_OBJECTS", "1",
          "GIT_OPTIONAL_LOCKS", "0",
          "GIT_TERMINAL_PROMPT", "0");

  private final GitTasks rounds;
  private final Path program;
  private final Path folder;
  private final Map<String, String> environment;

  private Git(GitTasks rounds, Path program, Path folder, Map<String, String> environment) {
    this.rounds = rounds;
    this.program = program;
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * The program that the environment's search path leads to.
   *
   * @param environment of this process; it is given to git without the variables that govern git
   */
  static Optional<Git> in(Path folder, GitTasks rounds, Map<String, String> environment) {
    Map<String, String> kept = new HashMap<>(SETTINGS);
    Optional<Path> program = Optional.empty();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey().toUpperCase(Locale.ROOT);
      if (name.equals("PATH")) {
        program = program(variable.getValue());
      }
      if (!name.startsWith("GIT_")) {
        kept.putIfAbsent(variable.getKey(), variable.getValue());
      }
    }
    return program.map(found -> new Git(rounds, found, folder, kept));
  }

  /** The same program in another folder. */
  Git in(Path other) {
    return new Git(rounds, program, other, environment);
  }

  /** The rounds in which it is asked. */
  GitTasks rounds() {
    return rounds;
  }

  /**
   * Found here rather than by the system, which would also look into the current folder, and so run
   * a stranger's program, on Windows or where the search path has a relative part.
   */
  private static Optional<Path> program(String searchPath) {
    String name = File.separatorChar == '\\' ? "git.exe" : "git";
    for (String part : searchPath.split(File.pathSeparator, -1)) {
      try {
        Path program = Path.of(part, name);
        if (program.isAbsolute() && Files.isExecutable(program) && !Files.isDirectory(program)) {
          return Optional.of(program);
        }
      } catch (InvalidPathException e) {
        // a part that is no path leads to no program
      }
    }
    return Optional.empty();
  }

  /** Starts git. */
  Question ask(List<String> settings, String command, Collection<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(program.toString());
    // Empty rather than false: before 2.36 this was the name of a program to run.
    line.addAll(List.of("-c", "core.fsmonitor=", "-c", "core.hooksPath=" + nowhere()));
    // A folder of committed files can be a repository with a configuration of its own.
    line.addAll(List.of("-c", "safe.bareRepository=explicit"));
    for (String setting : settings) {
      line.addAll(List.of("-c", setting));
    }
    line.add(command);
    line.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment);
    try {
      Process process = builder.start();
      rounds.started(process);
      process.getOutputStream().close();
      return new Question(Optional.of(process));
    } catch (IOException e) {
      return new Question(Optional.empty());
    }
  }

  private static String nowhere() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }

  /** A git that was started. */
  final class Question {
    private final Optional<Process> asked;

    private Question(Optional<Process> asked) {
      this.asked = asked;
    }

    /** What it wrote; empty unless it ended with one of the given exit codes. */
    Optional<String> answer(Set<Integer> fine) {
      if (asked.isEmpty()) {
        return Optional.empty();
      }
      Process process = asked.get();
      try (InputStream stream = process.getInputStream()) {
        byte[] bytes = stream.readNBytes(LONGEST_ANSWER + 1);
        if (bytes.length > LONGEST_ANSWER) {
          GitTasks.end(process);
        }
        return fine.contains(process.waitFor()) && bytes.length <= LONGEST_ANSWER
            ? Optional.of(new String(bytes, StandardCharsets.UTF_8))
            : Optional.empty();
      } catch (IOException e) {
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } finally {
        rounds.ended(process);
      }
    }
  }
}
