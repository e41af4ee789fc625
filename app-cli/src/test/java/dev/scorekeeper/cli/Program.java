package dev.scorekeeper.cli;

import dev.scorekeeper.testkit.fixture.ThisJava;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole program in a process of its own, from the classes of this build. */
final class Program {
  private final Path directory;
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();
  private ProcessBuilder.Redirect out = ProcessBuilder.Redirect.DISCARD;
  private ProcessBuilder.Redirect err = ProcessBuilder.Redirect.INHERIT;

  Program(Path directory) {
    this.directory = directory;
  }

  /** With an option for Java. */
  Program option(String option) {
    options.add(option);
    return this;
  }

  Program with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** With standard output into a file or a device. */
  Program into(Path file) {
    out = ProcessBuilder.Redirect.to(file.toFile());
    err = ProcessBuilder.Redirect.DISCARD;
    return this;
  }

  /** With standard output into a pipe to who starts it. */
  Program piped() {
    out = ProcessBuilder.Redirect.PIPE;
    return this;
  }

  Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ThisJava.program().toString());
    command.addAll(ThisJava.nativeAccess());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SCOREKEEPER_"));
    builder.environment().putAll(variables);
    return builder.redirectOutput(out).redirectError(err).start();
  }

  /** Runs it to its end; its exit code. */
  int run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).waitFor();
  }
}
