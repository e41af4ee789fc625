package dev.scorekeeper.cli;

import dev.scorekeeper.cli.command.ExitCode;
import dev.scorekeeper.cli.terminal.Environment;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** The program: takes what it needs from the outside world and ends with an exit code. */
public final class Main {
  private static final int BUFFER = 1 << 16;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command line and returns its {@link ExitCode}. */
  static int run(String... arguments) {
    PrintStream out = stream(FileDescriptor.out);
    if (arguments.length == 1 && arguments[0].equals("--version")) {
      // the one command that needs nothing of all this
      out.println(Version.TEXT);
      out.flush();
      return ExitCode.FINE;
    }
    Locale.setDefault(Locale.ROOT);
    Environment environment =
        new Environment(
            System.getenv(),
            Path.of("").toAbsolutePath(),
            Clock.systemUTC(),
            () -> new SecureRandom().nextLong(),
            System.in,
            out,
            stream(FileDescriptor.err),
            terminal(),
            Wiring.library(arguments.length == 0 ? "" : arguments[0]));
    return new Cli(environment).run(List.of(arguments));
  }

  /** As the launcher saw it; a shell can look without starting anything. */
  private static Environment.Terminal terminal() {
    String told = System.getProperty("scorekeeper.terminal", "");
    return new Environment.Terminal(
        told.contains("out"), told.contains("err"), Integer.getInteger("scorekeeper.columns", 0));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }
}
