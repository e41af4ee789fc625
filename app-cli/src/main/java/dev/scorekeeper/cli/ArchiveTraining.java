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
  /** What a command names where it asks a server. */
  private static final String SERVER = "SERVER";

  private ArchiveTraining() {}

  public static void main(String[] args) throws IOException {
    try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        if (command.contains(SERVER)) {
          ask(command);
        } else {
          Main.run(command.split(" ", -1));
        }
      }
    }
  }

  private static void ask(String command) {
    try (StandInServer server = StandInServer.start()) {
      String address = "postgresql://rehearsal@127.0.0.1:" + server.port() + "/rehearsal";
      Main.run(command.replace(SERVER, address).split(" ", -1));
    } catch (IOException e) {
      // Where nothing may listen, these classes come without the archive.
    }
  }
}
