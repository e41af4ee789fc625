package dev.scorekeeper.cli.environment;

import dev.scorekeeper.cli.Main;

/** Breaks a law on purpose: the terminal knows the commands, which know the terminal. */
public final class KnowsCommands {
  void startOver() {
    Main.main(new String[0]);
  }
}
