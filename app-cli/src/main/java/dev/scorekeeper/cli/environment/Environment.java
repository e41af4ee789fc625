package dev.scorekeeper.cli.environment;

import dev.scorekeeper.Scorekeeper;
import dev.scorekeeper.Setup;
import dev.scorekeeper.application.Deferred;
import dev.scorekeeper.domain.workspace.UnreadableException;
import dev.scorekeeper.report.drawing.Output;
import dev.scorekeeper.report.drawing.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Everything that a command takes from the outside world.
 *
 * @param variables the environment variables
 * @param directory what relative paths on the command line are relative to
 * @param in standard input
 * @param outputs where results, progress and complaints go
 * @param terminal what the two are connected to
 * @param library what opens the library
 */
public record Environment(
    Map<String, String> variables,
    Path directory,
    Clock clock,
    RandomGenerator random,
    InputStream in,
    Outputs outputs,
    Terminal terminal,
    Deferred<Function<Setup, Scorekeeper>> library) {
  /** How wide a terminal is of which nobody knows. */
  private static final int USUAL = 80;

  /** What the program is called, and begins each complaint. */
  public static final String PROGRAM = "scorekeeper";

  /**
   * What the outputs are connected to.
   *
   * @param out whether standard output is a terminal
   * @param err whether standard error is one
   * @param columns its width; 0 when it is not known
   */
  public record Terminal(boolean out, boolean err, int columns) {
    /** Files or pipes. */
    public static final Terminal NONE = new Terminal(false, false, 0);
  }

  /** The same for who stands elsewhere. */
  public Environment standingIn(Path other) {
    return new Environment(variables, other, clock, random, in, outputs, terminal, library);
  }

  /** Data goes here. */
  public Output out() {
    return outputs.out();
  }

  /** Progress and complaints go here. */
  public Output err() {
    return outputs.err();
  }

  /**
   * Standard input, to its end or to so many bytes.
   *
   * @throws UnreadableException when it cannot be read, as where it is closed or a folder
   */
  public String typed(int most) {
    try {
      return new String(in.readNBytes(most), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UnreadableException("standard input cannot be read: " + e.getMessage());
    }
  }

  /** An environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    String value = variables.get(name);
    return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /**
   * How wide results are shown; 0 for as wide as they are, so that nothing is missing in a file or
   * a pipe. Somebody may say how wide, as many programs let them.
   */
  public int columns() {
    Optional<String> said = variable("COLUMNS");
    if (said.isPresent()) {
      try {
        int columns = Integer.parseInt(said.get());
        if (columns > 0) {
          return columns;
        }
      } catch (NumberFormatException e) {
        // nothing that anybody could go by
      }
    }
    if (!terminal.out()) {
      return 0;
    }
    return terminal.columns() > 0 ? terminal.columns() : USUAL;
  }

  /** Says something to the person on standard error. */
  public void complain(String line) {
    err().println(PROGRAM + ": " + TerminalText.text(line));
  }

  /** Whether a person watches standard error. */
  boolean isWatched() {
    return terminal.err() && !isDumb() && variable("CI").isEmpty();
  }

  /** Whether colours belong on standard output when nothing on the command line says so. */
  public boolean likesColour() {
    return terminal.out() && !isDumb() && variable("NO_COLOR").isEmpty();
  }

  private boolean isDumb() {
    return variable("TERM").orElse("").equals("dumb");
  }
}
