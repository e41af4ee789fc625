package dev.scorekeeper.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Runs the commands on the lines of the standard input, in one process and whatever their exit
 * codes, so that Java can note which classes they load.
 */
final class ArchiveTraining {
  private ArchiveTraining() {}

  public static void main(String[] args) throws IOException {
    try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        Main.run(command.split(" ", -1));
      }
    }
  }
}
