package dev.scorekeeper.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as it is handed out, in processes of its own. */
final class Distribution {
  /** Longer than any command may take here, whatever else the machine does. */
  private static final int PATIENCE_SECONDS = 120;

  private final Path directory;
  private final Path outputs;
  private int started;

  /**
   * The program in a folder.
   *
   * @param outputs a folder for what it prints
   */
  Distribution(Path directory, Path outputs) {
    this.directory = directory;
    this.outputs = outputs;
  }

  /** What a process left behind. */
  record Ended(int code, String out, String err) {}

  /** Whether the build made a distribution that this machine can start. */
  static boolean isThere() {
    return System.getProperty("scorekeeper.distribution") != null && Files.isExecutable(launcher());
  }

  static Path launcher() {
    return Path.of(System.getProperty("scorekeeper.distribution", ""), "bin", "scorekeeper");
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) {
    return start(arguments).end();
  }

  /** Starts a command. */
  Started start(String... arguments) {
    List<String> command = new ArrayList<>(List.of(launcher().toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  /** Starts any program, such as a shell that starts ours. */
  Started start(List<String> command) {
    started++;
    Path out = outputs.resolve("out-" + started);
    Path err = outputs.resolve("err-" + started);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("SCOREKEEPER_HISTORY");
    try {
      return new Started(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process that runs. */
  record Started(Process process, Path out, Path err) {
    Ended end() {
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("no end after " + PATIENCE_SECONDS + " s");
        }
        return new Ended(
            process.exitValue(),
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
