package dev.scorekeeper.cli;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.environment.Outputs;
import dev.scorekeeper.cli.environment.Version;
import dev.scorekeeper.report.drawing.Output;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The program: takes what it needs from the outside world and ends with an exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int code;
    try {
      code = run(arguments);
    } catch (RuntimeException | Error e) {
      code = failed(e);
    }
    System.exit(code == ExitCode.FINDINGS ? findings() : code);
  }

  /**
   * A launcher that waits for Java asks for another code, since Java that cannot start ends with 1.
   */
  private static int findings() {
    return Integer.getInteger("scorekeeper.findings", ExitCode.FINDINGS);
  }

  /** Left to itself Java ends with 1, which means findings. */
  private static int failed(Throwable failure) {
    int code = ExitCode.INTERNAL;
    boolean told = false;
    try {
      if (Memory.isShort(failure)) {
        code = ExitCode.UNREADABLE;
        complain(Memory.COMPLAINT);
      } else {
        Cli.trace(new Output(System.err), failure);
      }
      told = true;
      return code;
    } finally {
      if (!told) {
        // There is not even the memory to say so.
        Runtime.getRuntime().halt(code);
      }
    }
  }

  private static void complain(String line) {
    Output err = new Output(System.err);
    err.println(Environment.PROGRAM + ": " + line);
    err.flush();
  }

  /** Runs a command line and returns its {@link ExitCode}. */
  static int run(String... arguments) {
    if (arguments.length == 1
        && (arguments[0].equals("--version") || arguments[0].equals("version"))) {
      return version();
    }
    Locale.setDefault(Locale.ROOT);
    Environment environment =
        new Environment(
            System.getenv(),
            Path.of("").toAbsolutePath(),
            Clock.systemUTC(),
            new Seeds(),
            System.in,
            Outputs.ofProcess(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)),
            terminal(),
            Wiring.library(Cli.first(List.of(arguments)), List.of(arguments), System.getenv()));
    return new Cli(environment).run(List.of(arguments));
  }

  /** No lambda, since a start would pay for linking the first one before all else. */
  private static final class Seeds implements RandomGenerator {
    @Override
    public long nextLong() {
      return new SecureRandom().nextLong();
    }
  }

  /** As the launcher saw it; a shell can look without starting anything. */
  private static Environment.Terminal terminal() {
    String told = System.getProperty("scorekeeper.terminal", "");
    return new Environment.Terminal(
        told.contains("out"), told.contains("err"), Integer.getInteger("scorekeeper.columns", 0));
  }

  /** The one command that needs nothing of all that the others do. */
  private static int version() {
    try {
      new FileOutputStream(FileDescriptor.out)
          .write((Version.TEXT + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      return ExitCode.FINE;
    } catch (IOException e) {
      Outputs.Fate fate = Outputs.fate(e, 1);
      if (fate == Outputs.Fate.LOST) {
        complain("standard output cannot be written: " + e.getMessage());
      }
      return Cli.code(fate);
    }
  }
}
