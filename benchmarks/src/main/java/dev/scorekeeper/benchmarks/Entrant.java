package dev.scorekeeper.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A command that takes part in a race.
 *
 * @param variables more environment variables
 */
record Entrant(String name, Path directory, Map<String, String> variables, List<String> command) {
  Entrant {
    variables = Map.copyOf(variables);
    command = List.copyOf(command);
  }

  static Entrant of(String name, Path directory, Object... command) {
    return new Entrant(
        name, directory, Map.of(), Arrays.stream(command).map(Object::toString).toList());
  }

  /** The same with an environment variable. */
  Entrant with(String variable, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(variable, value);
    return new Entrant(name, directory, more, command);
  }
}
