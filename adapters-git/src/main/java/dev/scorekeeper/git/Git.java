package dev.scorekeeper.git;

import java.io.ByteArrayOutputStream;
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
import java.util.function.Consumer;

/**
 * The git program of this machine, asked in one folder. The folder may hold a stranger's
 * repository: git is told to run nothing that it names, to reach no network and to write nothing.
 */
final class Git {
  /** How the reason begins where there is no program to ask. */
  static final String MISSING = "there is no git program";

  /** The exit code of a command that did what it was asked. */
  static final Set<Integer> DONE = Set.of(0);

  /** So much is read of what it complains about, in bytes. */
  private static final int LONGEST_COMPLAINT = 8 * 1024;

  private static final int BUFFER = 16 * 1024;

  /** What a commit says of itself stands at its beginning, in bytes. */
  private static final int LONGEST_RECORD = 64 * 1024;

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
   * @throws NoAnswerException where it leads to none
   */
  static Git in(Path folder, GitTasks rounds, Map<String, String> environment) {
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
    return new Git(
        rounds,
        program.orElseThrow(() -> new NoAnswerException(MISSING + " on the search path (PATH)")),
        folder,
        kept);
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
    return new Question(line);
  }

  private Process start(
      List<String> line, ProcessBuilder.Redirect output, ProcessBuilder.Redirect complaint)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(output)
            .redirectError(complaint);
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(environment);
    Process process = builder.start();
    rounds.started(process);
    process.getOutputStream().close();
    return process;
  }

  private static String nowhere() {
    return File.separatorChar == '\\' ? "NUL" : "/dev/null";
  }

  /** A git that was started. */
  final class Question {
    private final List<String> line;
    private final Process process;

    private Question(List<String> line) {
      this.line = line;
      try {
        this.process = start(line, ProcessBuilder.Redirect.PIPE, ProcessBuilder.Redirect.DISCARD);
      } catch (IOException e) {
        throw new NoAnswerException(program + " cannot be started", e);
      }
    }

    /**
     * What it wrote.
     *
     * @throws NoAnswerException unless it ended with one of the given exit codes
     */
    String answer(Set<Integer> fine) {
      try (InputStream stream = process.getInputStream()) {
        byte[] bytes = stream.readNBytes(LONGEST_ANSWER + 1);
        if (bytes.length > LONGEST_ANSWER) {
          GitTasks.end(process);
          throw new NoAnswerException("its answer has no end");
        }
        int code = process.waitFor();
        if (!fine.contains(code)) {
          String reason = rounds.isOver() ? "" : reason();
          throw new NoAnswerException(reason.isEmpty() ? "it ends with exit code " + code : reason);
        }
        return new String(bytes, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new NoAnswerException("its answer cannot be read", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NoAnswerException("the wait for it was interrupted", e);
      } finally {
        rounds.ended(process);
      }
    }

    /**
     * Takes what it wrote, as records that each end with a zero byte, however much it is; of a long
     * record the beginning.
     *
     * @throws NoAnswerException unless it did what it was asked
     */
    void records(Consumer<byte[]> listener) {
      try (InputStream stream = process.getInputStream()) {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        byte[] bytes = new byte[BUFFER];
        for (int read = stream.read(bytes); read >= 0; read = stream.read(bytes)) {
          for (int i = 0; i < read; i++) {
            if (bytes[i] == 0) {
              listener.accept(record.toByteArray());
              record.reset();
            } else if (record.size() < LONGEST_RECORD) {
              record.write(bytes[i]);
            }
          }
        }
        int code = process.waitFor();
        if (!DONE.contains(code)) {
          String reason = rounds.isOver() ? "" : reason();
          throw new NoAnswerException(reason.isEmpty() ? "it ends with exit code " + code : reason);
        }
      } catch (IOException e) {
        throw new NoAnswerException("its answer cannot be read", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NoAnswerException("the wait for it was interrupted", e);
      } finally {
        rounds.ended(process);
      }
    }

    /** Asked once more, since nothing reads complaints beside an answer. */
    private String reason() throws IOException {
      Process again = start(line, ProcessBuilder.Redirect.DISCARD, ProcessBuilder.Redirect.PIPE);
      try (InputStream stream = again.getErrorStream()) {
        byte[] bytes = stream.readNBytes(LONGEST_COMPLAINT);
        GitTasks.end(again);
        return NoAnswerException.reasonIn(new String(bytes, StandardCharsets.UTF_8));
      } finally {
        rounds.ended(again);
      }
    }
  }
}
