package dev.scorekeeper.cli.terminal;

import dev.scorekeeper.cli.Environment;

/** Breaks a law on purpose: the terminal knows the commands, which know the terminal. */
public final class KnowsCommands {
  Environment.Terminal terminal(Environment environment) {
    return environment.terminal();
  }
}
