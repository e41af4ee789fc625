package dev.scorekeeper.cli;

import dev.scorekeeper.cli.terminal.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import picocli.CommandLine;

/** The whole program in this process, with a clock that moves by a minute for each command. */
final class Shell {
  private final Path directory;
  private final Map<String, String> variables = new HashMap<>();
  private final Random random = new Random(7);
  private Instant now = Instant.parse("2026-01-05T12:00:00Z");
  private Environment.Terminal terminal = Environment.Terminal.NONE;
  private String input = "";
  private boolean broken;

  private boolean slow;

  Shell(Path directory) {
    this.directory = directory;
  }

  /** What a command line gave. */
  record Answer(int code, String out, String err) {}

  Shell with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Shell onTerminal(int columns) {
    terminal = new Environment.Terminal(true, true, columns);
    return this;
  }

  Shell at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Shell typing(String text) {
    input = text;
    return this;
  }

  /** On a machine that takes a second for everything. */
  Shell slowly() {
    slow = true;
    return this;
  }

  /** Standard output that nobody reads. */
  Shell intoNothing() {
    broken = true;
    return this;
  }

  Answer run(String... arguments) {
    now = now.plus(Duration.ofMinutes(1));
    ByteArrayOutputStream out =
        broken
            ? new ByteArrayOutputStream() {
              @Override
              public void flush() throws IOException {
                throw new IOException("broken pipe");
              }
            }
            : new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = cli(out, err).run(List.of(arguments));
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The command line as picocli sees it. */
  CommandLine commandLine() {
    return cli(new ByteArrayOutputStream(), new ByteArrayOutputStream()).commandLine();
  }

  private Cli cli(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    Environment environment =
        new Environment(
            Map.copyOf(variables),
            directory,
            slow ? new Slow(now) : Clock.fixed(now, ZoneOffset.UTC),
            random,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            terminal,
            Wiring.library(""));
    return new Cli(environment);
  }

  /** A clock that goes on by a second with every look at it. */
  private static final class Slow extends Clock {
    private Instant now;

    Slow(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
