package dev.scorekeeper.cli;

import dev.scorekeeper.cli.environment.Environment;
import dev.scorekeeper.cli.environment.Outputs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine;

/** The whole program in this process, with a clock that moves by a minute for each command. */
final class Shell {
  private final Path directory;
  private final Map<String, String> variables = new HashMap<>();
  private Random random = new Random(7);
  private Instant now = Instant.parse("2026-01-05T12:00:00Z");
  private Environment.Terminal terminal = Environment.Terminal.NONE;
  private String input = "";
  private Optional<OutputStream> out = Optional.empty();
  private Optional<OutputStream> err = Optional.empty();
  private Optional<InputStream> in = Optional.empty();
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

  /** With results into a pipe, while a terminal shows the progress. */
  Shell piped(int columns) {
    terminal = new Environment.Terminal(false, true, columns);
    return this;
  }

  Shell at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  /** On a machine whose chance nobody else has. */
  Shell by(Random chance) {
    random = chance;
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

  /** Prints results there from now on. */
  Shell into(OutputStream target) {
    out = Optional.of(target);
    return this;
  }

  /** Complains there from now on. */
  Shell complainingTo(OutputStream target) {
    err = Optional.of(target);
    return this;
  }

  /** Reads standard input from there. */
  Shell reading(InputStream source) {
    in = Optional.of(source);
    return this;
  }

  Answer run(String... arguments) {
    now = now.plus(Duration.ofMinutes(1));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    int code = cli(out.orElse(printed), err.orElse(complained)).run(List.of(arguments));
    return new Answer(
        code,
        printed.toString(StandardCharsets.UTF_8),
        complained.toString(StandardCharsets.UTF_8));
  }

  /** The command line as picocli sees it. */
  CommandLine commandLine() {
    return cli(new ByteArrayOutputStream(), new ByteArrayOutputStream()).commandLine();
  }

  private Cli cli(OutputStream printing, OutputStream complaining) {
    Environment environment =
        new Environment(
            Map.copyOf(variables),
            directory,
            slow ? new Slow(now) : Clock.fixed(now, ZoneOffset.UTC),
            random,
            in.orElseGet(() -> new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))),
            new Outputs(printing, complaining),
            terminal,
            Wiring.library("", List.of(), Map.of()));
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
