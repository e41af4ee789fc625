package dev.scorekeeper.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a benchmark works with.
 *
 * @param root the project's folder
 * @param distribution the program as a user unpacks it
 * @param scratch an empty folder of its own
 */
record Bench(Path root, Path distribution, Path scratch) {
  /** The program's launcher. */
  Path program() {
    return distribution.resolve("bin/scorekeeper");
  }

  /** The Java that measures and is measured. */
  Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** One of these classes as a program, on a Java without options. */
  Entrant java(String name, Path directory, Class<?> program, Object... arguments) {
    List<Object> command = new ArrayList<>();
    command.add(java());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return Entrant.of(name, directory, command.toArray());
  }

  /** A peer's script. */
  Path peer(String name) {
    return root.resolve("benchmarks/peers").resolve(name);
  }

  /** A copy of a folder among the scratch. */
  Path copy(Path folder, String name) {
    Path target = scratch.resolve(name);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Files.copy(file, target.resolve(folder.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target;
  }

  /** Says on standard error what is going on. */
  void say(String line) {
    System.err.println(line);
  }
}
